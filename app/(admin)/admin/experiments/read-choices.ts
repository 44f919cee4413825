import { placementName } from "@/components/admin/placement-name";
import type { VariantChoices } from "@/components/experiments/variant-fields";
import { listModels } from "@/lib/recommender/models/queries";
import { PLACEMENTS } from "@/lib/recommender/strategies/placements";
import { listStrategies } from "@/lib/recommender/strategies/queries";
import { getLiveCatalog } from "@/lib/shop/catalog/live-catalog";
import type { Viewer } from "@/lib/shop/auth/viewer";

/** What an experiment may be made of in this shop. */
export async function readChoices(viewer: Viewer): Promise<VariantChoices> {
  const [versions, models, catalog] = await Promise.all([
    listStrategies(viewer),
    listModels(viewer),
    getLiveCatalog(),
  ]);
  return {
    strategies: PLACEMENTS.map((placement) => ({
      placement: placementName(placement),
      ids: versions.filter(({ strategy }) => strategy.placement === placement).map(({ id }) => id),
    })),
    models: models.filter(({ hasArtifact }) => hasArtifact).map(({ id }) => id),
    categories: [...catalog.categories.values()].map(({ path }) => path).sort(),
  };
}
