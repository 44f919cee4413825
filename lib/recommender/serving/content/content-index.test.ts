import { describe, expect, it } from "vitest";
import { createRng } from "@/ml/index";
import type { ProductDescription } from "@/lib/shop/catalog/describe-product";
import { ContentIndex } from "./content-index";

const WORDS = Array.from({ length: 40 }, (_, i) => `word${i}`);

function make(count: number, seed: number): ProductDescription[] {
  const rng = createRng(seed);
  return Array.from({ length: count }, (_, i) => ({
    id: i + 1,
    categoryId: 1,
    text: Array.from({ length: 6 }, () => WORDS[rng.integer(WORDS.length)]).join(" "),
    attributes: [`colour=${["red", "blue", "green"][rng.integer(3)]}`],
  }));
}

async function* batches(all: ProductDescription[]) {
  for (let i = 0; i < all.length; i += 7) yield all.slice(i, i + 7);
}

describe("an index of what products say", () => {
  it("answers alike from both sides, and its two ways of asking agree", async () => {
    const index = await ContentIndex.from(batches(make(60, 1)));
    for (let one = 1; one <= 60; one += 7) {
      const likeness = index.likenessTo(one);
      for (let other = 1; other <= 60; other += 5) {
        if (one === other) continue;
        expect(likeness.get(other) ?? 0).toBeCloseTo(index.likeness(one, other), 5);
        expect(index.likeness(other, one)).toBeCloseTo(index.likeness(one, other), 5);
      }
    }
  });

  it("is the same when products come at once, and much the same when they come one by one", async () => {
    const all = make(60, 2);
    const whole = await ContentIndex.from(batches(all));
    const atOnce = new ContentIndex();
    atOnce.put(all);
    const single = new ContentIndex();
    for (const one of all) single.put([one]);
    for (const { id } of all) {
      expect(atOnce.neighbours(id, 5)).toEqual(whole.neighbours(id, 5));
      const nearest = whole.neighbours(id, 1)[0]?.id;
      expect(single.neighbours(id, 8).map((one) => one.id)).toContain(nearest);
    }
  });

  it("matches a word from its second product on, whichever of the two is asked", () => {
    const index = new ContentIndex();
    const words = ["stoneware teapot", "cotton towel", "oak shelf", "teapot with a whale"];
    words.forEach((text, i) => index.put([{ id: i + 1, categoryId: 1, text, attributes: [] }]));
    expect(index.neighbours(4, 3).map(({ id }) => id)).toEqual([1]);
    expect(index.neighbours(1, 3).map(({ id }) => id)).toEqual([4]);
  });

  it("forgets what is gone, and what a product said before", () => {
    const all = make(20, 3);
    const index = new ContentIndex();
    index.put(all);
    index.drop([2, 3]);
    const [first] = all;
    if (!first) throw new Error("No product.");
    index.put([{ ...first, text: "nothing of the kind", attributes: [] }]);
    expect(index.size).toBe(18);
    for (const { id } of all) {
      for (const other of index.neighbours(id, 20)) expect([1, 2, 3, id]).not.toContain(other.id);
    }
    expect(index.neighbours(1, 5)).toEqual([]);
  });

  it("knows after many changes who shares a word or an attribute, and nobody else", () => {
    const rng = createRng(7);
    const index = new ContentIndex();
    const present = new Map(make(40, 8).map((one) => [one.id, one]));
    index.put([...present.values()]);
    for (let round = 0; round < 30; round++) {
      const changed = make(40, 100 + round).filter(() => rng.integer(4) === 0);
      index.put(changed);
      for (const one of changed) present.set(one.id, one);
      const gone = changed.slice(0, 2).map(({ id }) => id);
      index.drop(gone);
      for (const id of gone) present.delete(id);
    }
    expect(index.size).toBe(present.size);
    const termsOf = ({ text, attributes }: ProductDescription) =>
      new Set([...text.split(" "), ...attributes]);
    for (const one of present.values()) {
      const terms = termsOf(one);
      for (const [id, likeness] of index.likenessTo(one.id)) {
        const other = present.get(id);
        expect(other && [...termsOf(other)].some((term) => terms.has(term))).toBe(true);
        expect(likeness).toBeCloseTo(index.likeness(one.id, id), 5);
      }
    }
  });

  it("has a new version when a description changes, and not when nothing does", () => {
    const index = new ContentIndex();
    const all = make(5, 4);
    index.put(all);
    const { version } = index;
    index.put(all);
    expect(index.version).toBe(version);
    index.put(all.slice(0, 1).map((one) => ({ ...one, text: "changed" })));
    expect(index.version).toBeGreaterThan(version);
  });
});
