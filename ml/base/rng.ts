import { createSplitMix } from "./seeds";

/** A seeded source of randomness: the same seed gives the same sequence everywhere. */
export interface Rng {
  /** Uniform in [0, 1). */
  uniform(): number;
  /** Standard normal. */
  normal(): number;
  /** Uniform integer in 0 … below − 1. */
  integer(below: number): number;
}

/** xoshiro128** (Blackman and Vigna 2018), its state filled from the seed by splitmix32. */
export function createRng(seed: number): Rng {
  const state = Uint32Array.from({ length: 4 }, createSplitMix(seed));
  return rngFrom(() => next(state));
}

/** All kinds of draws from a source of unsigned 32-bit numbers. */
export function rngFrom(next: () => number): Rng {
  const uniform = (): number => next() / 2 ** 32;
  return {
    uniform,
    integer: (below) => Math.floor(uniform() * below),
    // Box–Muller; 1 − u keeps the logarithm finite.
    normal: () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform()),
  };
}

function next(state: Uint32Array): number {
  const s1 = state[1];
  const scrambled = Math.imul(rotateLeft(Math.imul(s1, 5), 7), 9) >>> 0;
  const shifted = s1 << 9;
  state[2] ^= state[0];
  state[3] ^= s1;
  state[1] ^= state[2];
  state[0] ^= state[3];
  state[2] ^= shifted;
  state[3] = rotateLeft(state[3], 11);
  return scrambled;
}

function rotateLeft(value: number, bits: number): number {
  return (value << bits) | (value >>> (32 - bits));
}
