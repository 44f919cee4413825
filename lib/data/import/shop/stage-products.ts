import type { PoolClient } from "pg";
import { pictureUrl } from "@/lib/data/pictures/picture-url";
import { copyRows, type CopyValue } from "@/lib/platform/db/copy-rows";
import type { ProductDraft, ProductField, VariantDraft } from "../contract/import-format";

/** A product of the shop that a draft is about. */
export interface Target {
  id: number;
  sku: string;
  slug: string;
}

/** A draft on its way into the shop. */
export interface StagedProduct {
  draft: ProductDraft;
  /** null: it is new. */
  target: Target | null;
  slug: string;
  /** null: as it is, or the file does not say. */
  categoryId: number | null;
}

/** A variant on its way into the shop, or an update of one. */
export interface StagedVariant {
  /** null: it is new. */
  variantId: number | null;
  productId: number;
  position: number;
  says: readonly ProductField[];
  variant: VariantDraft;
}

/** All a file can say of a product. */
export const ALL_FIELDS: readonly ProductField[] = [
  ...(["name", "description", "brand", "category", "attributes", "price", "compareAt", "cost"] as const),
  ...(["currency", "stock", "image", "gallery", "status", "options"] as const),
];

/** The staging tables of this session; emptied by every commit. */
export async function prepareProductStaging(client: PoolClient): Promise<void> {
  await client.query(
    `create temporary table if not exists import_products (target int, sku text, slug text, name text,
       description text, description_html text, brand text, category_id int, attributes jsonb, price_amount int,
       compare_at_amount int, cost_amount int, currency char(3), stock int, status product_status, image text,
       gallery text[], handle text, option_names text[], created_at timestamptz, says text[])
     on commit delete rows`,
  );
  await client.query(
    `create temporary table if not exists import_variants (variant_id int, product_id int, sku text,
       option_values text[], position int, price_amount int, compare_at_amount int, cost_amount int, stock int,
       status product_status, image text, says text[])
     on commit delete rows`,
  );
}

/** A list as PostgreSQL writes one. */
function toArray(items: readonly string[]): string {
  return `{${items.map((item) => `"${item.replace(/["\\]/g, "\\$&")}"`).join(",")}}`;
}

/** Variants say price and stock of their product. */
const OF_VARIANTS: ReadonlySet<ProductField> = new Set(["price", "compareAt", "stock"]);

function fieldsOf({ says, options, stock }: ProductDraft): ProductField[] {
  const said = says === undefined ? ALL_FIELDS : ALL_FIELDS.filter((field) => says.has(field));
  return said.filter(
    (field) => !(options && OF_VARIANTS.has(field)) && (field !== "stock" || stock !== null),
  );
}

function toProductValues({ draft, target, slug, categoryId }: StagedProduct, now: number): CopyValue[] {
  const { sku, name, category } = draft;
  return [
    target?.id ?? null,
    target?.sku ?? sku,
    slug,
    name,
    draft.description,
    draft.descriptionHtml ?? "",
    draft.brand,
    categoryId,
    JSON.stringify(draft.attributes),
    draft.priceAmount,
    draft.compareAtAmount,
    draft.costAmount ?? null,
    draft.currency,
    draft.stock,
    draft.hidden ? "hidden" : "active",
    draft.image ?? pictureUrl({ name, category: category.at(-1) ?? "", sku }),
    toArray(draft.gallery ?? []),
    draft.handle ?? null,
    toArray(draft.options?.names ?? []),
    new Date(draft.createdAt ?? now).toISOString(),
    toArray(fieldsOf(draft)),
  ];
}

/** Sends drafts to the server. */
export async function stageProducts(
  client: PoolClient,
  staged: readonly StagedProduct[],
  now: number,
): Promise<void> {
  const columns = `target, sku, slug, name, description, description_html, brand, category_id, attributes, price_amount,
    compare_at_amount, cost_amount, currency, stock, status, image, gallery, handle, option_names, created_at, says`;
  await copyRows(client, `import_products (${columns})`, staged, (row) => toProductValues(row, now));
}

/** Sends variants to the server. */
export async function stageVariants(client: PoolClient, staged: readonly StagedVariant[]): Promise<void> {
  const columns = `variant_id, product_id, sku, option_values, position, price_amount, compare_at_amount, cost_amount,
    stock, status, image, says`;
  await copyRows(
    client,
    `import_variants (${columns})`,
    staged,
    ({ variantId, productId, position, says, variant }) => [
      variantId,
      productId,
      variant.sku,
      toArray(variant.values),
      position,
      variant.priceAmount,
      variant.compareAtAmount,
      variant.costAmount,
      variant.stock,
      variant.hidden ? "hidden" : "active",
      variant.image ?? "",
      toArray(says.filter((field) => field !== "stock" || variant.stock !== null)),
    ],
  );
}

/** What the file does not say of products that are there is as it is. */
export async function completeProducts(client: PoolClient): Promise<void> {
  await client.query(
    `update import_products s set
       name = case when 'name' = any(s.says) then s.name else p.name end,
       description = case when 'description' = any(s.says) then s.description else p.description end,
       description_html =
         case when 'description' = any(s.says) then s.description_html else p.description_html end,
       brand = case when 'brand' = any(s.says) then s.brand else p.brand end,
       category_id = case when 'category' = any(s.says) then s.category_id else p.category_id end,
       attributes = case when 'attributes' = any(s.says) then p.attributes || s.attributes else p.attributes end,
       price_amount = case when 'price' = any(s.says) then s.price_amount else p.price_amount end,
       compare_at_amount = case when 'compareAt' = any(s.says) then s.compare_at_amount else p.compare_at_amount end,
       cost_amount = case when 'cost' = any(s.says) then s.cost_amount else p.cost_amount end,
       currency = case when 'currency' = any(s.says) then s.currency else p.currency end,
       stock = case when 'stock' = any(s.says) then s.stock else p.stock end,
       image = case when 'image' = any(s.says) then s.image else p.image end,
       gallery = case when 'gallery' = any(s.says)
         then array_remove(s.gallery, case when 'image' = any(s.says) then s.image else p.image end) else p.gallery end,
       status = case when 'status' = any(s.says) then s.status else p.status end,
       handle = coalesce(s.handle, p.handle),
       option_names = case when 'options' = any(s.says) then s.option_names else p.option_names end
     from products p where p.id = s.target`,
  );
}

/** The same for variants. */
export async function completeVariants(client: PoolClient): Promise<void> {
  await client.query(
    `update import_variants s set
       price_amount = case when 'price' = any(s.says) then s.price_amount else v.price_amount end,
       compare_at_amount = case when 'compareAt' = any(s.says) then s.compare_at_amount else v.compare_at_amount end,
       cost_amount = case when 'cost' = any(s.says) then s.cost_amount else v.cost_amount end,
       stock = case when 'stock' = any(s.says) then s.stock else v.stock end,
       status = case when 'status' = any(s.says) then s.status else v.status end,
       image = case when 'image' = any(s.says) then s.image else v.image end
     from product_variants v where v.id = s.variant_id`,
  );
}
