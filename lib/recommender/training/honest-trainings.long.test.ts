import { it } from "vitest";
import { withTestDatabase } from "@/lib/platform/db/testing";
import { loadSample } from "@/lib/data/sample/load-sample";
import { requireServable } from "@/lib/recommender/models/artifact-check";
import { promoteModel } from "@/lib/recommender/models/commands";
import { loadArtifact } from "@/lib/recommender/models/queries";
import { requireLikeLive } from "@/lib/recommender/models/require-like-live";
import { DEFAULT_PIPELINE } from "@/ml/index";
import { trainModel } from "./train-model";

const database = withTestDatabase();
const TEST = { process: "test" };
const NIGHTS = 10;
const DAY_MS = 86_400_000;

/** Ten nights of the sample shop, each knowing one day more; every version is promoted by hand, without a reason. */
it(`never refuses ${NIGHTS} honest trainings in a row`, async () => {
  await loadSample(database.pool(), { now: Date.now() });

  const { rows } = await database
    .pool()
    .query<{ newest: Date }>("select max(at) as newest from interactions");
  const newest = rows[0]?.newest.getTime() ?? 0;
  const pipeline = { ...DEFAULT_PIPELINE, budgetSeconds: 3 };
  for (let night = NIGHTS - 1; night >= 0; night--) {
    const until = newest - night * DAY_MS;
    const request = { until, force: true, jobId: null, actor: "test", pipeline, report: () => {} };
    const { modelId } = await trainModel(request);
    const artifact = modelId === null ? null : await loadArtifact(modelId);
    if (!modelId || !artifact) throw new Error("Nothing was trained.");
    const started = performance.now();
    const bundle = requireServable(artifact, []);
    const ms = performance.now() - started;
    // What a training kept only for its date has no word for it: it is compared with the live one all the same.
    await requireLikeLive(modelId, bundle);
    await promoteModel(modelId, TEST);
    console.log(`${modelId}: ${bundle.chosen}, proved in ${ms.toFixed(0)} ms`);
  }
}, 900_000);
