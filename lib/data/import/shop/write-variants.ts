import type { PoolClient } from "pg";
import type { ProductDraft } from "../contract/import-format";
import { ALL_FIELDS, completeVariants, type StagedVariant, stageVariants } from "./stage-products";

interface VariantRow {
  id: number;
  productId: number;
  sku: string;
  values: string[];
}

/** A draft that says what there is to choose, or that nothing is, and the product it became. */
export interface WrittenProduct {
  draft: ProductDraft;
  productId: number;
}

const VALUES_KEY = (values: readonly string[]) => values.join("\n");

/** The variants of a draft with those of its product that they are: by code, else by what is chosen, each once. */
function matchVariants({ draft, productId }: WrittenProduct, own: readonly VariantRow[]): StagedVariant[] {
  const free = new Set(own);
  const take = (row: VariantRow | undefined) => {
    if (row) free.delete(row);
    return row;
  };
  const variants = draft.options?.variants ?? [];
  const bySku = variants.map(({ sku }) => take([...free].find((row) => row.sku === sku)));
  return variants.map((variant, position) => {
    const found =
      bySku[position] ?? take([...free].find((row) => VALUES_KEY(row.values) === VALUES_KEY(variant.values)));
    return { variantId: found?.id ?? null, productId, position, says: ALL_FIELDS, variant };
  });
}

/** Updates of single variants by their code. */
function matchUpdates(drafts: readonly ProductDraft[], rows: readonly VariantRow[]): StagedVariant[] {
  const bySku = new Map(rows.map((row) => [row.sku, row]));
  return drafts.flatMap((draft) => {
    const found = bySku.get(draft.sku);
    if (!found) return [];
    const { sku, priceAmount, compareAtAmount, costAmount = null, stock, image, hidden } = draft;
    const variant = {
      sku,
      values: found.values,
      priceAmount,
      compareAtAmount,
      costAmount,
      stock,
      image,
      hidden,
    };
    const says = [...(draft.says ?? ALL_FIELDS)].filter((field) => field !== "name");
    return [{ variantId: found.id, productId: found.productId, position: 0, says, variant }];
  });
}

/** Everything of staged variants that differs from what the shop has, by product. */
const CHANGED = `
  select s.product_id as id from import_variants s left join product_variants v on v.id = s.variant_id
   where v.id is null
      or (v.price_amount, v.compare_at_amount, v.cost_amount, v.stock, v.status, v.image)
         is distinct from (s.price_amount, s.compare_at_amount, s.cost_amount, s.stock, s.status, s.image)
      or ('name' = any(s.says)
          and (v.sku, v.option_values, v.position) is distinct from (s.sku, s.option_values, s.position))
  union
  select v.product_id from product_variants v
   where v.status = 'active' and v.product_id = any($1)
     and not exists (select 1 from import_variants s where s.variant_id = v.id)`;

async function stage(
  client: PoolClient,
  written: readonly WrittenProduct[],
  updates: readonly ProductDraft[],
): Promise<void> {
  const skus = [...written.flatMap(({ draft }) => draft.options?.variants ?? []), ...updates].map(
    ({ sku }) => sku,
  );
  const { rows } = await client.query<VariantRow>(
    `select id, product_id as "productId", sku, option_values as "values" from product_variants
      where product_id = any($1) or sku = any($2)`,
    [written.map(({ productId }) => productId), skus],
  );
  const ofProduct = new Map<number, VariantRow[]>();
  for (const row of rows) {
    const own = ofProduct.get(row.productId);
    if (own) own.push(row);
    else ofProduct.set(row.productId, [row]);
  }
  await stageVariants(client, [
    ...written.flatMap((product) => matchVariants(product, ofProduct.get(product.productId) ?? [])),
    ...matchUpdates(updates, rows),
  ]);
  await completeVariants(client);
}

/** The products whose variants would change: of those in `written` also by a variant that is no longer there. */
export async function previewVariants(
  client: PoolClient,
  written: readonly WrittenProduct[],
  updates: readonly ProductDraft[],
): Promise<Set<number>> {
  if (written.length + updates.length === 0) return new Set();
  await stage(client, written, updates);
  const { rows } = await client.query<{ id: number }>(CHANGED, [written.map(({ productId }) => productId)]);
  return new Set(rows.map(({ id }) => id));
}

/**
 * Writes the variants of products and updates of single ones, inside the caller's transaction. A variant that its product's
 * rows no longer name is hidden: carts and orders speak of it. Returns the products whose variants changed.
 */
export async function writeVariants(
  client: PoolClient,
  written: readonly WrittenProduct[],
  updates: readonly ProductDraft[],
  defaultStock: number,
): Promise<Set<number>> {
  const changed = await previewVariants(client, written, updates);
  if (changed.size === 0) return changed;
  const ids = [...changed];
  const whole = written.map(({ productId }) => productId).filter((id) => changed.has(id));
  // An order locks the product first, then takes from its variants: in the same order nobody waits for each other.
  await client.query("select id from products where id = any($1) order by id for no key update", [ids]);
  await client.query(
    `update product_variants v set status = 'hidden' where v.product_id = any($1)
        and not exists (select 1 from import_variants s where s.variant_id = v.id)`,
    [whole],
  );
  // Codes may have been swapped: nothing has one that another is about to get.
  await client.query(
    `update product_variants v set sku = '~' || v.id || '~' || v.sku from import_variants s
      where s.variant_id = v.id and 'name' = any(s.says) and v.sku <> s.sku`,
  );
  await client.query(
    `update product_variants v set
       price_amount = s.price_amount, compare_at_amount = s.compare_at_amount, cost_amount = s.cost_amount,
       stock = s.stock, status = s.status, image = s.image,
       sku = case when 'name' = any(s.says) then s.sku else v.sku end,
       option_values = case when 'name' = any(s.says) then s.option_values else v.option_values end,
       position = case when 'name' = any(s.says) then s.position else v.position end
     from import_variants s where s.variant_id = v.id`,
  );
  await client.query(
    `insert into product_variants (product_id, sku, option_values, position, price_amount, compare_at_amount, cost_amount,
       stock, status, image)
     select product_id, sku, option_values, position, price_amount, compare_at_amount, cost_amount,
            coalesce(stock, $1), status, image
       from import_variants where variant_id is null order by product_id, position`,
    [defaultStock],
  );
  await sumUp(client, ids);
  return changed;
}

/** Price and stock of products with variants are those of their variants on sale: the lowest, and all together. */
async function sumUp(client: PoolClient, productIds: readonly number[]): Promise<void> {
  await client.query(
    `update products p set price_amount = coalesce(v.price, p.price_amount), stock = coalesce(v.stock, 0),
            compare_at_amount = case when v.price is null then p.compare_at_amount else v.compare_at end,
            updated_at = now()
       from (select id from unnest($1::int[]) id) given
       left join (
         select product_id, min(price_amount) as price, least(sum(stock), 2147483647)::int as stock,
                (array_agg(compare_at_amount order by price_amount, position))[1] as compare_at
           from product_variants where status = 'active' group by product_id) v on v.product_id = given.id
      where p.id = given.id and cardinality(p.option_names) > 0`,
    [productIds],
  );
}
