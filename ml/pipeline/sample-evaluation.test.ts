import { describe, expect, it } from "vitest";
import { DEFAULT_WEIGHTS } from "../core/data/events";
import { findTemporalCut, sliceLog } from "../core/data/split";
import { createEvaluation, sampleCases, type EvaluationCase } from "../eval/splits/evaluation";
import { createRng } from "../base/rng";
import { createTasteLog } from "../testing/logs";
import { drawEvaluation, limitUsers } from "./sample-evaluation";

const log = createTasteLog(300, 4, 25, 9);
const cut = findTemporalCut(log, 0.3);
const past = sliceLog(log, 0, cut);
const future = sliceLog(log, cut, log.length);
const everybody = createEvaluation(past, future, DEFAULT_WEIGHTS);
const textOf = ({ history, relevant }: EvaluationCase) =>
  JSON.stringify([[...history.items], [...history.weights], [...history.at], [...relevant]]);

describe("the users that are asked", () => {
  it("are all that came back where there are few", () => {
    const asked = drawEvaluation(past, future, DEFAULT_WEIGHTS, { limit: 1000, seed: 1 });
    expect(asked).toEqual(everybody);
    const some = drawEvaluation(past, future, DEFAULT_WEIGHTS, { limit: 100, seed: 1 });
    expect(some).toEqual(sampleCases(everybody, 100, createRng(1)));
  });

  it("are drawn from a large crowd, each with the question the whole crowd would give", () => {
    const asked = drawEvaluation(past, future, DEFAULT_WEIGHTS, { limit: 20, seed: 1 });
    const known = new Set(everybody.cases.map(textOf));
    expect(asked.cases).toHaveLength(20);
    expect(asked.cases.every((one) => known.has(textOf(one)))).toBe(true);
    expect(new Set(asked.cases.map(textOf)).size).toBe(20);
    expect([asked.now, asked.itemCount]).toEqual([everybody.now, everybody.itemCount]);
    expect(drawEvaluation(past, future, DEFAULT_WEIGHTS, { limit: 20, seed: 1 })).toEqual(asked);
    expect(drawEvaluation(past, future, DEFAULT_WEIGHTS, { limit: 20, seed: 2 })).not.toEqual(asked);
  });

  it("are nobody without a past or a future, whatever the limit", () => {
    for (const [before, after] of [
      [past, sliceLog(log, 0, 0)],
      [sliceLog(log, 0, 0), future],
    ]) {
      expect(drawEvaluation(before, after, DEFAULT_WEIGHTS, { limit: 1, seed: 1 }).cases).toEqual([]);
    }
  });

  it("are fewer the larger the catalogue, one at least", () => {
    expect(limitUsers(1000, 1e6, 100)).toBe(1000);
    expect(limitUsers(1000, 1e6, 5000)).toBe(200);
    expect(limitUsers(1000, 1e6, 1e8)).toBe(1);
    expect(limitUsers(1000, 1e6, 0)).toBe(1000);
  });
});
