import { describe, expect, it } from "vitest";
import { DEFAULT_WEIGHTS } from "../../core/data/events";
import { createHistories } from "../../core/data/history";
import { createRng } from "../../base/rng";
import type { ItemContent } from "../../core/model/training";
import { NO_PACE } from "../../base/pace";
import { describeRecommender } from "../../testing/contract";
import { describeItems } from "../../testing/log-content";
import { createLog, type TestEvent } from "../../testing/logs";
import { subjectOf } from "../../testing/subject";
import { alsModel } from "./definition";
import { AlsModel } from "./model";

describeRecommender(subjectOf(alsModel, { factors: 8, iterations: 12 }, describeItems), {
  personal: true,
});

const KINDS = ["tea", "coffee", "wine"];
const TOUCHED = 30;
const ITEMS = 36;

/** User s likes one kind of three; of the items nobody has touched the first three are named, the others not. */
function makeLog() {
  const rng = createRng(6);
  const events: TestEvent[] = [];
  for (let s = 0; s < 60; s++) {
    for (let n = 0; n < 6; n++) events.push([s, (s % 3) + 3 * rng.integer(TOUCHED / 3), "purchase", n]);
  }
  return createLog(60, ITEMS, events);
}

const log = makeLog();
const described: ItemContent = {
  texts: Array.from({ length: ITEMS }, (_, item) => (item < TOUCHED + 3 ? KINDS[item % 3] : "")),
  attributes: Array.from({ length: ITEMS }, () => []),
};
const now = log.at[log.length - 1];

async function fit(content?: ItemContent, overrides = {}): Promise<AlsModel> {
  const training = { log, weights: DEFAULT_WEIGHTS, now, ...(content && { content }) };
  const run = { rng: createRng(1), pace: NO_PACE };
  const { model } = await alsModel.fit(training, { factors: 6, ...overrides }, run);
  if (model instanceof AlsModel) return model;
  throw new Error("not ALS");
}

const rowOf = ({ factors, config }: AlsModel, item: number) =>
  factors.subarray(item * config.factors, (item + 1) * config.factors);

describe("items nobody has touched", () => {
  it("rank by whether they are described like what a user likes", async () => {
    const model = await fit(described);
    const histories = createHistories(log, DEFAULT_WEIGHTS);
    const scores = new Float32Array(ITEMS);
    for (let s = 0; s < log.userCount; s++) {
      model.score(histories.of(s), now, scores);
      const fresh = [...scores.subarray(TOUCHED, TOUCHED + 3)];
      const others = fresh.filter((_, kind) => kind !== s % 3);
      expect(fresh[s % 3], `user ${s}`).toBeGreaterThan(2 * Math.max(0, ...others));
      expect([...scores.subarray(TOUCHED + 3)], "without a word").toEqual([0, 0, 0]);
    }
  });

  it("leave the others' factors and scores alone, bit for bit", async () => {
    const [plain, informed] = [await fit(), await fit(described)];
    const length = TOUCHED * plain.config.factors;
    expect(informed.factors.subarray(0, length)).toEqual(plain.factors.subarray(0, length));
    expect(informed.spectrum).toEqual(plain.spectrum);
    expect(rowOf(plain, TOUCHED).every((value) => value === 0)).toBe(true);
    expect(rowOf(informed, TOUCHED).some((value) => value !== 0)).toBe(true);
  });

  it("have the same factors for the same seed, also once loaded", async () => {
    const training = { log, weights: DEFAULT_WEIGHTS, now, content: described };
    const run = { rng: createRng(1), pace: NO_PACE };
    const fitted = await alsModel.fit(training, { factors: 6 }, run);
    const loaded = alsModel.load(fitted.encode());
    expect(fitted.model).toHaveProperty("factors", (await fit(described)).factors);
    expect(loaded).toHaveProperty("factors", (await fit(described)).factors);
  });

  it("have none when that is not wanted, and when content says nothing of behaviour", async () => {
    const plain = await fit();
    expect((await fit(described, { contentFactors: false })).factors).toEqual(plain.factors);
    const rng = createRng(3);
    const texts = described.texts.map(() => KINDS[rng.integer(3)]);
    expect((await fit({ ...described, texts })).factors).toEqual(plain.factors);
  });

  it("have none when too few items have both a past and a word", async () => {
    const texts = described.texts.map((text, item) => (item < 4 || item >= TOUCHED ? text : ""));
    expect((await fit({ ...described, texts })).factors).toEqual((await fit()).factors);
  });

  it("have factors also where entries are held out for training to end by", async () => {
    const model = await fit(described, { patience: 1 });
    expect(model.factors.every(Number.isFinite)).toBe(true);
    expect(rowOf(model, TOUCHED).some((value) => value !== 0)).toBe(true);
  });

  it("must be those of the log", async () => {
    const short = { texts: ["tea"], attributes: [[]] };
    await expect(fit(short)).rejects.toThrow("Content of 1 items for a log of 36.");
  });
});
