const FNV_BASIS = 0x811c9dc5;
const FNV_PRIME = 0x01000193;

/** 32 bits of a text (FNV-1a), beginning at `basis`. */
export function hashText(text: string, basis = FNV_BASIS): number {
  let hash = basis;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), FNV_PRIME);
  return hash >>> 0;
}

/** Every bit of the answer depends on every bit of the question, and no two questions have the same answer (MurmurHash3's finish). */
export function mixBits(value: number): number {
  let bits = value;
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return (bits ^ (bits >>> 16)) >>> 0;
}

/** A seed for one purpose: what is drawn for another cannot change what is drawn for this one. */
export function seedFor(seed: number, purpose: string): number {
  return mixBits(hashText(purpose, seed));
}

/** Unsigned 32-bit numbers from a seed (splitmix32): short, and good enough to seed a better generator. */
export function createSplitMix(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x9e3779b9) >>> 0;
    let bits = state;
    bits = Math.imul(bits ^ (bits >>> 16), 0x21f0aaad);
    bits = Math.imul(bits ^ (bits >>> 15), 0x735a2d97);
    return (bits ^ (bits >>> 15)) >>> 0;
  };
}
