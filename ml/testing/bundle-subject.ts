import type { EventLog } from "../core/data/events";
import { decodeBundle, encodeBundle } from "../pipeline/bundle-format";
import { DEFAULT_PIPELINE, type PipelineConfig } from "../pipeline/config";
import { trainBundle } from "../pipeline/train-bundle";
import { firstChoices } from "../pipeline/tuned-parameters";
import type { Subject } from "./subject";

const CONFIG: PipelineConfig = {
  ...DEFAULT_PIPELINE,
  als: { ...DEFAULT_PIPELINE.als, factors: 8, iterations: 12 },
};

/** The bundle of a log with the named model as ranker. */
export function fitBundle(kind: string, log: EventLog, seed = 1) {
  const itemIds = Int32Array.from({ length: log.itemCount }, (_, i) => 100 + i);
  const comparison = {
    k: 20,
    chosen: kind,
    reason: "",
    rows: [],
    tuned: firstChoices(CONFIG),
    split: { trainEvents: 0, validationEvents: 0, testEvents: 0, validationFrom: null, testFrom: null },
  };
  return trainBundle(log, itemIds, comparison, CONFIG, { seed });
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
