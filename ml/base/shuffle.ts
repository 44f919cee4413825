import type { Rng } from "./rng";

/**
 * Brings `count` random numbers to the front, in random order (Fisher–Yates); all of them unless told. In place.
 *
 * @returns the numbers given
 */
export function shuffle(numbers: Uint32Array, rng: Rng, count = numbers.length): Uint32Array {
  for (let i = 0; i < count; i++) {
    const j = i + rng.integer(numbers.length - i);
    [numbers[i], numbers[j]] = [numbers[j], numbers[i]];
  }
  return numbers;
}
