import "server-only";
import type { PoolClient } from "pg";
import type { ProductDraft } from "@/lib/data/import/contract/import-format";
import type { ShopProducts } from "@/lib/data/import/contract/shop-products";
import { readKnownProducts } from "@/lib/data/import/shop/read-products";
import { prepareProductStaging } from "@/lib/data/import/shop/stage-products";
import { writeDrafts } from "@/lib/data/import/shop/write-products";
import { getPool } from "@/lib/platform/db/client";
import { inTransaction } from "@/lib/platform/db/transaction";
import { ADVISORY_LOCK } from "@/lib/platform/postgres/advisory-locks";
import type { ProductInput } from "./product-input";
import { codesOf, DraftSource, type ReadDraft } from "./read-draft";

/** What became of one product. */
export type Taken =
  | { status: "created" | "updated" | "unchanged"; sku: string; notes: string[] }
  | { status: "rejected"; message: string };

/** Runs `write` while no other program writes products or categories, in one transaction of its own. */
export async function writeCatalog<T>(write: (client: PoolClient) => Promise<T>): Promise<T> {
  return inTransaction(
    async (_, client) => {
      await client.query("select pg_advisory_xact_lock($1)", [ADVISORY_LOCK.catalog]);
      return write(client);
    },
    { on: getPool("work") },
  );
}

const isKnown = (shop: ShopProducts, { sku, handle, isVariant }: ProductDraft) =>
  isVariant === true || shop.bySku.has(sku) || (handle !== undefined && shop.byHandle.has(handle));

/** How many of these, from the first on, are different products: each must see what the one before has left. */
function countDistinct(read: readonly ReadDraft[]): number {
  const seen = new Set<string>();
  const twin = read.findIndex((one) => {
    if (!("draft" in one)) return false;
    const { sku, handle, options } = one.draft;
    const names = [sku, handle, ...(options?.variants.map((variant) => variant.sku) ?? [])];
    const isTwin = names.some((name) => name !== undefined && seen.has(name));
    for (const name of names) if (name !== undefined) seen.add(name);
    return isTwin;
  });
  return twin === -1 ? read.length : twin;
}

/** Takes the first of `inputs`, as many as are different products. */
async function takeGroup(client: PoolClient, inputs: readonly ProductInput[], now: number): Promise<Taken[]> {
  const shop = await readKnownProducts(client, inputs.flatMap(codesOf));
  const source = new DraftSource(shop, now);
  const all = inputs.map((input) => source.read(input));
  const read = all.slice(0, countDistinct(all));
  const drafts = read.flatMap((one) => ("draft" in one ? [one.draft] : []));
  await client.query("truncate import_products, import_variants");
  const changed = drafts.length === 0 ? new Set() : await writeDrafts(client, drafts, { update: true, now });
  return read.map((one): Taken => {
    if ("reject" in one) return { status: "rejected", message: one.reject };
    const { draft, notes } = one;
    const change = changed.has(draft) ? "updated" : "unchanged";
    return { status: isKnown(shop, draft) ? change : "created", sku: draft.sku, notes };
  });
}

/**
 * Writes products inside the caller's transaction, each new or changed by what is said of it. Saying the same again changes
 * nothing. Of two that are one product the later one has the last word.
 */
export async function takeProducts(
  client: PoolClient,
  inputs: readonly ProductInput[],
  now = Date.now(),
): Promise<Taken[]> {
  await prepareProductStaging(client);
  const taken: Taken[] = [];
  while (taken.length < inputs.length) {
    taken.push(...(await takeGroup(client, inputs.slice(taken.length), now)));
  }
  return taken;
}
