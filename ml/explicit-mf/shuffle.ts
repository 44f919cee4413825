import type { Rng } from "../math/rng";

/** Fisher–Yates on the places from … to − 1. */
export function shuffleRange(values: Uint32Array, from: number, to: number, rng: Rng): void {
  for (let last = to - 1; last > from; last--) {
    const other = from + rng.integer(last - from + 1);
    const value = values[last];
    values[last] = values[other];
    values[other] = value;
  }
}
