import { describe, expect, it } from "vitest";
import { createSplitMix, hashText, mixBits, seedFor } from "./seeds";

describe("seeds", () => {
  it("are the published ones of FNV-1a and MurmurHash3", () => {
    expect([hashText(""), hashText("a"), hashText("foobar")]).toEqual([0x811c9dc5, 0xe40c292c, 0xbf9cf968]);
    expect([mixBits(0), mixBits(1)]).toEqual([0, 0x514e28b7]);
  });

  it("differ by purpose and by seed", () => {
    const seeds = [seedFor(1, "visits"), seedFor(2, "visits"), seedFor(1, "crowd")];
    expect(new Set(seeds).size).toBe(3);
  });

  it("begin the same sequence each time, which made-up shops depend on", () => {
    const next = createSplitMix(1);
    const again = createSplitMix(1);
    const numbers = [next(), next(), next()];
    expect([again(), again(), again()]).toEqual(numbers);
    expect(numbers.every((number) => Number.isInteger(number) && number >= 0 && number < 2 ** 32)).toBe(true);
  });
});
