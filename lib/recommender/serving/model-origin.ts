import "server-only";
import { getPool } from "@/lib/platform/db/client";
import { getLiveModelId, listWantedModelIds, loadArtifact } from "@/lib/recommender/models/queries";
import { getCurrentRelease } from "@/lib/recommender/models/release-rows";
import { keepModel, recallModel } from "./kept-model";
import type { ModelOrigin } from "./model-keeper";
import { verifyModel } from "./verify-model";

const PATIENCE_MS = 20_000;

/** Models as the registry has them, proved against the shop's own products. */
export const registryOrigin: ModelOrigin = {
  liveId: getLiveModelId,
  wantedIds: () => listWantedModelIds(),
  release: () => getCurrentRelease(),
  async load(id) {
    const artifact = await loadArtifact(id);
    return artifact && { artifact, shopIds: await loadShopIds() };
  },
  keep: keepModel,
  recall: recallModel,
  verify: ({ artifact, shopIds }) => verifyModel(artifact, shopIds),
};

async function loadShopIds(): Promise<ReadonlySet<number>> {
  const { rows } = await getPool("report").query<[number]>({
    text: "select id from products",
    rowMode: "array",
    query_timeout: PATIENCE_MS,
  } as { text: string; rowMode: "array" });
  return new Set(rows.map(([id]) => id));
}
