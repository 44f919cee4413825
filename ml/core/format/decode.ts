import { CHECKSUM_KEY, checksumOf, readChecksum, type Digesting } from "./checksum";
import { DTYPES, isDtype, type Dtype, type Tensor } from "./dtypes";
import { FORMAT_KEY, FORMAT_VERSION } from "./encode";
import { FormatError, type FormatErrorCode } from "./format-error";
import { sha256 } from "./sha256";

export interface DecodedFile {
  readonly tensors: ReadonlyMap<string, Tensor>;
  /** What the encoder was given; not what it adds for itself. */
  readonly metadata: ReadonlyMap<string, string>;
}

interface Described {
  readonly name: string;
  readonly dtype: Dtype;
  readonly shape: readonly number[];
  readonly start: number;
  readonly end: number;
}

export interface DecodeOptions extends Digesting {
  /** The caller gives the bytes away: the tensors are views on them and not on a copy, where they lie right. */
  readonly adopt?: boolean;
}

/**
 * Reads what `encodeTensors` wrote and trusts nothing: lengths, types, shapes, offsets, that every number is finite,
 * and the checksum over header and data. The tensors are views on one buffer.
 *
 * @throws FormatError
 */
export function decodeTensors(
  bytes: Uint8Array,
  { adopt = false, digest = sha256 }: DecodeOptions = {},
): DecodedFile {
  const { header, dataStart } = readHeader(bytes);
  const metadata = readMetadata(header.get("__metadata__"));
  const described = [...header]
    .filter(([name]) => name !== "__metadata__")
    .map(([name, entry]) => readEntry(name, entry));
  const dataLength = bytes.length - dataStart;
  checkLayout(described, dataLength);
  const isAligned = (bytes.byteOffset + dataStart) % WIDEST === 0;
  const data = adopt && isAligned ? bytes.subarray(dataStart) : alignedCopy(bytes, dataStart);
  checkIntact(bytes.subarray(0, dataStart), data, metadata, digest);
  const tensors = new Map(described.map((entry) => [entry.name, viewTensor(data, entry)]));
  return { tensors, metadata: withoutOwn(metadata) };
}

/** @throws FormatError unless header and data are as they were written, by this version of the format */
function checkIntact(
  head: Uint8Array,
  data: Uint8Array,
  metadata: ReadonlyMap<string, string>,
  digest: (bytes: Uint8Array) => string,
): void {
  const found = checksumOf(head, data, digest);
  const stored = readChecksum(head);
  const version = metadata.get(FORMAT_KEY);
  if (found === stored && version === String(FORMAT_VERSION)) return;
  if (version === undefined && metadata.get(CHECKSUM_KEY) === digest(data)) {
    throw refuse("older_version", `Format version 1; known is ${FORMAT_VERSION}.`);
  }
  if (Number(version) > FORMAT_VERSION) {
    throw refuse("newer_version", `Format version ${version}; known is ${FORMAT_VERSION}.`);
  }
  throw refuse("bad_checksum", `SHA-256 is ${found} instead of ${JSON.stringify(stored)}.`);
}

function withoutOwn(metadata: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  return new Map([...metadata].filter(([name]) => name !== CHECKSUM_KEY && name !== FORMAT_KEY));
}

/** Bytes of the widest number: what tensors lie on multiples of. */
const WIDEST = 8;

const REMEDY: Partial<Record<FormatErrorCode, string>> = {
  truncated: "Fetch the file again; it was cut off.",
  foreign: "Give a file that Aisle wrote.",
  older_version: "Train again.",
  newer_version: "Update Aisle.",
};

function refuse(code: FormatErrorCode, message: string): FormatError {
  return new FormatError(code, message, REMEDY[code] ?? "Train again, or restore the file from a backup.");
}

function readHeader(bytes: Uint8Array): { header: ReadonlyMap<string, unknown>; dataStart: number } {
  if (bytes.length < 8) throw refuse("truncated", `A file of ${bytes.length} bytes has no header.`);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const length = view.getBigUint64(0, true);
  if (length > BigInt(bytes.length - 8)) {
    // A header of gigabytes is no header of ours; one that merely overshoots was cut off.
    const code = length > 0xffffffffn ? "foreign" : "truncated";
    throw refuse(code, `The header claims ${length} bytes of a file of ${bytes.length}.`);
  }
  const dataStart = 8 + Number(length);
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes.subarray(8, dataStart));
    return { header: asEntries(JSON.parse(text), "The header"), dataStart };
  } catch (cause) {
    if (cause instanceof FormatError) throw cause;
    throw refuse("foreign", "The header is not JSON.");
  }
}

function asEntries(value: unknown, what: string): ReadonlyMap<string, unknown> {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw refuse("bad_header", `${what} is not an object.`);
  }
  return new Map(Object.entries(value));
}

function readMetadata(value: unknown): ReadonlyMap<string, string> {
  const metadata = new Map<string, string>();
  for (const [name, text] of asEntries(value ?? {}, "The metadata")) {
    if (typeof text !== "string") throw refuse("bad_header", `Metadata "${name}" is not a string.`);
    metadata.set(name, text);
  }
  return metadata;
}

function readEntry(name: string, value: unknown): Described {
  const entry = asEntries(value, `Tensor "${name}"`);
  const dtype = entry.get("dtype");
  if (!isDtype(dtype)) throw refuse("bad_dtype", `Tensor "${name}" has the type ${JSON.stringify(dtype)}.`);
  const shape = entry.get("shape");
  if (!isSizes(shape)) throw refuse("bad_shape", `Tensor "${name}" has the shape ${JSON.stringify(shape)}.`);
  const offsets = entry.get("data_offsets");
  if (!isSizes(offsets) || offsets.length !== 2 || offsets[0] > offsets[1]) {
    throw refuse("bad_offsets", `Tensor "${name}" has the offsets ${JSON.stringify(offsets)}.`);
  }
  const [start, end] = offsets;
  const needed = shape.reduce((product, size) => product * size, DTYPES[dtype].bytes);
  if (needed !== end - start) {
    throw refuse("bad_shape", `Tensor "${name}" of ${dtype} [${shape.join(", ")}] has ${end - start} bytes.`);
  }
  return { name, dtype, shape, start, end };
}

function isSizes(value: unknown): value is number[] {
  return Array.isArray(value) && value.every((size) => Number.isSafeInteger(size) && size >= 0);
}

/** The tensors fill the data section without gap or overlap, each on a multiple of its element size. */
function checkLayout(described: readonly Described[], dataLength: number): void {
  let next = 0;
  for (const { name, dtype, start, end } of described.toSorted(
    (a, b) => a.start - b.start || a.end - b.end,
  )) {
    if (start !== next)
      throw refuse("bad_offsets", `Tensor "${name}" starts at ${start} instead of ${next}.`);
    if (start % DTYPES[dtype].bytes !== 0) {
      throw refuse("bad_offsets", `Tensor "${name}" of ${dtype} starts at ${start}, which is not aligned.`);
    }
    next = end;
  }
  if (next > dataLength) throw refuse("truncated", `The data ends at ${dataLength} of ${next} bytes.`);
  if (next < dataLength) throw refuse("bad_offsets", `${dataLength - next} bytes belong to no tensor.`);
}

/** A copy of its own: the caller's buffer may change, and may lie on any address. */
function alignedCopy(bytes: Uint8Array, from: number): Uint8Array<ArrayBuffer> {
  return new Uint8Array(bytes.subarray(from));
}

function viewTensor(section: Uint8Array, { name, dtype, shape, start, end }: Described): Tensor {
  const { bytes, view } = DTYPES[dtype];
  const data = new view(section.buffer as ArrayBuffer, section.byteOffset + start, (end - start) / bytes);
  for (let i = 0; i < data.length; i++) {
    if (!Number.isFinite(data[i])) throw refuse("not_finite", `Tensor "${name}" holds ${data[i]} at ${i}.`);
  }
  return { shape, data };
}
