import { describe, expect, it } from "vitest";
import { DEFAULT_WEIGHTS } from "../../core/data/events";
import { describeRecommender } from "../../testing/contract";
import { createLog, type TestEvent } from "../../testing/logs";
import { subjectOf } from "../../testing/subject";
import { checkCoPurchaseConfig, DEFAULT_CO_PURCHASE } from "./config";
import { coPurchaseModel } from "./definition";
import { fitCoPurchase } from "./fit";
import { wilsonBounds } from "../../base/wilson";

/** Baskets as lists of items, one user and day each. */
const baskets = (contents: readonly number[][]): TestEvent[] =>
  contents.flatMap((items, i) => items.map((item): TestEvent => [i, item, "purchase", i]));

const config = { ...DEFAULT_CO_PURCHASE, support: 2, discount: 0, neighbours: 10 };

describeRecommender(subjectOf(coPurchaseModel), { personal: true });
describeRecommender(subjectOf(coPurchaseModel, { measure: "confidence" }), { personal: true });

describe("bought together", () => {
  const log = createLog(6, 5, [
    ...baskets([[0, 1], [0, 1], [0, 2], [2, 3], [2, 3], [2]]),
    [5, 4, "view", 5],
    [5, 0, "view", 5],
  ]);

  it("is lift over baskets, worked out by hand", async () => {
    const model = await fitCoPurchase(log, DEFAULT_WEIGHTS, config);
    const { items, scores } = model.relatedTo(Uint32Array.of(0), 9);
    expect([...items]).toEqual([1]); // 0 and 2 meet once: below the floor; 4 was only looked at
    expect(scores[0]).toBeCloseTo((2 * 6) / (3 * 2), 6);
  });

  it("asks for evidence: a pair counts once its lift is above 1 beyond doubt, and not by three meetings", async () => {
    // 0 and 1 meet in 3 of their 4 baskets each, 2 and 3 in 30 of 40; the rest hold 4 alone.
    const repeat = (times: number, items: number[]) => Array.from({ length: times }, () => items);
    const contents = [
      ...[...repeat(3, [0, 1]), [0], [1]],
      ...[...repeat(30, [2, 3]), ...repeat(10, [2]), ...repeat(10, [3])],
      ...repeat(4, [4]),
    ];
    const some = createLog(contents.length, 5, baskets(contents));
    const partners = async (evidence: number, item: number) => [
      ...(await fitCoPurchase(some, DEFAULT_WEIGHTS, { ...config, evidence })).relatedTo(
        Uint32Array.of(item),
        9,
      ).items,
    ];
    expect(await partners(0, 0)).toEqual([1]);
    expect(await partners(1.96, 0)).toEqual([1]);
    expect(await partners(0, 2)).toEqual([3]);
    // P(3 | 2) is .75 (.60–.86 at 95 %), P(3) is .68: more often than chance, and it may be chance.
    expect(await partners(1.96, 2)).toEqual([]);
  });

  it("leaves out pairs that meet no more often than chance", async () => {
    const always = createLog(
      4,
      2,
      baskets([
        [0, 1],
        [0, 1],
        [0, 1],
        [0, 1],
      ]),
    );
    const model = await fitCoPurchase(always, DEFAULT_WEIGHTS, config);
    expect(model.relatedTo(Uint32Array.of(0), 9).items).toHaveLength(0);
  });

  it("adds up over a basket and never offers what is in it", async () => {
    const model = await fitCoPurchase(log, DEFAULT_WEIGHTS, config);
    expect([...model.relatedTo(Uint32Array.of(0, 2), 9).items].sort()).toEqual([1, 3]);
    expect([...model.relatedTo(Uint32Array.of(0, 1), 9).items]).toEqual([]);
    expect(model.relatedTo(new Uint32Array(0), 9).items).toHaveLength(0);
  });

  it("keeps a discounted part of the lift of rare pairs", async () => {
    const model = await fitCoPurchase(log, DEFAULT_WEIGHTS, { ...config, discount: 2 });
    expect(model.relatedTo(Uint32Array.of(0), 9).scores[0]).toBeCloseTo(2 * (2 / 4), 6);
  });

  it("of an unknown item is an error", async () => {
    const model = await fitCoPurchase(log, DEFAULT_WEIGHTS, config);
    expect(() => model.relatedTo(Uint32Array.of(5), 3)).toThrow("Item 5, but the model knows 5.");
  });

  it("is confidence, from the one side and from the other", async () => {
    const sure = { ...config, measure: "confidence" as const, caution: 0 };
    const model = await fitCoPurchase(log, DEFAULT_WEIGHTS, sure);
    expect(model.relatedTo(Uint32Array.of(0), 9).scores[0]).toBeCloseTo(2 / 3, 6); // 2 of 3 baskets with 0 hold 1
    expect(model.relatedTo(Uint32Array.of(1), 9).scores[0]).toBe(1); // and all with 1 hold 0
    const careful = await fitCoPurchase(log, DEFAULT_WEIGHTS, { ...sure, caution: 1 });
    expect(careful.relatedTo(Uint32Array.of(1), 9).scores[0]).toBeCloseTo(2 / 3, 6); // n / (n + z²)
  });

  it("refuses parameters out of range, naming them", () => {
    const check = (changes: object) => () => checkCoPurchaseConfig({ ...config, ...changes });
    expect(check({ measure: "leverage" })).toThrow('one of lift, confidence; found "leverage"');
    expect(check({ support: 0 })).toThrow('"support" must be an integer from 1 to 1000000000; found 0');
    expect(check({ caution: -1 })).toThrow('"caution" must be a number from 0 to 100; found -1');
  });
});

describe("the lower bound of a share", () => {
  it("is where the share would have to lie for the hits to be z deviations above it", () => {
    for (const [hits, tries, z] of [
      [1, 3, 1],
      [9, 10, 1.96],
      [300, 1000, 3],
    ] as const) {
      const bound = wilsonBounds(hits, tries, z).low;
      expect((hits / tries - bound) / Math.sqrt((bound * (1 - bound)) / tries)).toBeCloseTo(z, 6);
    }
  });

  it("trusts many tries more than few, and nothing where there was no hit", () => {
    expect(wilsonBounds(90, 100, 1.96).low).toBeGreaterThan(wilsonBounds(3, 3, 1.96).low);
    expect(wilsonBounds(0, 5, 1.96).low).toBe(0);
    expect(wilsonBounds(3, 4, 0).low).toBe(0.75);
  });
});
