import type { PoolClient } from "pg";
import type { InteractionKind } from "@/lib/platform/db/generated/enums";
import { copyRows } from "@/lib/platform/db/copy-rows";

/** An interaction with the ids of this shop. */
export interface NewInteraction {
  id: string;
  shopperId: string;
  productId: number;
  kind: InteractionKind;
  value: number;
  at: number;
}

/** The staging table of this session; emptied by every commit. */
export async function prepareInteractionStaging(client: PoolClient): Promise<void> {
  await client.query(
    `create temporary table if not exists import_interactions
       (id uuid, shopper_id uuid, product_id int, kind interaction_kind, value real, at timestamptz)
     on commit delete rows`,
  );
}

/**
 * Writes interactions and the shoppers they belong to, inside the caller's transaction. Returns how many were new:
 * those whose id is there already change nothing.
 */
export async function writeInteractions(
  client: PoolClient,
  interactions: readonly NewInteraction[],
): Promise<number> {
  if (interactions.length === 0) return 0;
  await copyRows(
    client,
    "import_interactions (id, shopper_id, product_id, kind, value, at)",
    interactions,
    ({ id, shopperId, productId, kind, value, at }) => [
      id,
      shopperId,
      productId,
      kind,
      value,
      new Date(at).toISOString(),
    ],
  );
  const { rowCount } = await client.query(
    `insert into interactions (id, shopper_id, product_id, kind, value, at)
     select id, shopper_id, product_id, kind, value, at from import_interactions
     on conflict (id) do nothing`,
  );
  await client.query(
    `insert into shoppers (id, created_at)
     select shopper_id, min(at) from import_interactions group by shopper_id
     on conflict (id) do nothing`,
  );
  return rowCount ?? 0;
}
