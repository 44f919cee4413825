import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { createHistories } from "../core/data/history";
import type { EventLog } from "../core/data/events";
import { FormatError } from "../core/format/format-error";
import { topK } from "../base/top-k";
import { EMPTY_HISTORY } from "../core/recommender";
import { fitBundle } from "../testing/bundle-subject";
import { createLog, createTasteLog, type TestEvent } from "../testing/logs";
import { decodeTensors } from "../core/format/decode";
import { encodeTensors } from "../core/format/encode";
import { MODELS } from "../models/registry";
import { decodeBundle, encodeBundle } from "./bundle-format";
import { compareModels } from "./compare-models";
import type { Comparison } from "./comparison";
import { DEFAULT_PIPELINE, type PipelineConfig } from "./config";
import { trainBundle } from "./train-bundle";
import { createRecipe, rankerOf } from "./recipe";
import { findRelated } from "./related";
import { TrainingStopped, type TrainContext } from "./train-context";

const config: PipelineConfig = {
  ...DEFAULT_PIPELINE,
  fixed: { als: { factors: 8, iterations: 5 } },
  tuningWindows: 2,
  budgetSeconds: 0.3,
};
const taste = createTasteLog(150, 5, 20, 3);
/** What most tests look at: seconds of work, done once. Nobody changes it. */
let compared: Comparison;
const compare = async (
  log: EventLog,
  change: Partial<PipelineConfig> = {},
  ctx: Partial<TrainContext> = {},
) => (await compareModels({ log }, { ...config, ...change }, { seed: 1, ...ctx })).comparison;
beforeAll(async () => {
  compared = await compare(taste);
}, 60_000);
const idsOf = (log: EventLog) => Int32Array.from({ length: log.itemCount }, (_, i) => 10 * i + 1);

async function runAll(log: EventLog) {
  const comparison = await compare(log);
  const bundle = await trainBundle({ log }, idsOf(log), comparison.recipe, config, { seed: 1 });
  return { comparison, bundle };
}

describe("the comparison", () => {
  it("finds that users have tastes, and chooses a model that saw them", () => {
    const row = (name: string) => compared.rows.find(({ model }) => model === name);
    expect(row(compared.chosen)?.test?.recall).toBeGreaterThan(1.5 * (row("popularity")?.test?.recall ?? 1));
    expect(row("als")?.validation.recall).toBeGreaterThan(row("popularity")?.validation.recall ?? 1);
    expect(["popularity", "recent-popularity"]).not.toContain(compared.chosen);
    expect(compared.reason).toContain(compared.chosen);
    expect(compared.overPopularity?.low).toBeGreaterThan(0);
  });

  it("considers every registered model: those that fit get a row, the others a reason", () => {
    const told = [...compared.rows, ...compared.skipped].map(({ model }) => model);
    expect(told.filter((model) => model !== "blend").sort()).toEqual(MODELS.map(({ kind }) => kind).sort());
    expect(compared.skipped).toContainEqual({
      model: "svd++",
      reason: "it learns from ratings, and there are next to none",
    });
    expect(compared.skipped).toContainEqual({
      model: "content",
      reason: "it reads texts and attributes of items, and there are none",
    });
  });

  it("measures nothing on test but what ranks, its parts and popularity", () => {
    const parts = compared.recipe.roles.ranker.map(({ part }) => part);
    const told = compared.rows.filter(({ test }) => test !== null).map(({ model }) => model);
    const known = new Set([...parts, compared.chosen, "popularity"]);
    expect(new Set(told)).toEqual(known);
  });

  it("tries what serves today in any case, with its parameters, and nothing else without time", async () => {
    const previous = createRecipe({ bpr: 1 }, new Map([["bpr", { factors: 7, epochs: 2 }]]), config);
    const change = { budgetSeconds: 1e-6 };
    const { comparison } = await compareModels(
      { log: taste },
      { ...config, ...change },
      { seed: 1 },
      { previous },
    );
    const row = comparison.rows.find(({ model }) => model === "bpr");
    expect(row?.parameters).toMatchObject({ factors: 7, epochs: 2 });
    expect(row?.trials).toBe(1);
    const tried = comparison.rows.map(({ model }) => model).filter((model) => model !== "blend");
    expect(tried.sort()).toEqual(["als", "bpr", "co-purchase", "popularity", "recent-popularity"]);
  });

  it("spends more time on the best when there is more", async () => {
    const count = ({ rows }: Comparison) => rows.reduce((sum, { trials }) => sum + trials, 0);
    expect(count(compared)).toBeGreaterThan(count(await compare(taste, { budgetSeconds: 0.5 })));
  });

  it("chooses what was asked for, whatever it is worth", async () => {
    for (const ranker of ["co-purchase", "blend"]) {
      const { chosen, reason, recipe, rows } = await compare(taste, { ranker, budgetSeconds: 1 });
      expect([chosen, reason]).toEqual([ranker, `"${ranker}" was chosen because it was asked for.`]);
      expect(rankerOf(recipe)).toBe(ranker);
      expect(rows.find(({ model }) => model === ranker)?.test?.users).toBeGreaterThan(0);
    }
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
    const after = await compare({ ...taste, items });
    expect(after.recipe).toEqual(compared.recipe);
    expect([after.chosen, after.reason]).toEqual([compared.chosen, compared.reason]);
    expect(after.rows.map((r) => r.validation)).toEqual(compared.rows.map((r) => r.validation));
    expect(after.rows.map((r) => r.test)).not.toEqual(compared.rows.map((r) => r.test));
  });

  it("is the same for the same seed, travels as JSON, and never goes backwards", async () => {
    const fractions: number[] = [];
    const ctx = { seed: 1, onProgress: (fraction: number) => void fractions.push(fraction) };
    expect(await compare(taste, {}, ctx)).toEqual(compared);
    expect(JSON.parse(JSON.stringify(compared))).toEqual(compared);
    expect(fractions).toEqual([...fractions].sort((a, b) => a - b));
    expect(fractions.at(-1)).toBe(1);
  });

  it("chooses on a part of the users where the log is long, and tests models that saw everybody", async () => {
    const sampled = { tuningEvents: taste.length / 4 };
    const fractions: number[] = [];
    const ctx = { seed: 1, onProgress: (fraction: number) => void fractions.push(fraction) };
    const comparison = await compare(taste, sampled, ctx);
    expect(comparison.split).toEqual(compared.split);
    const [before] = compared.rows;
    const asked = compared.rows.find(({ test }) => test !== null)?.test?.users;
    for (const row of comparison.rows) {
      expect(row.validation.users).toBeLessThan(before.validation.users / 2);
      if (row.test !== null) expect(row.test.users).toBe(asked);
    }
    // Nothing is tuned about plain popularity: its test shows what it was fitted on.
    const popularity = ({ rows }: Comparison) => rows.find((row) => row.model === "popularity")?.test;
    expect(popularity(comparison)).toEqual(popularity(compared));
    expect(fractions).toEqual([...fractions].sort((a, b) => a - b));
  });

  it("asks fewer users where the catalog is large", async () => {
    const few = { measuredScores: 20 * 100, tuningScores: 30 * 100, budgetSeconds: 0.5 };
    const { rows } = await compare(taste, few);
    expect(rows.every(({ validation }) => validation.users === 30)).toBe(true);
    expect(rows.every(({ test }) => test === null || test.users === 20)).toBe(true);
  });

  it("stops when it is told to", async () => {
    let asked = 0;
    const ctx = { seed: 1, shouldStop: () => ++asked > 3 };
    await expect(compare(taste, {}, ctx)).rejects.toThrow(TrainingStopped);
  });

  it("refuses a log that is none", async () => {
    const log = { ...taste, items: taste.items.map(() => 100) };
    await expect(compare(log)).rejects.toThrow("item 100, but there are only 100");
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
      expect(comparison.reason).toMatch(/^Popularity was chosen because /);
      const { ranker } = decodeBundle(encodeBundle(bundle));
      const scores = new Float32Array(log.itemCount);
      ranker.score(EMPTY_HISTORY, 0, scores);
      expect(scores.every(Number.isFinite)).toBe(true);
    });
  }

  it("never gives NaN, whatever little happened", async () => {
    const event = fc.tuple(
      fc.nat(2),
      fc.nat(2),
      fc.constantFrom("view", "cart", "remove", "return"),
      fc.nat(6),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(event, { maxLength: 14 }), async (events) => {
        const log = createLog(3, 3, events as TestEvent[]);
        const { comparison, bundle } = await runAll(log);
        for (const { validation, test } of comparison.rows) {
          const figures = [...Object.values(validation), ...Object.values(test ?? {})];
          expect(figures.every(Number.isFinite)).toBe(true);
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
    const tuned = { "co-occurrence": { mostNeighbours: 100 * 7 } };
    const bundle = await fitBundle("co-occurrence", taste, 1, tuned);
    const neighbours = decodeTensors(bundle.fitted.get("co-occurrence")?.encode() ?? new Uint8Array());
    const indptr = neighbours.tensors.get("neighbours.indptr")?.data ?? [];
    const counts = Array.from(indptr.slice(1), (end, i) => end - indptr[i]);
    expect(Math.max(...counts)).toBe(7);
  });

  it("comes back whole", async () => {
    const log = { ...taste, categories: new Int32Array(100).map((_, i) => i % 4) };
    const bundle = await fitBundle("blend", log);
    const bytes = encodeBundle(bundle);
    for (const options of [{}, { adopt: true }]) {
      const loaded = decodeBundle(bytes.slice(), options);
      expect(loaded.itemIds).toEqual(bundle.itemIds);
      expect([loaded.chosen, loaded.trainedAt]).toEqual([bundle.chosen, bundle.trainedAt]);
      expect([loaded.recipe, loaded.weights]).toEqual([bundle.recipe, bundle.weights]);
      const history = createHistories(taste, config.weights).of(1);
      for (const [name, model] of bundle.models) {
        const [own, again] = [new Float32Array(100), new Float32Array(100)];
        model.score(history, 0, own);
        loaded.models.get(name)?.score(history, 0, again);
        expect(again).toEqual(own);
      }
      for (const role of ["similar", "together"] as const) {
        const [own, again] = [bundle[role], loaded[role]];
        expect(own && findRelated(own, Uint32Array.of(3), 5)).toEqual(
          again && findRelated(again, Uint32Array.of(3), 5),
        );
        if (role === "similar") expect(own?.relatedTo?.(Uint32Array.of(3), 5).items).toHaveLength(5);
      }
    }
  });

  it("ranks with what was chosen, carries the weights of its training, and knows the shop's ids", async () => {
    const recipe = createRecipe({ "co-occurrence": 1 }, new Map(), config);
    const weights = { ...config.weights, purchase: 9 };
    const ctx = { seed: 1, clock: () => 77 };
    const bundle = await trainBundle({ log: taste }, idsOf(taste), recipe, { ...config, weights }, ctx);
    const [own, ranked] = [new Float32Array(100), new Float32Array(100)];
    const history = createHistories(taste, config.weights).of(2);
    bundle.models.get("co-occurrence")?.score(history, 0, own);
    bundle.ranker.score(history, 0, ranked);
    expect(ranked).toEqual(own);
    expect(topK(ranked, 1).scores[0]).toBeGreaterThan(0);
    expect(bundle.trainedAt).toBe(77);
    expect(decodeBundle(encodeBundle(bundle)).weights).toEqual(weights);
    await expect(trainBundle({ log: taste }, new Int32Array(3), recipe, config, { seed: 1 })).rejects.toThrow(
      "3 item ids for 100 items.",
    );
    const unknown = { ...recipe, parts: { oracle: { kind: "oracle", parameters: {} } } };
    await expect(trainBundle({ log: taste }, idsOf(taste), unknown, config, { seed: 1 })).rejects.toThrow(
      'No model is called "oracle"',
    );
  });

  it("does without a part that cannot learn from the log, and ranks by popularity without any other", async () => {
    const recipe = createRecipe({ content: 1 }, new Map(), config);
    const bundle = await trainBundle({ log: taste }, idsOf(taste), recipe, config, { seed: 1 });
    expect(bundle.chosen).toBe("popularity");
    expect([...bundle.models.keys()].sort()).toEqual([
      "als",
      "co-purchase",
      "popularity",
      "recent-popularity",
    ]);
    expect(decodeBundle(encodeBundle(bundle)).recipe).toEqual(bundle.recipe);
  });

  it("of another kind, another version or with broken parts is refused", async () => {
    const bundle = await fitBundle("als", taste);
    const { tensors, metadata } = decodeTensors(encodeBundle(bundle));
    const codeOf = (change: Record<string, string>, drop = "") => {
      const { sha256: _checksum, ...header } = { ...Object.fromEntries(metadata), ...change };
      try {
        decodeBundle(encodeTensors(new Map([...tensors].filter(([name]) => name !== drop)), header));
        return "fine";
      } catch (error) {
        return error instanceof FormatError ? error.code : String(error);
      }
    };
    const manifest = metadata.get("manifest") ?? "";
    const edit = (from: string, to: string) => {
      expect(manifest).toContain(from);
      return codeOf({ manifest: manifest.replace(from, to) });
    };
    expect(codeOf({})).toBe("fine");
    expect(codeOf({ kind: "other.models" })).toBe("foreign");
    expect(codeOf({ version: "9" })).toBe("newer_version");
    expect(codeOf({ version: "1" })).toBe("older_version");
    expect(codeOf({ version: "x" })).toBe("bad_header");
    expect(codeOf({ manifest: "no JSON" })).toBe("bad_header");
    expect(codeOf({}, "part.als")).toBe("missing_tensor");
    expect(edit('"purchase":5', '"purchase":-5')).toBe("bad_header");
    expect(edit('"part":"als"', '"part":"abc"')).toBe("bad_header");
    expect(edit('"kind":"als"', '"kind":"gone"')).toBe("older_version");
    expect(edit('"kind":"als"', '"kind":"ease"')).toBe("foreign");
    expect(edit('"ranker":[', '"ranker":[],"other":[')).toBe("bad_shape");
  });
});
