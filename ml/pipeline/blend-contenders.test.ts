import { expect, it } from "vitest";
import { profileLog } from "../core/model/suitability";
import { createTasteLog } from "../testing/logs";
import { learnBlend } from "./blend-contenders";
import { listCandidates } from "./candidates";
import { DEFAULT_PIPELINE, type PipelineConfig } from "./config";
import { createFittedModels, type FittedModels } from "./fitted-models";
import { searchCandidates, type Searching } from "./search-candidates";
import { createStages } from "./stages";
import { createTuningWindows } from "./window";

const config: PipelineConfig = {
  ...DEFAULT_PIPELINE,
  fixed: { als: { factors: 8, iterations: 5 } },
  candidates: ["popularity", "recent-popularity", "als", "user-knn", "item-knn"],
  tuningWindows: 2,
  budgetSeconds: 0.3,
};
const log = createTasteLog(150, 5, 20, 3);
const seed = 1;

/** How often each kind was fitted while a blend of all was found. */
async function blend(fitted: FittedModels | undefined) {
  const windows = createTuningWindows(log, { config, seed });
  const { candidates } = listCandidates(profileLog(log), windows, config, null);
  const names: string[] = [];
  const stages = createStages({ seed, onProgress: (_fraction, stage) => names.push(stage) });
  const context = { weights: config.weights, seed, stages };
  const searching: Searching = { windows, config, context, clock: () => 0, ...(fitted && { fitted }) };
  const budget = { left: config.budgetSeconds };
  const { contenders } = await searchCandidates(candidates, budget, searching);
  return { learned: await learnBlend(contenders, { left: 0.3 }, searching), names };
}

it("a blend of models that were kept is the one of models that are fitted once more", async () => {
  const anew = await blend(undefined);
  let found = 0;
  const { keep, find } = createFittedModels();
  const kept = await blend({
    keep,
    find(...asked) {
      const model = find(...asked);
      if (model !== undefined) found++;
      return model;
    },
  });
  expect(Object.keys(anew.learned?.weights ?? {}).length).toBeGreaterThan(1);
  expect(kept.learned).toEqual(anew.learned);
  expect(found).toBeGreaterThanOrEqual(2 * 4);
});
