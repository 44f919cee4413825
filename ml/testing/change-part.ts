import { createRng } from "../base/rng";
import { decodeTensors } from "../core/format/decode";
import { encodeTensors } from "../core/format/encode";

/** Changes the numbers of one tensor where they lie. */
export type Change = (data: Float32Array | Float64Array, name: string) => void;

/**
 * A bundle's file with the numbers of one of its parts changed and every checksum made to fit: sound in form, and not what
 * was trained.
 */
export function changePart(bytes: Uint8Array, part: string, change: Change): Uint8Array {
  const { tensors, metadata } = decodeTensors(bytes);
  const words = tensors.get(`part.${part}`)?.data;
  if (!(words instanceof Uint32Array)) throw new Error(`There is no part ${part}.`);
  const manifest = JSON.parse(metadata.get("manifest") ?? "") as { bytes: Record<string, number> };
  const inner = decodeTensors(new Uint8Array(words.buffer, words.byteOffset, manifest.bytes[part]));
  const numbers = [...inner.tensors].filter(
    ([, { data }]) => data instanceof Float32Array || data instanceof Float64Array,
  );
  if (numbers.length === 0) throw new Error(`The part ${part} has no numbers.`);
  for (const [name, { data }] of numbers) change(data as Float32Array, name);
  const data = new Uint32Array(words.length);
  new Uint8Array(data.buffer).set(encodeTensors(inner.tensors, Object.fromEntries(inner.metadata)));
  const changed = new Map(tensors).set(`part.${part}`, { shape: [data.length], data });
  return encodeTensors(changed, Object.fromEntries(metadata));
}

/** Every number of a tensor in another's place. */
export const shuffle: Change = (data) => {
  const rng = createRng(7);
  for (let last = data.length - 1; last > 0; last--) {
    const other = rng.integer(last + 1);
    [data[last], data[other]] = [data[other], data[last]];
  }
};

/** Numbers drawn by chance. */
export const drawAnew: Change = (data) => {
  const rng = createRng(5);
  for (let i = 0; i < data.length; i++) data[i] = rng.uniform() - 0.5;
};
