import { expect, it } from "vitest";
import { NO_PACE } from "../../base/pace";
import { createRng } from "../../base/rng";
import { DEFAULT_WEIGHTS } from "../../core/data/events";
import { createTasteLog } from "../../testing/logs";
import { alsModel } from "./definition";

const log = createTasteLog(60, 4, 12, 7);
const training = { log, weights: DEFAULT_WEIGHTS, now: log.at[log.length - 1] };
const run = { rng: createRng(1), pace: NO_PACE };

it.each([
  [0, 0],
  [1, 0],
  [1, 3],
])(
  "says of factors that have vanished that they have, with ν = %d and a patience of %i",
  async (nu, patience) => {
    const strong = { factors: 8, iterations: 100, regularisation: 1e4, frequencyScaling: nu, patience };
    const { model, remark } = await alsModel.fit(training, strong, run);
    expect(remark).toContain('"regularisation" is too strong');
    const scores = new Float32Array(log.itemCount).fill(1);
    const history = {
      items: Uint32Array.of(1),
      weights: Float32Array.of(1),
      at: Float64Array.of(training.now),
    };
    model.score(history, training.now, scores);
    expect(scores.every((score) => score === 0)).toBe(true);
  },
);

it("says nothing of others", async () => {
  expect((await alsModel.fit(training, { factors: 8 }, run)).remark).toBeUndefined();
});
