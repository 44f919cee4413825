import { expect } from "vitest";

/**
 * Every number is within `tolerance` of the one wanted. One assertion for all of them: one for each costs more
 * than whatever is examined.
 */
export function expectClose(found: ArrayLike<number>, wanted: ArrayLike<number>, tolerance: number): void {
  expect(found).toHaveLength(wanted.length);
  for (let i = 0; i < wanted.length; i++) {
    if (Math.abs(found[i] - wanted[i]) <= tolerance) continue;
    expect.fail(`at ${i}: ${found[i]} is not within ${tolerance} of ${wanted[i]}`);
  }
}
