import { DTYPES, dtypeOf, type Tensor } from "./dtypes";
import { sha256 } from "./sha256";

/** Name of the metadata entry that holds the SHA-256 of the data section. */
export const CHECKSUM_KEY = "sha256";

export interface Digesting {
  /** SHA-256 in hexadecimal digits: the host's own where it has one, which is many times faster than that of `ml`. */
  readonly digest?: (bytes: Uint8Array) => string;
}

/**
 * Tensors and strings as one safetensors file: the length of the header (8 bytes, little-endian), the header
 * (JSON, padded with spaces to 8 bytes), the data. Wider types come first, so that every tensor lies on a
 * multiple of its element size although the format allows no gaps.
 *
 * @throws RangeError when a shape does not fit its data, or metadata uses the checksum's name
 */
export function encodeTensors(
  tensors: ReadonlyMap<string, Tensor>,
  metadata: Readonly<Record<string, string>>,
  { digest = sha256 }: Digesting = {},
): Uint8Array {
  if (CHECKSUM_KEY in metadata) throw new RangeError(`Metadata "${CHECKSUM_KEY}" is written by the encoder.`);
  const ordered = [...tensors].sort(
    ([, a], [, b]) => DTYPES[dtypeOf(b.data)].bytes - DTYPES[dtypeOf(a.data)].bytes,
  );
  const data = new Uint8Array(ordered.reduce((sum, [, tensor]) => sum + tensor.data.byteLength, 0));
  const entries: [string, unknown][] = [];
  let offset = 0;
  for (const [name, tensor] of ordered) {
    const end = offset + tensor.data.byteLength;
    if (tensor.shape.reduce((item, size) => item * size, 1) !== tensor.data.length) {
      throw new RangeError(`Tensor "${name}": shape [${tensor.shape.join(", ")}] for ${tensor.data.length}.`);
    }
    data.set(new Uint8Array(tensor.data.buffer, tensor.data.byteOffset, tensor.data.byteLength), offset);
    entries.push([name, { dtype: dtypeOf(tensor.data), shape: tensor.shape, data_offsets: [offset, end] }]);
    offset = end;
  }
  const described = {
    __metadata__: { ...metadata, [CHECKSUM_KEY]: digest(data) },
    ...Object.fromEntries(entries),
  };
  return assemble(JSON.stringify(described), data);
}

function assemble(json: string, data: Uint8Array): Uint8Array {
  const header = new TextEncoder().encode(json);
  const padded = Math.ceil(header.length / 8) * 8;
  const bytes = new Uint8Array(8 + padded + data.length);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(padded), true);
  bytes.fill(0x20, 8, 8 + padded);
  bytes.set(header, 8);
  bytes.set(data, 8 + padded);
  return bytes;
}
