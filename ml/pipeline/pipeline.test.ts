import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { createHistories } from "../core/data/history";
import type { EventLog } from "../core/data/events";
import { FormatError } from "../core/format/format-error";
import { topK } from "../base/top-k";
import { EMPTY_HISTORY } from "../core/recommender";
import { editHeader } from "../testing/edit-artifact";
import { fitBundle } from "../testing/bundle-subject";
import { createLog, createTasteLog, type TestEvent } from "../testing/logs";
import { decodeBundle, encodeBundle } from "./bundle-format";
import { compareModels } from "./compare-models";
import type { Comparison } from "./comparison";
import { DEFAULT_PIPELINE, type PipelineConfig } from "./config";
import { trainBundle } from "./train-bundle";
import { TrainingStopped } from "./train-context";

const config: PipelineConfig = {
  ...DEFAULT_PIPELINE,
  als: { ...DEFAULT_PIPELINE.als, factors: 8, iterations: 5 },
  tuningWindows: 2,
  alsChoices: DEFAULT_PIPELINE.alsChoices.slice(0, 2),
  coOccurrenceChoices: DEFAULT_PIPELINE.coOccurrenceChoices.slice(0, 2),
  popularityDecays: [0.05, 0.1],
};
const taste = createTasteLog(150, 5, 20, 3);
/** What most tests look at: seconds of work, done once. Nobody changes it. */
let compared: Comparison;
beforeAll(async () => {
  compared = await compareModels(taste, config, { seed: 1 });
});
const idsOf = (log: EventLog) => Int32Array.from({ length: log.itemCount }, (_, i) => 10 * i + 1);

async function runAll(log: EventLog) {
  const comparison = await compareModels(log, config, { seed: 1 });
  const bundle = await trainBundle(log, idsOf(log), comparison, config, { seed: 1 });
  return { comparison, bundle };
}

describe("the comparison", () => {
  it("finds that users have tastes, and chooses a model that saw them", () => {
    const [als, popularity] = ["als", "popularity"].map((name) =>
      compared.rows.find((r) => r.model === name),
    );
    expect(als?.test.recall).toBeGreaterThan(1.5 * (popularity?.test.recall ?? 1));
    expect(["als", "item-similarity", "co-occurrence", "blend"]).toContain(compared.chosen);
    expect(compared.reason).toContain(compared.chosen);
    expect(compared.rows.map((r) => r.model).sort()).toEqual([
      "als",
      "blend",
      "co-occurrence",
      "item-similarity",
      "popularity",
      "recent-popularity",
    ]);
  });

  it("splits by time, newest fifth as test, and counts every event once", () => {
    const { split } = compared;
    expect(split.trainEvents + split.validationEvents + split.testEvents).toBe(taste.length);
    expect(split.testEvents).toBe(Math.floor(taste.length * 0.2));
    expect(split.testFrom).toBe(taste.at[taste.length - split.testEvents]);
    expect(split.validationFrom).toBe(taste.at[split.trainEvents]);
  });

  it("does not see the future: what happens in the test part changes no parameter and no validation", async () => {
    const items = taste.items.slice();
    for (let e = taste.length - compared.split.testEvents; e < taste.length; e++) items[e] = 99 - items[e];
    const after = await compareModels({ ...taste, items }, config, { seed: 1 });
    expect(after.tuned).toEqual(compared.tuned);
    expect(after.rows.map((r) => r.validation)).toEqual(compared.rows.map((r) => r.validation));
    expect(after.rows.map((r) => r.test)).not.toEqual(compared.rows.map((r) => r.test));
  });

  it("is the same for the same seed, travels as JSON, and never goes backwards", async () => {
    const fractions: number[] = [];
    const ctx = { seed: 1, onProgress: (fraction: number) => void fractions.push(fraction) };
    expect(await compareModels(taste, config, ctx)).toEqual(compared);
    expect(JSON.parse(JSON.stringify(compared))).toEqual(compared);
    expect(fractions).toEqual([...fractions].sort((a, b) => a - b));
    expect(fractions.at(-1)).toBe(1);
  });

  it("chooses on a part of the users where the log is long, and tests models that saw everybody", async () => {
    const sampled = { ...config, tuningEvents: taste.length / 4 };
    const fractions: number[] = [];
    const ctx = { seed: 1, onProgress: (fraction: number) => void fractions.push(fraction) };
    const comparison = await compareModels(taste, sampled, ctx);
    expect(comparison.split).toEqual(compared.split);
    for (const [i, row] of comparison.rows.entries()) {
      expect(row.validation.users).toBeLessThan(compared.rows[i].validation.users / 2);
      expect(row.test.users).toBe(compared.rows[i].test.users);
    }
    // Nothing is tuned about plain popularity: its test shows what it was fitted on.
    const popularity = ({ rows }: Comparison) => rows.find((row) => row.model === "popularity")?.test;
    expect(popularity(comparison)).toEqual(popularity(compared));
    expect(fractions).toEqual([...fractions].sort((a, b) => a - b));
  });

  it("asks fewer users where the catalogue is large", async () => {
    const { rows } = await compareModels(taste, { ...config, measuredScores: 20 * 100 }, { seed: 1 });
    expect(rows.every(({ validation, test }) => validation.users === 20 && test.users === 20)).toBe(true);
  });

  it("stops when it is told to", async () => {
    let asked = 0;
    const ctx = { seed: 1, shouldStop: () => ++asked > 3 };
    await expect(compareModels(taste, config, ctx)).rejects.toThrow(TrainingStopped);
  });

  it("refuses a log that is none", async () => {
    const log = { ...taste, items: taste.items.map(() => 100) };
    await expect(compareModels(log, config, { seed: 1 })).rejects.toThrow("item 100, but there are only 100");
  });
});

describe("a shop with next to nothing in it", () => {
  const tiny: [string, EventLog][] = [
    ["nothing at all", createLog(0, 0, [])],
    ["items and no events", createLog(0, 3, [])],
    ["one user, one item", createLog(1, 1, [[0, 0, "view", 1]])],
    [
      "one user",
      createLog(
        1,
        5,
        [0, 1, 2, 3, 4].map((p): TestEvent => [0, p, "view", p]),
      ),
    ],
    [
      "one moment",
      createLog(
        3,
        3,
        [0, 1, 2].map((s): TestEvent => [s, s, "purchase", 7]),
      ),
    ],
    [
      "only what was taken back",
      createLog(1, 2, [
        [0, 0, "cart", 1],
        [0, 0, "remove", 2],
      ]),
    ],
  ];
  for (const [name, log] of tiny) {
    it(`still gets a bundle that answers: ${name}`, async () => {
      const { comparison, bundle } = await runAll(log);
      expect(comparison.chosen).toBe("popularity");
      expect(comparison.reason).toMatch(/^popularity serves because /);
      const { ranker } = decodeBundle(encodeBundle(bundle));
      const scores = new Float32Array(log.itemCount);
      ranker.score(EMPTY_HISTORY, 0, scores);
      expect(scores.every(Number.isFinite)).toBe(true);
    });
  }

  it("never gives NaN, whatever little happened", async () => {
    const event = fc.tuple(fc.nat(2), fc.nat(2), fc.constantFrom("view", "cart", "remove"), fc.nat(6));
    await fc.assert(
      fc.asyncProperty(fc.array(event, { maxLength: 14 }), async (events) => {
        const log = createLog(3, 3, events as TestEvent[]);
        const { comparison, bundle } = await runAll(log);
        for (const { validation, test } of comparison.rows) {
          expect([...Object.values(validation), ...Object.values(test)].every(Number.isFinite)).toBe(true);
        }
        const scores = new Float32Array(3);
        bundle.ranker.score(createHistories(log, config.weights).of(0), 0, scores);
        expect(scores.every(Number.isFinite)).toBe(true);
      }),
      { numRuns: 25, seed: 6 },
    );
  });
});

describe("a bundle", () => {
  it("keeps fewer neighbours per item where there are many items", async () => {
    const small = { ...config, mostNeighbours: 100 * 7 };
    const bundle = await trainBundle(taste, idsOf(taste), compared, small, { seed: 1 });
    const { indptr } = bundle.coOccurrence.neighbours;
    const counts = Array.from(indptr.subarray(1), (end, i) => end - indptr[i]);
    expect(Math.max(...counts)).toBe(7);
  });

  it("comes back whole", async () => {
    const bundle = await fitBundle("blend", {
      ...taste,
      categories: new Int32Array(100).map((_, i) => i % 4),
    });
    const loaded = decodeBundle(encodeBundle(bundle));
    expect(loaded.itemIds).toEqual(bundle.itemIds);
    expect([loaded.chosen, loaded.trainedAt]).toEqual([bundle.chosen, bundle.trainedAt]);
    expect(loaded.recentPopularity).toEqual(bundle.recentPopularity);
    expect(loaded.together).toEqual(bundle.together);
    expect(loaded.similar.related(3, 5)).toEqual(bundle.similar.related(3, 5));
    const history = createHistories(taste, config.weights).of(1);
    expect(loaded.als.explain(history, 4)).toEqual(bundle.als.explain(history, 4));
  });

  it("ranks with what was chosen, and knows the shop's ids", async () => {
    const comparison = { ...compared, chosen: "co-occurrence" };
    const bundle = await trainBundle(taste, idsOf(taste), comparison, config, { seed: 1, clock: () => 77 });
    const [own, ranked] = [new Float32Array(100), new Float32Array(100)];
    const history = createHistories(taste, config.weights).of(2);
    bundle.coOccurrence.score(history, 0, own);
    bundle.ranker.score(history, 0, ranked);
    expect(ranked).toEqual(own);
    expect(topK(ranked, 1).scores[0]).toBeGreaterThan(0);
    expect(bundle.trainedAt).toBe(77);
    await expect(trainBundle(taste, new Int32Array(3), comparison, config, { seed: 1 })).rejects.toThrow(
      "3 item ids for 100 items.",
    );
    await expect(
      trainBundle(taste, idsOf(taste), { ...comparison, chosen: "oracle" }, config, { seed: 1 }),
    ).rejects.toThrow('No model is called "oracle".');
  });

  it("of another kind, a newer version or with broken parts is refused", async () => {
    const bytes = encodeBundle(await fitBundle("als", taste));
    const edit = (from: string, to: string) => editHeader(bytes, from, to);
    const codeOf = (changed: Uint8Array) => {
      try {
        decodeBundle(changed);
        return "fine";
      } catch (error) {
        return error instanceof FormatError ? error.code : String(error);
      }
    };
    expect(codeOf(bytes)).toBe("fine");
    expect(codeOf(edit('"aisle.models"', '"other.models"'))).toBe("foreign");
    expect(codeOf(edit('"version":"1"', '"version":"9"'))).toBe("newer_version");
    expect(codeOf(edit('"version":"1"', '"version":"x"'))).toBe("bad_header");
    expect(codeOf(edit('"als.spectrum"', '"als.spectrun"'))).toBe("missing_tensor");
    expect(codeOf(edit('\\"alpha\\":0.2', '\\"alpha\\":-.2'))).toBe("bad_header");
    expect(codeOf(edit('"chosen":"als"', '"chosen":"abc"'))).toBe("bad_shape");
  });
});
