import { describe, expect, it } from "vitest";
import type { PastFact } from "@/lib/shop/interactions/session-cache";
import { readPast } from "./past";

const fact = (productId: number, kind: PastFact["kind"], at: number, value = 1): PastFact => ({
  productId,
  kind,
  value,
  at,
});

describe("a shopper's past", () => {
  it("stands where it stood after a like or a cart was taken back", () => {
    const before = [fact(1, "view", 1), fact(2, "like", 2)];
    const after = [
      ...before,
      fact(1, "like", 3),
      fact(1, "cart", 4),
      fact(1, "remove", 5),
      fact(1, "remove", 6),
    ];
    expect(readPast(after)).toEqual(readPast(before));
  });

  it("takes back one thing for each removal, the newest first", () => {
    const facts = [fact(1, "like", 1), fact(1, "cart", 2), fact(1, "remove", 3)];
    expect(readPast(facts).facts.map(({ kind }) => kind)).toEqual(["like"]);
  });

  it("keeps a purchase whatever was removed from a cart", () => {
    const facts = [fact(1, "purchase", 1), fact(1, "remove", 2)];
    expect(readPast(facts).facts).toEqual([facts[0]]);
  });

  it("says nothing for a product rated one or two stars, and everything again once it is rated higher", () => {
    const facts = [
      fact(1, "view", 1),
      fact(1, "purchase", 2),
      fact(1, "rating", 3, 2),
      fact(2, "rating", 4, 3),
    ];
    expect(readPast(facts)).toEqual({ facts: [facts[3]], disliked: new Set([1]) });
    const better = [...facts, fact(1, "rating", 5, 4)];
    expect(readPast(better)).toEqual({ facts: better, disliked: new Set() });
  });
});
