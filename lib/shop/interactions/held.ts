import "server-only";
import { getPool } from "@/lib/platform/db/client";
import { inTransaction } from "@/lib/platform/db/transaction";
import { toPublicProductId } from "@/lib/platform/ids";
import { recordAudit } from "@/lib/shop/audit/record-audit";
import { type Actor, requireRight } from "@/lib/shop/auth/actor";
import type { Lane } from "./lanes";

/** What is held back of one product. */
export interface HeldBack {
  /** Public id. */
  product: string;
  productId: number;
  sku: string;
  name: string;
  events: number;
  shoppers: number;
  /** Networks and days they came from. */
  networks: number;
  /** ISO 8601, when the first and the last arrived. */
  first: string;
  last: string;
}

const HELD_SQL = `
select i.product_id as "productId", p.sku, p.name, count(*)::int as events,
  count(distinct i.shopper_id)::int as shoppers, count(distinct i.origin)::int as networks,
  min(i.received_at) as first, max(i.received_at) as last
from interactions i join products p on p.id = i.product_id
where i.lane = 'held' group by 1, 2, 3 order by events desc, 1 limit 200`;

type HeldRow = Omit<HeldBack, "product" | "first" | "last"> & { first: Date; last: Date };

/** What waits to be looked at, by product, most first. Throws AppError unauthenticated or forbidden. */
export async function listHeld(actor: Actor): Promise<HeldBack[]> {
  requireRight(actor, "insights:read");
  const { rows } = await getPool("report").query<HeldRow>(HELD_SQL);
  return rows.map(({ first, last, ...row }) => ({
    ...row,
    product: toPublicProductId(row.productId),
    first: first.toISOString(),
    last: last.toISOString(),
  }));
}

/**
 * Decides about what is held back: counted as what it claims to be, or discarded for good.
 *
 * @param productId only what is held of this product; null for everything
 * @returns how many events that were
 */
async function moveHeld(lane: Lane, productId: number | null, actor: Actor): Promise<number> {
  const name = requireRight(actor, "models:write");
  return inTransaction(async (db) => {
    const where = { lane: "held" as const, ...(productId === null ? {} : { productId }) };
    const { count } = await db.interaction.updateMany({ where, data: { lane } });
    const subject = productId === null ? "all products" : toPublicProductId(productId);
    const action = lane === "person" ? ("held.count" as const) : ("held.discard" as const);
    if (count > 0) await recordAudit(db, { actor: name, action, subject, detail: { events: count } });
    return count;
  });
}

/** Lets held events count. Throws AppError unauthenticated or forbidden. */
export function countHeld(productId: number | null, actor: Actor): Promise<number> {
  return moveHeld("person", productId, actor);
}

/** Takes held events out for good; they stay in the lane of what was taken back. Throws AppError unauthenticated or forbidden. */
export function discardHeld(productId: number | null, actor: Actor): Promise<number> {
  return moveHeld("withdrawn", productId, actor);
}
