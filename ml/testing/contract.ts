import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { createHistories } from "../data/history";
import type { EventLog } from "../data/events";
import { topK } from "../math/top-k";
import { decodeBundle, encodeBundle } from "../pipeline/bundle-format";
import { DEFAULT_PIPELINE, type PipelineConfig } from "../pipeline/config";
import { trainBundle } from "../pipeline/train-bundle";
import { firstChoices } from "../pipeline/tuned-parameters";
import { EMPTY_HISTORY, type History, type Recommender } from "../recommender";
import { createCheckerboard, createTasteLog } from "./logs";

const SIZE = 40;
const CONFIG: PipelineConfig = {
  ...DEFAULT_PIPELINE,
  als: { ...DEFAULT_PIPELINE.als, factors: 8, iterations: 12 },
};

/** The bundle of a log with the named model as ranker. */
export function fitBundle(kind: string, log: EventLog, seed = 1) {
  const productIds = Int32Array.from({ length: log.productCount }, (_, i) => 100 + i);
  const comparison = {
    ...{ k: 20, chosen: kind, reason: "", rows: [], tuned: firstChoices(CONFIG) },
    split: { trainEvents: 0, validationEvents: 0, testEvents: 0, validationFrom: null, testFrom: null },
  };
  return trainBundle(log, productIds, comparison, CONFIG, { seed });
}

function scoresOf(model: Recommender, history: History, now: number): Float32Array {
  const out = new Float32Array(model.productCount).fill(Number.NaN); // whatever was there is overwritten
  model.score(history, now, out);
  return out;
}

/** What every recommender promises. `personal` ones must find the product withheld from each shopper. */
export function describeRecommender(kind: string, { personal }: { personal: boolean }): void {
  describe(`${kind} keeps the contract of recommenders`, () => {
    const checkerboard = createCheckerboard(SIZE);
    const taste = createTasteLog(60, 4, 12, 7);
    const histories = createHistories(taste, CONFIG.weights);
    const now = taste.at[taste.length - 1];
    const itIfPersonal = personal ? it : () => undefined;
    let model: Recommender;
    beforeAll(async () => {
      model = (await fitBundle(kind, taste)).ranker;
    });

    it("goes by its name and knows every product", () => {
      expect(model.kind).toBe(kind);
      expect(model.productCount).toBe(taste.productCount);
    });

    itIfPersonal("finds the one product withheld from each shopper", async () => {
      const { ranker } = await fitBundle(kind, checkerboard);
      const boards = createHistories(checkerboard, CONFIG.weights);
      for (let shopper = 0; shopper < SIZE; shopper++) {
        const history = boards.of(shopper);
        const blocked = new Uint8Array(SIZE);
        for (const product of history.products) blocked[product] = 1;
        const { products } = topK(scoresOf(ranker, history, checkerboard.at[0]), 1, blocked);
        expect(products, `shopper ${shopper}`).toEqual(Uint32Array.of(shopper));
      }
    });

    it("answers the same alone as after and before others", async () => {
      const fresh = (await fitBundle(kind, taste)).ranker;
      const forwards = Array.from({ length: 60 }, (_, s) => scoresOf(model, histories.of(s), now));
      for (let s = 59; s >= 0; s--) expect(scoresOf(fresh, histories.of(s), now)).toEqual(forwards[s]);
    });

    it("is the same model for the same seed, bit for bit", async () => {
      const again = (await fitBundle(kind, taste)).ranker;
      expect(scoresOf(again, histories.of(3), now)).toEqual(scoresOf(model, histories.of(3), now));
    });

    it("survives being saved and loaded, bit for bit", async () => {
      const bundle = await fitBundle(kind, taste);
      const { ranker } = decodeBundle(encodeBundle(bundle));
      for (const history of [histories.of(0), histories.of(5), EMPTY_HISTORY]) {
        expect(scoresOf(ranker, history, now)).toEqual(scoresOf(bundle.ranker, history, now));
      }
    });

    it("prefers what others want for a shopper without history", () => {
      const scores = scoresOf(model, EMPTY_HISTORY, now);
      const [best] = topK(scores, 1).products;
      expect(scores.every(Number.isFinite)).toBe(true);
      expect(scores[best]).toBeGreaterThan(0);
    });

    it("leaves out what the caller blocks, even the best", () => {
      const scores = scoresOf(model, histories.of(1), now);
      const [best] = topK(scores, 1).products;
      const blocked = new Uint8Array(scores.length);
      blocked[best] = 1;
      const { products } = topK(scores, scores.length, blocked);
      expect(products).not.toContain(best);
      expect(products).toHaveLength(scores.length - 1);
    });

    it("never answers with anything but finite numbers, and explains all of a score", () => {
      const entry = fc.record({
        product: fc.integer({ min: 0, max: taste.productCount - 1 }),
        weight: fc.float({ min: 0, max: 1000, noNaN: true }),
        age: fc.double({ min: -5, max: 20_000, noNaN: true }),
      });
      fc.assert(
        fc.property(
          fc.array(entry, { maxLength: 60 }),
          fc.nat(taste.productCount - 1),
          (entries, product) => {
            const history = {
              products: Uint32Array.from(entries, (e) => e.product),
              weights: Float32Array.from(entries, (e) => e.weight),
              at: Float64Array.from(entries, (e) => now - e.age * 86_400_000),
            };
            const scores = scoresOf(model, history, now);
            expect(scores.every(Number.isFinite)).toBe(true);
            if (entries.length === 0 || !model.explain) return;
            const shares = model.explain(history, product, now);
            const sum = shares.reduce((total, share) => total + share, 0);
            const size = shares.reduce((total, share) => total + Math.abs(share), Math.abs(scores[product]));
            expect(shares).toHaveLength(entries.length);
            // A history the model knows nothing of is answered, and not explained, by the fallback.
            if (size > 0 && shares.some((share) => share !== 0)) {
              expect(Math.abs(sum - scores[product])).toBeLessThanOrEqual(1e-4 * size + 1e-6);
            }
          },
        ),
        { numRuns: 60, seed: 5 },
      );
    });

    itIfPersonal("refuses a history with products it does not know, and says which", () => {
      const foreign = {
        products: Uint32Array.of(1, 99_999),
        weights: Float32Array.of(1, 1),
        at: Float64Array.of(now, now),
      };
      expect(() => scoresOf(model, foreign, now)).toThrow(/entry 1: product 99999/);
    });
  });
}
