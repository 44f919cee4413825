import type { Rng } from "../base/rng";

type Damage = (bytes: Uint8Array, rng: Rng) => Uint8Array;

/** Ways in which a file is spoiled on its way, by name. */
export const DAMAGES: Readonly<Record<string, Damage>> = {
  "a bit": (bytes, rng) => change(bytes, (copy) => (copy[rng.integer(copy.length)] ^= 1 << rng.integer(8))),
  "a bit of the header": (bytes, rng) =>
    change(bytes, (copy) => (copy[rng.integer(headerEnd(copy))] ^= 1 << rng.integer(8))),
  "some bytes": (bytes, rng) =>
    change(bytes, (copy) => {
      for (let n = 1 + rng.integer(4); n > 0; n--) copy[rng.integer(copy.length)] = rng.integer(256);
    }),
  "a block of zeros": (bytes, rng) =>
    change(bytes, (copy) => {
      const from = rng.integer(copy.length);
      copy.fill(0, from, from + 1 + rng.integer(512));
    }),
  "two blocks swapped": (bytes, rng) =>
    change(bytes, (copy) => {
      const size = 1 + rng.integer(Math.min(512, copy.length >> 1));
      const first = rng.integer(copy.length - 2 * size + 1);
      const second = first + size + rng.integer(copy.length - first - 2 * size + 1);
      copy.set(bytes.subarray(second, second + size), first);
      copy.set(bytes.subarray(first, first + size), second);
    }),
  "cut off": (bytes, rng) => bytes.slice(0, rng.integer(bytes.length)),
  "bytes at the end": (bytes, rng) => {
    const more = new Uint8Array(bytes.length + 1 + rng.integer(64));
    more.set(bytes);
    const isNothing = rng.uniform() < 0.5;
    for (let at = bytes.length; at < more.length; at++) more[at] = isNothing ? 0 : rng.integer(256);
    return more;
  },
  "a byte lost": (bytes, rng) => {
    const lost = rng.integer(bytes.length);
    return bytes.filter((_, at) => at !== lost);
  },
};

/** A file that was spoiled in one of these ways, and is another than before. */
export function damage(bytes: Uint8Array, rng: Rng): { how: string; spoiled: Uint8Array } {
  const ways = Object.entries(DAMAGES);
  for (;;) {
    const [how, spoil] = ways[rng.integer(ways.length)];
    const spoiled = spoil(bytes, rng);
    if (spoiled.length !== bytes.length || spoiled.some((byte, at) => byte !== bytes[at])) {
      return { how, spoiled };
    }
  }
}

function change(bytes: Uint8Array, spoil: (copy: Uint8Array) => void): Uint8Array {
  const copy = bytes.slice();
  spoil(copy);
  return copy;
}

/** Where the data begins. */
function headerEnd(bytes: Uint8Array): number {
  return 8 + Number(new DataView(bytes.buffer, bytes.byteOffset).getBigUint64(0, true));
}
