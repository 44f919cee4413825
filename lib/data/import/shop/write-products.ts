import type { PoolClient } from "pg";
import { pictureUrl } from "@/lib/data/pictures/picture-url";
import { copyRows } from "@/lib/platform/db/copy-rows";
import { inTransaction } from "@/lib/platform/db/transaction";
import type { ProductDraft } from "../contract/import-format";
import { toSlug } from "@/lib/platform/slug";
import { ensureCategories, keyOfPath } from "./ensure-categories";

/** Of products whose file does not say. */
const DEFAULT_STOCK = 100;

const COLUMNS = `sku, slug, name, description, brand, category_id, attributes, price_amount, compare_at_amount,
  currency, stock, status, image, created_at`;

const KEEP = "on conflict (sku) do nothing";

/** The stock of a product that is there is only changed by a file that says one. */
const UPDATE = `on conflict (sku) do update set
  name = excluded.name, description = excluded.description, brand = excluded.brand,
  category_id = excluded.category_id, attributes = excluded.attributes, price_amount = excluded.price_amount,
  compare_at_amount = excluded.compare_at_amount, currency = excluded.currency, status = excluded.status,
  stock = coalesce((select s.stock from import_products s where s.sku = excluded.sku), products.stock),
  image = excluded.image, updated_at = now()
  where (products.name, products.description, products.brand, products.category_id, products.attributes,
         products.price_amount, products.compare_at_amount, products.currency, products.status, products.image)
    is distinct from
        (excluded.name, excluded.description, excluded.brand, excluded.category_id, excluded.attributes,
         excluded.price_amount, excluded.compare_at_amount, excluded.currency, excluded.status, excluded.image)
    or products.stock <>
       coalesce((select s.stock from import_products s where s.sku = excluded.sku), products.stock)`;

/** The staging table of this session; emptied by every commit. */
export async function prepareProductStaging(client: PoolClient): Promise<void> {
  await client.query(
    `create temporary table if not exists import_products (sku text, slug text, name text, description text,
       brand text, category_id int, attributes jsonb, price_amount int, compare_at_amount int, currency char(3),
       stock int, status product_status, image text, created_at timestamptz)
     on commit delete rows`,
  );
}

/** A slug for each draft: its name's, and its code beside it where another product has that already. */
async function chooseSlugs(client: PoolClient, drafts: readonly ProductDraft[]): Promise<string[]> {
  const wanted = drafts.map(({ name, sku }) => toSlug(name) || toSlug(sku) || "product");
  const { rows } = await client.query<{ sku: string; slug: string }>(
    "select sku, slug from products where slug = any($1) or sku = any($2)",
    [wanted, drafts.map(({ sku }) => sku)],
  );
  const kept = new Map(rows.map(({ sku, slug }) => [sku, slug]));
  const taken = new Set(rows.map(({ slug }) => slug));
  return drafts.map(({ sku }, i) => {
    const own = kept.get(sku);
    if (own !== undefined) return own;
    const name = wanted[i] ?? "product";
    let slug = taken.has(name) ? `${name}-${toSlug(sku)}` : name;
    for (let n = 2; taken.has(slug); n++) slug = `${name}-${toSlug(sku)}-${n}`;
    taken.add(slug);
    return slug;
  });
}

/**
 * Writes products (each code at most once) and their categories, inside the caller's transaction. A product that is
 * there is updated or, with `update` false, left alone. Returns how many rows were added or changed.
 */
export async function writeProducts(
  client: PoolClient,
  drafts: readonly ProductDraft[],
  { update, now }: { update: boolean; now: number },
): Promise<number> {
  if (drafts.length === 0) return 0;
  const categories = await ensureCategories(
    client,
    drafts.map(({ category }) => category),
  );
  const slugs = await chooseSlugs(client, drafts);
  const rows = drafts.map((draft, i) => ({ draft, slug: slugs[i] ?? draft.sku }));
  await copyRows(client, `import_products (${COLUMNS})`, rows, ({ draft, slug }) => {
    const { sku, name, category } = draft;
    const leaf = category.at(-1) ?? "";
    return [
      sku,
      slug,
      name,
      draft.description,
      draft.brand,
      categories.get(keyOfPath(category)) ?? null,
      JSON.stringify(draft.attributes),
      draft.priceAmount,
      draft.compareAtAmount,
      draft.currency,
      draft.stock,
      draft.hidden ? "hidden" : "active",
      draft.image ?? pictureUrl({ name, category: leaf, sku }),
      new Date(draft.createdAt ?? now).toISOString(),
    ];
  });
  const { rowCount } = await client.query(
    `insert into products (${COLUMNS})
     select ${COLUMNS.replace(" stock,", ` coalesce(stock, ${DEFAULT_STOCK}),`)} from import_products
     ${update ? UPDATE : KEEP}`,
  );
  return rowCount ?? 0;
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
      await client.query("truncate import_products");
    }
  };
  await inTransaction(write, { on: client });
  return added;
}

/** Product numbers by code, of the whole shop. */
export async function readProductNumbers(client: PoolClient): Promise<Map<string, number>> {
  const { rows } = await client.query<{ id: number; sku: string }>("select id, sku from products");
  return new Map(rows.map(({ sku, id }) => [sku, id]));
}
