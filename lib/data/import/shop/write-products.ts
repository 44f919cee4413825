import type { PoolClient } from "pg";
import { inTransaction } from "@/lib/platform/db/transaction";
import { parsePublicProductId } from "@/lib/platform/ids";
import type { ProductDraft } from "../contract/import-format";
import { chooseSlugs, findTargets } from "./choose-targets";
import { ensureCategories, previewCategories } from "./ensure-categories";
import { keyOfPath } from "./plan-categories";
import { completeProducts, type StagedProduct, stageProducts } from "./stage-products";
import { previewVariants, writeVariants } from "./write-variants";

/** Of products and variants whose file does not say. */
export const DEFAULT_STOCK = 100;

const COLUMNS = `sku, slug, name, description, description_html, brand, category_id, attributes, price_amount,
  compare_at_amount, cost_amount, currency, stock, status, image, gallery, handle, option_names, created_at`;

const CHANGED = `
  (p.name, p.description, p.description_html, p.brand, p.category_id, p.attributes, p.price_amount, p.compare_at_amount,
   p.cost_amount, p.currency, p.stock, p.status, p.image, p.gallery, p.handle, p.option_names)
  is distinct from
  (s.name, s.description, s.description_html, s.brand, s.category_id, s.attributes, s.price_amount, s.compare_at_amount,
   s.cost_amount, s.currency, s.stock, s.status, s.image, s.gallery, s.handle, s.option_names)`;

/** Each product once, in the order of the rows: rows of one product share its draft. */
function distinctDrafts(drafts: readonly ProductDraft[]): ProductDraft[] {
  return [...new Set(drafts)];
}

async function stage(
  client: PoolClient,
  drafts: readonly ProductDraft[],
  findCategories: typeof ensureCategories,
  now: number,
): Promise<StagedProduct[]> {
  const targets = await findTargets(client, drafts);
  const slugs = await chooseSlugs(client, drafts, targets);
  const saysCategory = ({ says, category }: ProductDraft, i: number) =>
    category.length > 0 && (targets[i] === null || says === undefined || says.has("category"));
  const categories = await findCategories(
    client,
    drafts.filter(saysCategory).map(({ category }) => category),
  );
  const staged = drafts.map((draft, i): StagedProduct => ({
    draft,
    target: targets[i] ?? null,
    slug: slugs[i] ?? draft.sku,
    categoryId: categories.get(keyOfPath(draft.category)) ?? null,
  }));
  await stageProducts(client, staged, now);
  await completeProducts(client);
  return staged;
}

/**
 * The number of a new product is never what another's code looks like: `prd_7` outside the shop is number 7 or the code of
 * the same product, and of no other.
 */
async function passOverNumbers(client: PoolClient): Promise<void> {
  const { rows } = await client.query<{ sku: string }>(
    `select sku from products where sku like 'prd\\_%' union select sku from import_products where sku like 'prd\\_%'`,
  );
  const numbers = rows.map(({ sku }) => parsePublicProductId(sku) ?? 0).filter((n) => n < OUT_OF_REACH);
  const highest = Math.max(0, ...numbers);
  if (highest === 0) return;
  await client.query(
    `select setval(pg_get_serial_sequence('products', 'id'),
       greatest($1::bigint, (select last_value from products_id_seq)))`,
    [highest],
  );
}

/** Nobody has as many products: codes with larger numbers are no danger. */
const OUT_OF_REACH = 1_000_000_000;

const saysOptions = ({ options, says }: ProductDraft): boolean =>
  options !== undefined || says?.has("options") === true;

const isProduct = ({ isVariant }: ProductDraft) => !isVariant;

/**
 * Writes products and their categories and variants, inside the caller's transaction. Of a product that is there only what
 * its draft says is changed or, with `update` false, nothing. Returns the drafts that brought something new.
 */
export async function writeDrafts(
  client: PoolClient,
  drafts: readonly ProductDraft[],
  { update, now }: { update: boolean; now: number },
): Promise<Set<ProductDraft>> {
  const products = drafts.filter(isProduct);
  const staged = products.length === 0 ? [] : await stage(client, products, ensureCategories, now);
  await passOverNumbers(client);
  const added = await client.query<{ id: number; sku: string }>(
    `insert into products (${COLUMNS})
     select ${COLUMNS.replace(" stock,", ` coalesce(stock, ${DEFAULT_STOCK}),`)} from import_products
      where target is null
     on conflict (sku) do nothing returning id, sku`,
  );
  const changed = update
    ? await client.query<{ id: number }>(
        `update products p set
           name = s.name, description = s.description, description_html = s.description_html, brand = s.brand,
           category_id = s.category_id, attributes = s.attributes, price_amount = s.price_amount,
           compare_at_amount = s.compare_at_amount, cost_amount = s.cost_amount, currency = s.currency, stock = s.stock,
           status = s.status, image = s.image, gallery = s.gallery, handle = s.handle, option_names = s.option_names,
           updated_at = now()
         from import_products s where s.target = p.id and ${CHANGED} returning p.id`,
      )
    : null;
  const numbers = new Map(added.rows.map(({ id, sku }) => [sku, id]));
  const numberOf = ({ draft, target }: StagedProduct) => target?.id ?? numbers.get(draft.sku);
  const written = staged.flatMap((row) => {
    const productId = numberOf(row);
    const isNew = row.target === null;
    return saysOptions(row.draft) && productId !== undefined && (isNew || update)
      ? [{ draft: row.draft, productId }]
      : [];
  });
  const ofVariants = await writeVariants(
    client,
    written,
    drafts.filter(({ isVariant }) => isVariant),
    DEFAULT_STOCK,
  );
  const touched = new Set([...added.rows, ...(changed?.rows ?? [])].map(({ id }) => id));
  const isTouched = (row: StagedProduct) => {
    const id = numberOf(row) ?? -1;
    return touched.has(id) || (saysOptions(row.draft) && ofVariants.has(id));
  };
  const result = new Set(staged.filter(isTouched).map(({ draft }) => draft));
  for (const draft of await changedUpdates(client, drafts, ofVariants)) result.add(draft);
  return result;
}

/** The updates of single variants among `drafts` whose product changed. */
async function changedUpdates(
  client: PoolClient,
  drafts: readonly ProductDraft[],
  changed: ReadonlySet<number>,
): Promise<ProductDraft[]> {
  const updates = drafts.filter(({ isVariant }) => isVariant);
  if (updates.length === 0) return [];
  const { rows } = await client.query<{ sku: string; productId: number }>(
    `select sku, product_id as "productId" from product_variants where sku = any($1)`,
    [updates.map(({ sku }) => sku)],
  );
  const productOf = new Map(rows.map(({ sku, productId }) => [sku, productId]));
  return updates.filter(({ sku }) => changed.has(productOf.get(sku) ?? -1));
}

/**
 * Writes the products of some rows, each draft once, as `writeDrafts` does. Returns how many of the rows brought something
 * new. `changedBefore` holds the drafts of which an earlier batch has written all, and is added to.
 */
export async function writeProducts(
  client: PoolClient,
  rows: readonly ProductDraft[],
  options: { update: boolean; now: number },
  changedBefore: Set<ProductDraft> = new Set(),
): Promise<number> {
  if (rows.length === 0) return 0;
  const drafts = distinctDrafts(rows).filter((draft) => !changedBefore.has(draft));
  for (const draft of await writeDrafts(client, drafts, options)) changedBefore.add(draft);
  return rows.filter((draft) => changedBefore.has(draft)).length;
}

/** What an import of some rows would do to the shop's products. */
export interface ProductPreview {
  added: number;
  changed: number;
  unchanged: number;
}

/** What `writeProducts` would do, without writing anything. Call in a transaction: it leaves nothing behind at its end. */
export async function previewProducts(
  client: PoolClient,
  rows: readonly ProductDraft[],
  now: number,
): Promise<ProductPreview> {
  const drafts = distinctDrafts(rows);
  const products = drafts.filter(isProduct);
  const staged = products.length === 0 ? [] : await stage(client, products, previewCategories, now);
  const { rows: changed } = await client.query<{ id: number }>(
    `select p.id from import_products s join products p on p.id = s.target where ${CHANGED}`,
  );
  const written = staged.flatMap(({ draft, target }) =>
    saysOptions(draft) && target ? [{ draft, productId: target.id }] : [],
  );
  const updates = drafts.filter(({ isVariant }) => isVariant);
  const ofVariants = await previewVariants(client, written, updates);
  const touched = new Set([...changed.map(({ id }) => id), ...ofVariants]);
  const added = staged.filter(({ target }) => target === null).length;
  const about = new Set([...staged.flatMap(({ target }) => target?.id ?? []), ...ofVariants]).size;
  return { added, changed: touched.size, unchanged: about - touched.size };
}

const BATCH = 5_000;

/** Writes those products the shop does not have yet, all or none. Returns how many. */
export async function writeMissingProducts(
  client: PoolClient,
  drafts: readonly ProductDraft[],
  now: number,
): Promise<number> {
  let added = 0;
  const write = async (): Promise<void> => {
    for (let start = 0; start < drafts.length; start += BATCH) {
      added += await writeProducts(client, drafts.slice(start, start + BATCH), { update: false, now });
      await client.query("truncate import_products, import_variants");
    }
  };
  await inTransaction(write, { on: client });
  return added;
}
