import "server-only";
import { getPool } from "@/lib/db/client";
import type { ModelOrigin } from "./model-keeper";
import { type Artifact, verifyModel } from "./verify-model";

/** Models as the registry has them, proved against the shop's own products. */
export const registryOrigin: ModelOrigin = {
  async liveId() {
    const { rows } = await getPool().query<{ id: string }>(
      `select model_version_id as id from model_aliases where alias = 'live'`,
    );
    return rows[0]?.id ?? null;
  },
  async load() {
    const { rows } = await getPool().query<Artifact>(
      `select model_version_id as id, bytes, sha256 from model_artifacts
        where model_version_id = (select model_version_id from model_aliases where alias = 'live')`,
    );
    return rows[0] ?? null;
  },
  async verify(artifact) {
    // Hidden products are products too: the model learnt from all of them.
    const { rows } = await getPool().query<{ id: number }>("select id from products");
    const known = new Set(rows.map((row) => row.id));
    return verifyModel(artifact, (id) => known.has(id), known.size);
  },
};
