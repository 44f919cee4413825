import { describe, expect, it } from "vitest";
import { KIND, type Kind } from "@/ml/index";
import { VoteCap } from "./vote-cap";

const row = (product: number, kind: Kind) => {
  return { shopper: 0, product, kind: KIND[kind], at: 1, seen: 1, isVouchedFor: true };
};

describe("the cap on repetitions", () => {
  it("tells every kind of one product from every kind of the next", () => {
    for (const kind of Object.keys(KIND) as Kind[]) {
      const cap = new VoteCap(10);
      for (let i = 0; i < 3; i++) cap.keeps(row(3, kind));
      expect(cap.keeps(row(4, "view"))).toBe(true);
      expect(cap.keeps(row(4, "view"))).toBe(true);
      expect(cap.keeps(row(4, "view"))).toBe(false);
    }
  });

  it("lets be done again what was taken back, whatever took it back", () => {
    for (const [done, back] of [
      ["like", "unlike"],
      ["cart", "uncart"],
      ["cart", "remove"],
      ["purchase", "return"],
    ] as const) {
      const cap = new VoteCap(10);
      for (let i = 0; i < 5; i++) {
        expect(cap.keeps(row(3, done))).toBe(true);
        expect(cap.keeps(row(3, back))).toBe(true);
      }
    }
  });
});
