import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createRng } from "../base/rng";
import { topK, type Ranked } from "../base/top-k";
import { answerOf } from "../core/answers/answer-of";
import { bestOf } from "../core/answers/best-of";
import type { History, Recommender } from "../core/recommender";
import { describeItems } from "../testing/log-content";
import { createLog, DAY, type TestEvent } from "../testing/logs";
import { subjectOf } from "../testing/subject";
import { BlendModel } from "./blend/model";
import { withFallback } from "./blend/with-fallback";
import { MODELS } from "./registry";

const USERS = 120;
const ITEMS = 90;
const DAYS = 60;

/** Tastes, and items nobody has met; every third user rates. */
function createMixedLog() {
  const rng = createRng(4);
  const events = Array.from({ length: 2_000 }, (): TestEvent => {
    const user = rng.integer(USERS);
    const item = (user % 5) * 16 + Math.min(rng.integer(16), rng.integer(16));
    const day = rng.uniform() * DAYS;
    if (user % 3 === 0) return [user, item, "rating", day, 1 + rng.integer(5)];
    return [user, item, rng.uniform() < 0.7 ? "view" : "purchase", day];
  });
  return createLog(USERS, ITEMS, events);
}

const NOW = DAYS * DAY;
const entry = fc.record({
  item: fc.nat(ITEMS - 1),
  weight: fc.constantFrom(0, 1, 1, 3, 5),
  // Together as a visit has them, and apart.
  age: fc.oneof(fc.double({ min: 0, max: 0.01, noNaN: true }), fc.double({ min: 0, max: 400, noNaN: true })),
});
const history = fc.array(entry, { maxLength: 70 }).map((entries): History => {
  const sorted = entries.toSorted((a, b) => b.age - a.age);
  return {
    items: Uint32Array.from(sorted, ({ item }) => item),
    weights: Float32Array.from(sorted, ({ weight }) => weight),
    at: Float64Array.from(sorted, ({ age }) => NOW - age * DAY),
    stars: Float32Array.from(sorted, ({ weight }) => weight),
  };
});
const question = fc.record({
  history,
  limit: fc.constantFrom(0, 1, 7, 30, ITEMS, 10 * ITEMS),
  blocked: fc.option(fc.array(fc.nat(3), { minLength: ITEMS, maxLength: ITEMS }), { nil: undefined }),
  asked: fc.array(fc.nat(ITEMS - 1), { maxLength: 20 }),
});

interface Question {
  readonly history: History;
  readonly limit: number;
  readonly blocked?: number[];
  readonly asked: number[];
}

/** 0 and −0 are one score. */
const plain = (scores: Float32Array) => Array.from(scores, (score) => score + 0);
const list = ({ items, scores }: Ranked) => ({ items: [...items], scores: plain(scores) });

/** Whatever way a model is asked, it says what scoring everything says. */
function expectOneAnswer(model: Recommender, { history: past, limit, blocked, asked }: Question): void {
  const all = new Float32Array(model.itemCount).fill(Number.NaN);
  model.score(past, NOW, all);
  const answer = answerOf(model, past, NOW);
  const written = new Float32Array(model.itemCount).fill(Number.NaN);
  answer.scoreAll(written);
  expect(plain(written)).toEqual(plain(all));

  const flags = blocked && Uint8Array.from(blocked);
  const wanted = list(topK(all, limit, flags));
  expect(list(bestOf(answer, limit, flags))).toEqual(wanted);
  if (model.topK) expect(list(model.topK(past, NOW, limit, flags))).toEqual(wanted);

  const items = Uint32Array.from(asked);
  const some = new Float32Array(items.length);
  answer.scoreItems(items, some);
  expect(plain(some)).toEqual(asked.map((item) => all[item] + 0));

  for (const weight of [1, 0.37]) {
    const bounds = new Float32Array(model.itemCount).fill(2);
    const sums = new Float32Array(model.itemCount).fill(2);
    answer.addBounds(weight, bounds);
    for (let i = 0; i < sums.length; i++) sums[i] += weight * all[i];
    bounds.forEach((bound, i) => expect(bound < sums[i], `bound of ${i}`).toBe(false));
    if (answer.isExact) expect(plain(bounds)).toEqual(plain(sums));
  }
}

/** Where a model says that it explains, its shares are the score. */
function expectShares(model: Recommender, { history: past, asked }: Question): void {
  if (!model.explain || past.items.length === 0) return;
  const scores = new Float32Array(model.itemCount);
  model.score(past, NOW, scores);
  const answer = answerOf(model, past, NOW);
  for (const item of asked) {
    for (const shares of [model.explain(past, item, NOW), answer.explain?.(item)]) {
      expect(shares).toHaveLength(past.items.length);
      const sum = shares?.reduce((total, share) => total + share, 0) ?? Number.NaN;
      const size = shares?.reduce((total, share) => total + Math.abs(share), 0) ?? 0;
      expect(Math.abs(sum - scores[item]), `item ${item}`).toBeLessThanOrEqual(
        1e-3 * Math.abs(scores[item]) + 1e-5 * size,
      );
    }
  }
}

/** 1 / standard deviation over what the history does not have, as the definition has it. */
function calibrateLiterally(scores: Float32Array, { items }: History): number {
  const others = [...scores].filter((_, item) => !items.includes(item));
  const mean = others.reduce((sum, score) => sum + score, 0) / Math.max(1, others.length);
  const squares = others.reduce((sum, score) => sum + (score - mean) ** 2, 0);
  return Math.sqrt(squares / Math.max(1, others.length));
}

describe("an answer in parts is that of scoring everything", async () => {
  const log = createMixedLog();
  const models = await Promise.all(
    MODELS.map(async (entry) => (await subjectOf(entry, {}, describeItems).fit(log, { seed: 1 })).model),
  );
  const runs = { numRuns: 40, seed: 6 };

  it.each(models.map((model) => [model.kind, model] as const))("of %s", (_, model) => {
    fc.assert(
      fc.property(question, (asked) => expectOneAnswer(model, asked)),
      runs,
    );
  });

  it.each(models.map((model) => [model.kind, model] as const))("in the reasons of %s", (_, model) => {
    fc.assert(
      fc.property(question, (asked) => expectShares(model, asked)),
      runs,
    );
  });

  it.each(models.map((model) => [model.kind, model] as const))("in the spread of %s", (_, model) => {
    fc.assert(
      fc.property(history, (past) => {
        const scores = new Float32Array(ITEMS);
        model.score(past, NOW, scores);
        const deviation = calibrateLiterally(scores, past);
        const { scale } = answerOf(model, past, NOW);
        const size = scores.reduce((most, score) => Math.max(most, Math.abs(score)), 0);
        // Where scores are all but alike it is rounding that differs, and nobody has a say by it.
        if (deviation > 1e-4 * size) expect(scale * deviation).toBeCloseTo(1, 3);
        else if (deviation === 0) expect(scale).toBe(0);
      }),
      runs,
    );
  });

  const blend = fc
    .array(fc.record({ model: fc.constantFrom(...models), weight: fc.constantFrom(0, 0.1, 0.5, 1, 2) }), {
      minLength: 1,
      maxLength: 5,
    })
    .map((sources) => new BlendModel(sources));

  it("of blends of any of them", () => {
    const many = { numRuns: 200, seed: 7 };
    fc.assert(
      fc.property(blend, question, (model, asked) => {
        expectOneAnswer(model, asked);
        expectShares(model, asked);
      }),
      many,
    );
  });

  it("of a blend of blends, and of one with another behind it", () => {
    fc.assert(
      fc.property(blend, blend, question, (first, second, asked) => {
        const sources = [
          { model: first, weight: 1 },
          { model: second, weight: 0.3 },
        ];
        expectOneAnswer(new BlendModel(sources), asked);
        expectOneAnswer(withFallback(first, second), asked);
      }),
      { numRuns: 60, seed: 8 },
    );
  });

  it("while others are asked in between", () => {
    fc.assert(
      fc.property(blend, question, question, (model, first, second) => {
        const earlier = answerOf(model, first.history, NOW);
        const later = bestOf(answerOf(model, second.history, NOW), 10);
        expect(list(bestOf(earlier, 10))).toEqual(list(bestOf(answerOf(model, first.history, NOW), 10)));
        expect(list(later)).toEqual(list(bestOf(answerOf(model, second.history, NOW), 10)));
      }),
      { numRuns: 60, seed: 9 },
    );
  });
});
