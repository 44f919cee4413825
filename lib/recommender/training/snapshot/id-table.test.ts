import { describe, expect, it } from "vitest";
import { createRng } from "@/ml/index";
import { ID_BYTES, IdTable } from "./id-table";

const idOf = (...bytes: number[]) =>
  Uint8Array.of(...bytes, ...new Array<number>(ID_BYTES - bytes.length).fill(0));

describe("the table of ids", () => {
  it("numbers ids as they are first met, however often they come", () => {
    const table = new IdTable();
    expect([idOf(9), idOf(7), idOf(9), idOf(), idOf(7)].map((id) => table.add(id, 0))).toEqual([
      0, 1, 0, 2, 1,
    ]);
    expect(table.size).toBe(3);
  });

  it("tells ids apart that differ in a single bit, wherever it is", () => {
    const table = new IdTable();
    const numbers = Array.from({ length: 8 * ID_BYTES }, (_, bit) => {
      const id = idOf();
      id[bit >> 3] = 1 << (bit & 7);
      return table.add(id, 0);
    });
    expect(numbers).toEqual(numbers.map((_, i) => i));
  });

  it("agrees with a Map of strings over many growths, ids lying anywhere in their bytes", () => {
    const rng = createRng(11);
    const table = new IdTable(1);
    const numbers = new Map<string, number>();
    const bytes = new Uint8Array(64);
    for (let n = 0; n < 20_000; n++) {
      const offset = rng.integer(48);
      // Few different values, so that ids come again and share most of their bits.
      for (let i = 0; i < ID_BYTES; i++) bytes[offset + i] = i % 5 === 0 ? rng.integer(8) : 0;
      const key = bytes.subarray(offset, offset + ID_BYTES).join();
      const known = numbers.get(key) ?? numbers.size;
      numbers.set(key, known);
      expect(table.add(bytes, offset)).toBe(known);
    }
    expect(table.size).toBe(numbers.size);
    expect(numbers.size).toBeGreaterThan(1_500);
  });
});
