import { mixBits, seedFor } from "@/ml/index";

/** Ids as 16 bytes, made from the seed and a number: the same shop has the same ids, and no two are alike. */
export interface MadeIds {
  /** A shopper's opaque id, in the layout of a random UUID (version 4). */
  writeShopper(shopper: number, out: Uint8Array, offset: number): void;
  /** The id of the n-th interaction, in the layout of a UUID of version 7: ids come in the order of their time. */
  writeInteraction(n: number, at: number, out: Uint8Array, offset: number): void;
}

function writeWord(value: number, out: Uint8Array, offset: number): void {
  out[offset] = value >>> 24;
  out[offset + 1] = value >>> 16;
  out[offset + 2] = value >>> 8;
  out[offset + 3] = value;
}

/** Four words that each number has alone: every one of them is a shuffle of all 32-bit numbers. */
function writeMixed(n: number, keys: Uint32Array, out: Uint8Array, offset: number): void {
  for (let word = 0; word < 4; word++) {
    writeWord(mixBits(mixBits(n ^ (keys[word] ?? 0)) ^ (keys[word + 4] ?? 0)), out, offset + 4 * word);
  }
}

function mark(version: number, out: Uint8Array, offset: number): void {
  out[offset + 6] = ((out[offset + 6] ?? 0) & 0x0f) | (version << 4);
  out[offset + 8] = ((out[offset + 8] ?? 0) & 0x3f) | 0x80;
}

export function createIds(seed: number): MadeIds {
  const keysOf = (purpose: string) =>
    Uint32Array.from({ length: 8 }, (_, i) => seedFor(seed, `${purpose} ${i}`));
  const [shopperKeys, interactionKeys] = [keysOf("shopper"), keysOf("interaction")];
  return {
    writeShopper(shopper, out, offset) {
      writeMixed(shopper, shopperKeys, out, offset);
      mark(4, out, offset);
    },
    writeInteraction(n, at, out, offset) {
      writeMixed(n, interactionKeys, out, offset);
      const high = Math.floor(at / 0x1_0000);
      writeWord(high, out, offset);
      out[offset + 4] = (at / 0x100) & 0xff;
      out[offset + 5] = at & 0xff;
      mark(7, out, offset);
    },
  };
}

const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, "0"));

/** 16 bytes as the text of a UUID. */
export function formatId(bytes: Uint8Array, offset = 0): string {
  let text = "";
  for (let i = 0; i < 16; i++) {
    if (i === 4 || i === 6 || i === 8 || i === 10) text += "-";
    text += HEX[bytes[offset + i] ?? 0];
  }
  return text;
}
