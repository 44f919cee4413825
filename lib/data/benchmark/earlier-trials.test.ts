import { expect, it } from "vitest";
import { makeFolder } from "@/lib/data/import/testing/import-fixture";
import { createFolds, createRng, type EventLog, KIND, type Fold, NO_PACE } from "@/ml/index";
import type { Bench } from "./bench";
import { readEarlierTrials } from "./earlier-trials";
import { hashTraining } from "./hash-training";

const write = makeFolder();
const log: EventLog = {
  length: 6,
  userCount: 2,
  itemCount: 3,
  users: Uint32Array.of(0, 1, 0, 1, 0, 1),
  items: Uint32Array.of(0, 0, 1, 1, 2, 2),
  kinds: new Uint8Array(6).fill(KIND.view),
  values: new Float32Array(6).fill(1),
  at: Float64Array.of(1, 2, 3, 4, 5, 6),
};

it("goes on from the best trials of earlier runs on the same data, and from nothing else", () => {
  const [fold] = createFolds(log, { kind: "leave-last-out" }, weights(), createRng(1));
  const snapshot = hashTraining((fold as Fold).train, null);
  const good = { model: "als", protocol: "leave-last-out", snapshot, part: "validation" };
  const line = (alike: object, factors: number, ndcg: number) =>
    JSON.stringify({ ...good, params: { factors, tolerance: 0.1 }, metrics: { "ndcg@10": ndcg }, ...alike });
  const file = write(
    "trials.jsonl",
    [
      line({}, 32, 0.1),
      line({}, 64, 0.3),
      line({ model: "bpr" }, 1, 0.9),
      line({ snapshot: "of other data" }, 2, 0.9),
      line({ part: "test" }, 3, 0.9),
      line({ error: "Failed." }, 4, 0.9),
      line({ stopped: { cases: 1, of: 9 } }, 5, 0.9),
      line({ metrics: { "hr@10": 1 } }, 6, 0.9),
      line({ params: { factors: "many" } }, 7, 0.9),
      "no JSON",
      line({}, 128, 0.2),
    ].join("\n"),
  );
  const plan = { trialsFile: file, objective: "ndcg@10", protocol: { name: "leave-last-out" } };
  const bench = { plan, folds: [fold], content: null, pace: NO_PACE } as unknown as Bench;
  // What the search leaves alone (the tolerance) is not taken over.
  expect(readEarlierTrials("als", 0, bench)).toEqual([{ factors: 64 }, { factors: 128 }, { factors: 32 }]);
});

function weights() {
  return { view: 1, like: 2, cart: 3, purchase: 5, decayPerDay: 0, floor: 0 };
}
