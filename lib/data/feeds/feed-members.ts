import "server-only";
import type { PoolClient } from "pg";
import { inTransaction } from "@/lib/platform/db/transaction";
import type { SeenProducts } from "@/lib/data/import/contract/import-format";
import {
  isSpokenOf,
  type Membership,
  type MissingProducts,
  type Named,
} from "@/lib/data/import/shop/missing-products";

/** What became of the products of a feed. */
export interface Listing {
  missing: number;
  delisted: number;
  relisted: number;
  /** Why missing products were not hidden; null: they were, or it is not asked for. */
  stopped: string | null;
}

interface MembersOptions {
  feedId: string;
  delist: boolean;
  confirmDelisting: boolean;
}

/** The products of the shop that a file speaks of. */
async function findSeen(client: PoolClient, seen: SeenProducts): Promise<number[]> {
  const { rows } = await client.query<Named & { id: number }>("select id, sku, handle from products");
  return rows.filter((product) => isSpokenOf(product, seen)).map(({ id }) => id);
}

/** Which products a feed has brought, and what becomes of those it no longer speaks of. */
export class FeedMembers implements Membership {
  readonly listing: Listing = { missing: 0, delisted: 0, relisted: 0, stopped: null };

  constructor(private readonly options: MembersOptions) {}

  /** What was hidden because it was missing and is back is on sale again, unless a row says otherwise, which comes after. */
  async begin(client: PoolClient, seen: SeenProducts): Promise<void> {
    const ids = await findSeen(client, seen);
    const relist = async (): Promise<number> => {
      const { rows } = await client.query<{ id: number }>(
        `with back as (
           update feed_products set delisted_at = null
            where feed_id = $1 and product_id = any($2) and delisted_at is not null returning product_id)
         update products set status = 'active', updated_at = now()
          where id in (select product_id from back) and status = 'hidden' returning id`,
        [this.options.feedId, ids],
      );
      return rows.length;
    };
    this.listing.relisted = await inTransaction(relist, { on: client });
  }

  settle(client: PoolClient, seen: SeenProducts, isWhole: boolean): Promise<MissingProducts> {
    return inTransaction(() => this.#settle(client, seen, isWhole), { on: client });
  }

  async #settle(client: PoolClient, seen: SeenProducts, isWhole: boolean): Promise<MissingProducts> {
    const { feedId, delist } = this.options;
    const present = await findSeen(client, seen);
    await client.query(
      `insert into feed_products (feed_id, product_id) select $1::uuid, unnest($2::int[])
       on conflict (feed_id, product_id) do nothing`,
      [feedId, present],
    );
    const { missing, total } = await this.#findMissing(client, present);
    this.listing.missing = missing.length;
    if (!delist || missing.length === 0) return { count: missing.length, hidden: false };
    this.listing.stopped = this.#whyNot(missing.length, total, isWhole);
    if (this.listing.stopped !== null) return { count: missing.length, hidden: false };
    await client.query("update products set status = 'hidden', updated_at = now() where id = any($1)", [
      missing,
    ]);
    await client.query(
      "update feed_products set delisted_at = now() where feed_id = $1 and product_id = any($2)",
      [feedId, missing],
    );
    this.listing.delisted = missing.length;
    return { count: missing.length, hidden: true };
  }

  /** Products on sale that this feed has brought, and of these the ones that neither it nor another feed speaks of now. */
  async #findMissing(
    client: PoolClient,
    present: readonly number[],
  ): Promise<{ missing: number[]; total: number }> {
    const { rows } = await client.query<{ id: number; elsewhere: boolean }>(
      `select p.id, exists (select from feed_products o
                where o.product_id = p.id and o.feed_id <> $1 and o.delisted_at is null) as elsewhere
         from feed_products m join products p on p.id = m.product_id
        where m.feed_id = $1 and m.delisted_at is null and p.status = 'active'`,
      [this.options.feedId],
    );
    const seen = new Set(present);
    const missing = rows.filter(({ id, elsewhere }) => !seen.has(id) && !elsewhere).map(({ id }) => id);
    return { missing, total: rows.length };
  }

  #whyNot(missing: number, total: number, isWhole: boolean): string | null {
    if (!isWhole) {
      return "Nothing was hidden: which products the feed speaks of is only known when all its rows can be read.";
    }
    if (this.options.confirmDelisting || missing * 2 <= total) return null;
    return `Nothing was hidden: ${missing} of the ${total} products on sale that this feed has brought are missing, more than half. Run it with the delisting confirmed if that is meant.`;
  }
}
