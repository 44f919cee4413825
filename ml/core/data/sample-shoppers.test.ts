import { describe, expect, it } from "vitest";
import type { EventLog } from "./events";
import { createRng } from "../../base/rng";
import { createTasteLog } from "../../testing/logs";
import { keepShoppers, sampleShoppers } from "./sample-shoppers";

const log = createTasteLog(200, 4, 25, 9);

/** Everything each shopper did, as text, in the order of the log. */
function storiesOf({ length, shopperCount, shoppers, products, kinds, values, at }: EventLog): string[] {
  const stories = Array.from({ length: shopperCount }, () => "");
  for (let e = 0; e < length; e++) {
    stories[shoppers[e]] += `${products[e]} ${kinds[e]} ${values[e]} ${at[e]};`;
  }
  return stories;
}

describe("a sample of shoppers", () => {
  it("has everything each of them did, in order, and nobody else; products keep their numbers", () => {
    const sample = sampleShoppers(log, log.length / 4, createRng(2));
    expect(sample.length).toBeGreaterThan(log.length / 6);
    expect(sample.length).toBeLessThan(log.length / 3);
    expect(sample.productCount).toBe(log.productCount);
    expect(sample.at).toEqual(sample.at.toSorted());
    const all = new Set(storiesOf(log));
    const drawn = storiesOf(sample);
    expect(drawn.every((story) => all.has(story))).toBe(true);
    expect(new Set(drawn).size).toBe(sample.shopperCount);
  });

  it("is the log itself where that is not longer, and the same for the same seed", () => {
    expect(sampleShoppers(log, log.length, createRng(2))).toBe(log);
    const [first, again, other] = [3, 3, 4].map((seed) => sampleShoppers(log, 500, createRng(seed)));
    expect(again).toEqual(first);
    expect(other).not.toEqual(first);
  });

  it("of nobody is an empty log", () => {
    const none = keepShoppers(log, new Int32Array(log.shopperCount).fill(-1), 0);
    expect([none.length, none.shopperCount, none.shoppers.length]).toEqual([0, 0, 0]);
  });
});
