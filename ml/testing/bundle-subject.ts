import type { EventLog } from "../core/data/events";
import type { Parameters } from "../core/model/parameters";
import { decodeBundle, encodeBundle } from "../pipeline/bundle-format";
import { DEFAULT_PIPELINE, type PipelineConfig } from "../pipeline/config";
import { createRecipe } from "../pipeline/recipe";
import { trainBundle } from "../pipeline/train-bundle";
import type { Subject } from "./subject";

const CONFIG: PipelineConfig = { ...DEFAULT_PIPELINE, fixed: { als: { factors: 8, iterations: 12 } } };

/** What is blended where a blend is asked for. */
const BLENDED = { als: 1 / 3, "recent-popularity": 1 / 3, "co-occurrence": 1 / 3 };

/** The bundle of a log with the named model as ranker, or with a blend of three. */
export function fitBundle(
  kind: string,
  log: EventLog,
  seed = 1,
  tuned: Readonly<Record<string, Parameters>> = {},
) {
  const itemIds = Int32Array.from({ length: log.itemCount }, (_, i) => 100 + i);
  const weights = kind === "blend" ? BLENDED : { [kind]: 1 };
  const recipe = createRecipe(weights, new Map(Object.entries(tuned)), CONFIG);
  return trainBundle({ log }, itemIds, recipe, CONFIG, { seed });
}

/** The named model as a shop serves it: out of a bundle, with recent popularity behind it. */
export function bundleSubject(kind: string): Subject {
  return {
    kind,
    async fit(log, { seed }) {
      const bundle = await fitBundle(kind, log, seed);
      return { model: bundle.ranker, encode: () => encodeBundle(bundle) };
    },
    load: (bytes) => decodeBundle(bytes).ranker,
  };
}
