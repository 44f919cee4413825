import "server-only";
import { getPool } from "@/lib/db/client";
import { getLiveModelId, loadLiveArtifact } from "@/lib/models/queries";
import type { ModelOrigin } from "./model-keeper";
import { verifyModel } from "./verify-model";

/** Models as the registry has them, proved against the shop's own products. */
export const registryOrigin: ModelOrigin = {
  liveId: getLiveModelId,
  load: loadLiveArtifact,
  async verify(artifact) {
    const { rows } = await getPool().query<{ id: number }>("select id from products");
    return verifyModel(artifact, new Set(rows.map((row) => row.id)));
  },
};
