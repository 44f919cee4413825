import { DTYPES, dtypeOf, type Tensor } from "./dtypes";
import {
  CHECKSUM_KEY,
  checksumOf,
  HEADER_START,
  NO_CHECKSUM,
  writeChecksum,
  type Digesting,
} from "./checksum";

/** Name of the metadata entry that holds the version of the format. */
export const FORMAT_KEY = "format";
/** 1 had a checksum over the data alone; 2 has one over everything. */
export const FORMAT_VERSION = 2;

/**
 * Tensors and strings as one safetensors file: the length of the header (8 bytes, little-endian), the header
 * (JSON, padded with spaces to 8 bytes), the data. Wider types come first, so that every tensor lies on a
 * multiple of its element size although the format allows no gaps. A checksum over all of it, header included,
 * lies in the metadata: any other reader of safetensors can read the file and ignore it.
 *
 * @throws RangeError when a shape does not fit its data, or metadata uses a name that is the encoder's own
 */
export function encodeTensors(
  tensors: ReadonlyMap<string, Tensor>,
  metadata: Readonly<Record<string, string>>,
  { digest }: Digesting = {},
): Uint8Array {
  for (const name of [CHECKSUM_KEY, FORMAT_KEY]) {
    if (name in metadata) throw new RangeError(`Metadata "${name}" is written by the encoder.`);
  }
  const ordered = [...tensors].sort(
    ([, a], [, b]) => DTYPES[dtypeOf(b.data)].bytes - DTYPES[dtypeOf(a.data)].bytes,
  );
  const data = new Uint8Array(ordered.reduce((sum, [, tensor]) => sum + tensor.data.byteLength, 0));
  const entries: [string, unknown][] = [];
  let offset = 0;
  for (const [name, tensor] of ordered) {
    const end = offset + tensor.data.byteLength;
    if (tensor.shape.reduce((product, size) => product * size, 1) !== tensor.data.length) {
      throw new RangeError(`Tensor "${name}": shape [${tensor.shape.join(", ")}] for ${tensor.data.length}.`);
    }
    data.set(new Uint8Array(tensor.data.buffer, tensor.data.byteOffset, tensor.data.byteLength), offset);
    entries.push([name, { dtype: dtypeOf(tensor.data), shape: tensor.shape, data_offsets: [offset, end] }]);
    offset = end;
  }
  const own = JSON.stringify({ [FORMAT_KEY]: String(FORMAT_VERSION) });
  const ofMetadata = joinMembers(own.slice(1, -1), Object.entries(metadata));
  const json = joinMembers(`${HEADER_START}${NO_CHECKSUM}",${ofMetadata}}`, entries);
  return assemble(`${json}}`, data, digest);
}

/** Members of a JSON object, after `first`. By hand, because JavaScript moves names that are numbers to the front. */
function joinMembers(first: string, members: readonly (readonly [string, unknown])[]): string {
  return [first, ...members.map(([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)}`)].join(
    ",",
  );
}

function assemble(json: string, data: Uint8Array, digest: Digesting["digest"]): Uint8Array {
  const header = new TextEncoder().encode(json);
  const dataStart = 8 + Math.ceil(header.length / 8) * 8;
  const bytes = new Uint8Array(dataStart + data.length);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(dataStart - 8), true);
  bytes.fill(0x20, 8, dataStart);
  bytes.set(header, 8);
  const head = bytes.subarray(0, dataStart);
  writeChecksum(head, checksumOf(head, data, digest));
  bytes.set(data, dataStart);
  return bytes;
}
