import { type Bundle, makeBundles } from "./bundles";
import { makeCatalog, type SampleCatalog } from "./make-catalog";
import { DAY, DEFAULT_SIZE, HISTORY_DAYS, type SampleOptions } from "./sample-options";
import { makeTastes, type Taste } from "./taste";

/** What was planted in a sample: what a recommender should find. */
export interface SampleTruth {
  tastes: Taste[];
  bundles: Bundle[];
}

/** The parts of a sample that nothing happens in yet. */
export function makeTruth(options: SampleOptions): SampleTruth & { catalog: SampleCatalog } {
  const catalog = makeCatalog(options);
  const bundles = makeBundles(options.seed, catalog.products, options.now - HISTORY_DAYS * DAY);
  return { catalog, bundles, tastes: makeTastes(options) };
}

/** The tastes and bundles planted in the sample of this seed. They do not depend on when it was made. */
export function sampleTruth(seed: number, size = DEFAULT_SIZE): SampleTruth {
  const { tastes, bundles } = makeTruth({ seed, size, now: Date.UTC(2026, 0, 1) });
  return { tastes, bundles };
}
