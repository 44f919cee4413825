import { type Bundle, makeBundles } from "./bundles";
import { makeCatalogue, type SampleCatalogue } from "./make-catalogue";
import { DAY, DEFAULT_SIZE, HISTORY_DAYS, type SampleOptions } from "./sample-options";
import { makeTastes, type Taste } from "./taste";

/** What was planted in a sample: what a recommender should find. */
export interface SampleTruth {
  tastes: Taste[];
  bundles: Bundle[];
}

/** The parts of a sample that nothing happens in yet. */
export function plantSample(options: SampleOptions): SampleTruth & { catalogue: SampleCatalogue } {
  const catalogue = makeCatalogue(options);
  const bundles = makeBundles(options.seed, catalogue.products, options.now - HISTORY_DAYS * DAY);
  return { catalogue, bundles, tastes: makeTastes(options) };
}

/** The tastes and bundles planted in the sample of this seed. They do not depend on when it was made. */
export function sampleTruth(seed: number, size = DEFAULT_SIZE): SampleTruth {
  const { tastes, bundles } = plantSample({ seed, size, now: Date.UTC(2026, 0, 1) });
  return { tastes, bundles };
}
