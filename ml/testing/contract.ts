import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { DEFAULT_WEIGHTS } from "../core/data/events";
import { createHistories } from "../core/data/history";
import { decodeTensors } from "../core/format/decode";
import { encodeTensors } from "../core/format/encode";
import { topK } from "../base/top-k";
import { EMPTY_HISTORY, type History, type Recommender } from "../core/recommender";
import { createCheckerboard, createTasteLog } from "./logs";
import type { FittedSubject, Subject } from "./subject";

const SIZE = 40;
const USERS = 60;

/** What a model promises beyond what all of them do. */
export interface Promises {
  /** Answers depend on the history: it finds the item withheld from each user. */
  readonly personal: boolean;
  /** Even a user without history gets an order of items. */
  readonly answersStrangers?: boolean;
}

function scoresOf(model: Recommender, history: History, now: number): Float32Array {
  const out = new Float32Array(model.itemCount).fill(Number.NaN); // whatever was there is overwritten
  model.score(history, now, out);
  return out;
}

/** What the model answers; nothing where it says that it cannot. */
function orRefused<T>(answer: () => T): T | undefined {
  try {
    return answer();
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** What every recommender promises: one suite for all of them. */
export function describeRecommender(subject: Subject, promises: Promises): void {
  const { kind } = subject;
  const { personal, answersStrangers = false } = promises;
  describe(`${kind} keeps the contract of recommenders`, () => {
    const taste = createTasteLog(USERS, 4, 12, 7);
    const histories = createHistories(taste, DEFAULT_WEIGHTS);
    const now = taste.at[taste.length - 1];
    const itIf = (promised: boolean) => (promised ? it : () => undefined);
    let fitted: FittedSubject;
    let model: Recommender;
    beforeAll(async () => {
      fitted = await subject.fit(taste, { seed: 1 });
      model = fitted.model;
    });

    it("goes by its name and knows every item", () => {
      expect(model.kind).toBe(kind);
      expect(model.itemCount).toBe(taste.itemCount);
    });

    itIf(personal)("finds the one item withheld from each user", async () => {
      const checkerboard = createCheckerboard(SIZE);
      const board = (await subject.fit(checkerboard, { seed: 1 })).model;
      const boards = createHistories(checkerboard, DEFAULT_WEIGHTS);
      for (let user = 0; user < SIZE; user++) {
        const history = boards.of(user);
        const blocked = new Uint8Array(SIZE);
        for (const item of history.items) blocked[item] = 1;
        const { items } = topK(scoresOf(board, history, checkerboard.at[0]), 1, blocked);
        expect(items, `user ${user}`).toEqual(Uint32Array.of(user));
      }
    });

    it("answers the same alone as after and before others", async () => {
      const fresh = (await subject.fit(taste, { seed: 1 })).model;
      const forwards = Array.from({ length: USERS }, (_, s) => scoresOf(model, histories.of(s), now));
      for (let s = USERS - 1; s >= 0; s--) {
        expect(scoresOf(fresh, histories.of(s), now)).toEqual(forwards[s]);
      }
    });

    it("answers the same in a batch as one by one", () => {
      const { scoreBatch } = model;
      if (scoreBatch === undefined) return;
      const batch = [...Array.from({ length: 11 }, (_, s) => histories.of(s)), EMPTY_HISTORY];
      const out = new Float32Array(batch.length * model.itemCount).fill(Number.NaN);
      scoreBatch.call(model, batch, now, out);
      for (const [row, history] of batch.entries()) {
        const alone = scoresOf(model, history, now);
        const size = alone.reduce((most, score) => Math.max(most, Math.abs(score)), 1e-9);
        for (let i = 0; i < alone.length; i++) {
          expect(Math.abs(out[row * alone.length + i] - alone[i])).toBeLessThanOrEqual(1e-5 * size);
        }
      }
    });

    it("lists the best items as its scores rank them", () => {
      if (model.topK === undefined) return;
      const blocked = Uint8Array.from({ length: model.itemCount }, (_, i) => (i % 3 === 0 ? 1 : 0));
      for (const history of [histories.of(0), histories.of(7), EMPTY_HISTORY]) {
        const scores = scoresOf(model, history, now);
        for (const limit of [0, 1, 10, SIZE * 100]) {
          expect(model.topK(history, now, limit)).toEqual(topK(scores, limit));
          expect(model.topK(history, now, limit, blocked)).toEqual(topK(scores, limit, blocked));
        }
      }
    });

    it("is the same model for the same seed, bit for bit", async () => {
      const again = (await subject.fit(taste, { seed: 1 })).model;
      expect(scoresOf(again, histories.of(3), now)).toEqual(scoresOf(model, histories.of(3), now));
    });

    it("survives being saved and loaded, bit for bit", () => {
      const loaded = subject.load(fitted.encode());
      for (const history of [histories.of(0), histories.of(5), EMPTY_HISTORY]) {
        expect(scoresOf(loaded, history, now)).toEqual(scoresOf(model, history, now));
      }
    });

    it("refuses an artifact that was cut off, changed, or is none", () => {
      const bytes = fitted.encode();
      expect(() => subject.load(bytes.subarray(0, bytes.length - 1))).toThrow(/ends at|claims/);
      const changed = bytes.slice();
      changed[changed.length - 1] ^= 1;
      expect(() => subject.load(changed)).toThrow(/SHA-256|NaN|Infinity/);
      expect(() => subject.load(new TextEncoder().encode("no model at all, just text"))).toThrow(/header/);
    });

    it("refuses an artifact of another thing, and of a newer version", () => {
      const { tensors, metadata } = decodeTensors(fitted.encode());
      const load = (change: Record<string, string>) => () => {
        const { sha256: _checksum, ...header } = { ...Object.fromEntries(metadata), ...change };
        return subject.load(encodeTensors(tensors, header));
      };
      expect(load({})).not.toThrow();
      expect(load({ version: "99" })).toThrow(/Version 99; known is \d+\. Update Aisle/);
      expect(load({ kind: "other" })).toThrow('The file holds "other"');
      if (metadata.has("model")) expect(load({ model: "oracle" })).toThrow('holds the model "oracle"');
    });

    it("has only finite scores for a user without history", () => {
      const scores = scoresOf(model, EMPTY_HISTORY, now);
      expect(scores.every(Number.isFinite)).toBe(true);
      if (answersStrangers) expect(scores[topK(scores, 1).items[0]]).toBeGreaterThan(0);
    });

    it("leaves out what the caller blocks, even the best", () => {
      const scores = scoresOf(model, histories.of(1), now);
      const [best] = topK(scores, 1).items;
      const blocked = new Uint8Array(scores.length);
      blocked[best] = 1;
      const { items } = topK(scores, scores.length, blocked);
      expect(items).not.toContain(best);
      expect(items).toHaveLength(scores.length - 1);
    });

    it("never answers with anything but finite numbers, and explains all of a score", () => {
      const entry = fc.record({
        item: fc.integer({ min: 0, max: taste.itemCount - 1 }),
        weight: fc.float({ min: 0, max: 1000, noNaN: true }),
        age: fc.double({ min: -5, max: 20_000, noNaN: true }),
      });
      fc.assert(
        fc.property(fc.array(entry, { maxLength: 60 }), fc.nat(taste.itemCount - 1), (entries, item) => {
          const history = {
            items: Uint32Array.from(entries, (e) => e.item),
            weights: Float32Array.from(entries, (e) => e.weight),
            at: Float64Array.from(entries, (e) => now - e.age * 86_400_000),
          };
          const scores = scoresOf(model, history, now);
          expect(scores.every(Number.isFinite)).toBe(true);
          if (entries.length === 0 || !model.explain) return;
          const shares = model.explain(history, item, now);
          const sum = shares.reduce((total, share) => total + share, 0);
          const size = shares.reduce((total, share) => total + Math.abs(share), Math.abs(scores[item]));
          expect(shares).toHaveLength(entries.length);
          // A history the model knows nothing of is answered, and not explained, by the fallback.
          if (size > 0 && shares.some((share) => share !== 0)) {
            expect(Math.abs(sum - scores[item])).toBeLessThanOrEqual(1e-4 * size + 1e-6);
          }
        }),
        { numRuns: 60, seed: 5 },
      );
    });

    it("rates with finite stars, where it rates at all", () => {
      if (model.rate === undefined) return;
      const out = new Float32Array(model.itemCount).fill(Number.NaN);
      model.rate(histories.of(2), out);
      expect(out.every(Number.isFinite)).toBe(true);
      model.rate(EMPTY_HISTORY, out);
      expect(out.every(Number.isFinite)).toBe(true);
    });

    it("gives no reason for an item it does not know", () => {
      if (model.explain === undefined) return;
      const shares = orRefused(() => model.explain?.(histories.of(1), model.itemCount, now));
      expect(shares?.every((share) => share === 0) ?? true).toBe(true);
    });

    it("is not led to numbers that are none by a time that is none", () => {
      const { items, weights, at } = histories.of(1);
      const timeless = { items, weights, at: at.map((time, e) => (e === 1 ? Number.NaN : time)) };
      const scores = orRefused(() => scoresOf(model, timeless, now));
      expect(scores?.every(Number.isFinite) ?? true).toBe(true);
    });

    itIf(personal)("refuses a history with items it does not know, and says which", () => {
      const foreign = {
        items: Uint32Array.of(1, 99_999),
        weights: Float32Array.of(1, 1),
        at: Float64Array.of(now, now),
      };
      expect(() => scoresOf(model, foreign, now)).toThrow(/entry 1: item 99999/);
    });
  });
}
