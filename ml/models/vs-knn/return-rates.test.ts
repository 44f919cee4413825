import { describe, expect, it } from "vitest";
import { ReturnRates } from "./return-rates";

const ITEMS = 8;

function learn(reach: number, ...sessions: number[][]): ReturnRates {
  const rates = ReturnRates.create(reach, ITEMS);
  for (const session of sessions) rates.count(session, 1);
  return rates;
}

describe("how often users return", () => {
  it("is counted by steps back, from the second choice on", () => {
    const { asked, returned } = learn(3, [1, 2, 1, 3]);
    // 1 2 → 1: one step back is not returned to, two steps back is. 2 1 → 3: neither, and 1 stands there twice.
    expect([...asked]).toEqual([1, 2, 0]);
    expect([...returned]).toEqual([0, 1, 0]);
  });

  it("looks no further back than it reaches", () => {
    const { asked, returned } = learn(2, [1, 2, 3, 1, 1]);
    // 1 2 → 3, 2 3 → 1, 3 1 → 1: the 1 at the beginning is out of reach by then.
    expect([...asked]).toEqual([3, 3]);
    expect([...returned]).toEqual([1, 0]);
  });

  it("does not learn from a first step, which leaves no choice", () => {
    expect([...learn(2, [4, 4], [5, 6], [7]).asked]).toEqual([0, 0]);
  });

  it("is forgotten as it was learnt", () => {
    const rates = learn(3, [1, 2, 1, 3, 3, 2], [2, 2, 2]);
    rates.count([2, 2, 2], -1);
    expect(rates).toEqual(learn(3, [1, 2, 1, 3, 3, 2]));
    rates.count([1, 2, 1, 3, 3, 2], -1);
    expect(rates).toEqual(ReturnRates.create(3, ITEMS));
  });

  it("is a tenth by steps back until something is known, then what was counted", () => {
    expect([1, 2, 4].map((r) => ReturnRates.create(4, ITEMS).rate(r))).toEqual([0.1, 0.05, 0.025]);
    const often = new ReturnRates(Uint32Array.of(1e6), Uint32Array.of(25e4), ITEMS);
    expect(often.rate(1)).toBeCloseTo(0.25, 4);
  });
});
