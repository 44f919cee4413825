import "server-only";
import { type Db, getDb, getPool } from "@/lib/platform/db/client";
import { inTransaction } from "@/lib/platform/db/transaction";
import { AppError } from "@/lib/platform/errors";
import { recordAudit } from "@/lib/shop/audit/record-audit";
import { type Actor, requireRight } from "@/lib/shop/auth/actor";
import type { BulkChange, BulkSelection } from "./bulk-input";
import { type BulkProduct, digestOf, planBulk, type PlannedProduct } from "./bulk-plan";
import { requireCategory } from "./product-checks";
import { productFilter } from "./product-table";
import { settleVariants } from "./settle-variants";

/** More than this at once is the work of a file. */
const MOST = 20_000;
const STEP = 2_000;
const SHOWN = 50;

/** What a bulk change would do. */
export interface BulkPreview {
  selected: number;
  changed: number;
  /** The first of those that change. */
  shown: PlannedProduct[];
  /** Names what was shown: given back, it is done only if nothing has changed since. */
  digest: string;
}

async function readSelected(db: Db, { ids, filters }: BulkSelection): Promise<BulkProduct[]> {
  const where = ids === null ? await productFilter(filters) : { id: { in: [...ids] } };
  const rows = await db.product.findMany({
    where,
    orderBy: { id: "asc" },
    take: MOST + 1,
    select: {
      id: true,
      sku: true,
      name: true,
      currency: true,
      categoryId: true,
      status: true,
      priceAmount: true,
      compareAtAmount: true,
      stock: true,
      variants: {
        orderBy: { id: "asc" },
        select: { id: true, sku: true, priceAmount: true, compareAtAmount: true, stock: true },
      },
    },
  });
  if (rows.length > MOST)
    throw new AppError(
      "invalid",
      `At most ${MOST} products can be changed at once. Narrow them, or upload a file.`,
    );
  return rows.map(({ priceAmount, compareAtAmount, variants, ...row }) => ({
    ...row,
    price: priceAmount,
    compareAt: compareAtAmount,
    variants: variants.map(({ priceAmount: price, compareAtAmount: compareAt, ...rest }) => ({
      ...rest,
      price,
      compareAt,
    })),
  }));
}

/** What a change would make of the selected products. Throws AppError unauthenticated, forbidden or invalid. */
export async function previewBulk(
  selection: BulkSelection,
  change: BulkChange,
  actor: Actor,
): Promise<BulkPreview> {
  requireRight(actor, "catalog:write");
  const products = await readSelected(getDb(), selection);
  const plan = planBulk(products, change);
  return {
    selected: products.length,
    changed: plan.length,
    shown: plan.slice(0, SHOWN),
    digest: digestOf(plan),
  };
}

const columns = <T>(rows: readonly T[]) => ({
  of: <K extends keyof T>(key: K) => rows.map((row) => row[key]),
});

async function writeProducts(db: Db, plan: readonly PlannedProduct[]): Promise<void> {
  const after = columns(plan.map((one) => one.after));
  await db.$executeRaw`
    update products p set price_amount = c.price, compare_at_amount = c.compare_at, stock = c.stock,
           category_id = c.category_id, status = c.status::product_status, updated_at = now()
      from unnest(${after.of("id")}::int[], ${after.of("price")}::int[], ${after.of("compareAt")}::int[],
             ${after.of("stock")}::int[], ${after.of("categoryId")}::int[], ${after.of("status")}::text[])
             c (id, price, compare_at, stock, category_id, status)
     where p.id = c.id`;
  const variants = columns(plan.flatMap((one) => one.after.variants));
  await db.$executeRaw`
    update product_variants v set price_amount = c.price, compare_at_amount = c.compare_at, stock = c.stock
      from unnest(${variants.of("id")}::int[], ${variants.of("price")}::int[], ${variants.of("compareAt")}::int[],
             ${variants.of("stock")}::int[]) c (id, price, compare_at, stock)
     where v.id = c.id`;
  const withVariants = plan.flatMap(({ after: { id, variants: own } }) => (own.length > 0 ? [id] : []));
  if (withVariants.length > 0) await settleVariants(db, withVariants);
}

/**
 * Changes the selected products as the preview with this digest has shown, all of them or none. Returns how many changed.
 * Throws AppError unauthenticated, forbidden, invalid, or conflict when one of them is not any more as it was shown.
 */
export async function changeInBulk(
  selection: BulkSelection,
  change: BulkChange,
  digest: string,
  actor: Actor,
): Promise<number> {
  const by = requireRight(actor, "catalog:write");
  const run = async (db: Db): Promise<number> => {
    if (change.categoryId !== undefined) await requireCategory(db, change.categoryId);
    const seen = await readSelected(db, selection);
    // Locked in the order of their numbers, as orders do; read again, they cannot change any more.
    const ids = seen.map(({ id }) => id);
    await db.$queryRaw`select id from products where id = any(${ids}::int[]) order by id for no key update`;
    const plan = planBulk(await readSelected(db, { ids, filters: {} }), change);
    if (digestOf(plan) !== digest)
      throw new AppError(
        "conflict",
        "Some of these products have changed meanwhile. Look at the preview again.",
      );
    for (let at = 0; at < plan.length; at += STEP) await writeProducts(db, plan.slice(at, at + STEP));
    const detail = { ...change, stock: change.stock ?? null, products: plan.length };
    const subject = plan.length === 1 ? (plan[0]?.before.sku ?? "") : `${plan.length} products`;
    if (plan.length > 0)
      await recordAudit(db, {
        actor: by,
        action: "product.bulk",
        subject,
        detail: JSON.parse(JSON.stringify(detail)),
      });
    return plan.length;
  };
  return inTransaction(run, { on: getPool("work") });
}
