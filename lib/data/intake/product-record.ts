import "server-only";
import type { PoolClient } from "pg";
import { z } from "zod";
import { getPool } from "@/lib/platform/db/client";
import { AppError } from "@/lib/platform/errors";
import { parsePublicProductId, toPublicProductId } from "@/lib/platform/ids";
import { cleanText } from "@/lib/platform/clean-text";
import { type Actor, requireRight } from "@/lib/shop/auth/actor";
import { resolveProductIds } from "@/lib/shop/catalog/resolve-products";

const money = z.object({ amount: z.int().describe("Minor units."), currency: z.string() });
const statusSchema = z.enum(["active", "hidden"]);

/** A product with everything the shop knows of it. */
export const productRecordSchema = z
  .object({
    id: z.string().describe("Our id, `prd_…`."),
    sku: z.string(),
    externalId: z.string().nullable().describe("What your own system calls it, where that is not its code."),
    slug: z.string(),
    name: z.string(),
    description: z.string(),
    brand: z.string(),
    category: z.object({ name: z.string(), slug: z.string(), path: z.string() }),
    price: money,
    compareAt: money.nullable(),
    cost: money.nullable(),
    stock: z.int(),
    status: statusSchema,
    image: z.string(),
    gallery: z.array(z.string()),
    attributes: z.record(z.string(), z.unknown()),
    options: z.array(z.string()),
    variants: z.array(
      z.object({
        sku: z.string(),
        values: z.array(z.string()),
        price: money,
        compareAt: money.nullable(),
        cost: money.nullable(),
        stock: z.int(),
        status: statusSchema,
        image: z.string().describe("Empty: the product's."),
      }),
    ),
    createdAt: z.iso.datetime(),
    updatedAt: z.iso.datetime(),
  })
  .meta({ id: "Product" });
export type ProductRecord = z.infer<typeof productRecordSchema>;

const reference = cleanText(255).describe("Our id, the stock-keeping code, or your own id of the product.");
export const productParamsSchema = z.object({ product: reference });

const MAX_LISTED = 500;
export const productListQuerySchema = z.object({
  limit: z.coerce.number().int().min(1).max(MAX_LISTED).default(100),
  after: z
    .string()
    .refine((text) => parsePublicProductId(text) !== null, "must be the `next` of the page before")
    .optional()
    .describe("`next` of the page before."),
  status: statusSchema.optional(),
  category: cleanText(500).optional().describe("Slug or path; everything below it counts."),
  updatedSince: z.iso
    .datetime({ offset: true })
    // The database knows no year 0.
    .refine((text) => Date.parse(text) > Date.UTC(1900), "must be after 1900")
    // Nor time zones as far away as the standard allows.
    .transform((text) => new Date(text))
    .optional()
    .describe("Only what changed since then."),
});
export type ProductListQuery = z.output<typeof productListQuerySchema>;
export const productListSchema = z.object({
  products: z.array(productRecordSchema),
  next: z.string().nullable().describe("`after` of the next page; null: this is the last."),
});

interface RecordRow {
  id: number;
  sku: string;
  handle: string | null;
  slug: string;
  name: string;
  description: string;
  brand: string;
  category: ProductRecord["category"];
  price: number;
  compare_at: number | null;
  cost: number | null;
  currency: string;
  stock: number;
  status: ProductRecord["status"];
  image: string;
  gallery: string[];
  attributes: Record<string, unknown>;
  option_names: string[];
  variants: {
    sku: string;
    values: string[];
    price: number;
    compareAt: number | null;
    cost: number | null;
    stock: number;
    status: ProductRecord["status"];
    image: string;
  }[];
  created_at: Date;
  updated_at: Date;
}

const RECORD = `select p.id, p.sku, p.handle, p.slug, p.name, p.description, p.brand, p.price_amount as price,
    p.compare_at_amount as compare_at, p.cost_amount as cost, p.currency, p.stock, p.status, p.image, p.gallery,
    p.attributes, p.option_names, p.created_at, p.updated_at,
    json_build_object('name', c.name, 'slug', c.slug, 'path', c.path) as category,
    coalesce((select json_agg(json_build_object('sku', v.sku, 'values', v.option_values, 'price', v.price_amount,
        'compareAt', v.compare_at_amount, 'cost', v.cost_amount, 'stock', v.stock, 'status', v.status, 'image', v.image)
        order by v.position, v.id)
      from product_variants v where v.product_id = p.id), '[]') as variants
  from products p join categories c on c.id = p.category_id`;

function toRecord(row: RecordRow): ProductRecord {
  const { id, handle, price, compare_at: compareAt, cost, currency, option_names: options, ...rest } = row;
  const { created_at: createdAt, updated_at: updatedAt, variants, ...plain } = rest;
  const inCurrency = (amount: number) => ({ amount, currency });
  const orNull = (amount: number | null) => (amount === null ? null : inCurrency(amount));
  return {
    ...plain,
    id: toPublicProductId(id),
    externalId: handle,
    price: inCurrency(price),
    compareAt: orNull(compareAt),
    cost: orNull(cost),
    options,
    variants: variants.map((variant) => ({
      ...variant,
      price: inCurrency(variant.price),
      compareAt: orNull(variant.compareAt),
      cost: orNull(variant.cost),
    })),
    createdAt: createdAt.toISOString(),
    updatedAt: updatedAt.toISOString(),
  };
}

export const noSuchProduct = () => new AppError("not_found", "There is no such product.");

/** The number of a product, hidden or not. Throws AppError not_found. */
export async function requireProductNumber(product: string): Promise<number> {
  return (await resolveProductIds([product])).get(product) ?? raise(noSuchProduct());
}

function raise(error: AppError): never {
  throw error;
}

/** A product by its number. Throws AppError not_found. */
export async function readRecord(
  id: number,
  on: Pick<PoolClient, "query"> = getPool(),
): Promise<ProductRecord> {
  const { rows } = await on.query<RecordRow>(`${RECORD} where p.id = $1`, [id]);
  return rows[0] ? toRecord(rows[0]) : raise(noSuchProduct());
}

/** One product. Throws AppError not_found, unauthenticated or forbidden. */
export async function getProductRecord(product: string, actor: Actor): Promise<ProductRecord> {
  requireRight(actor, "catalog:read");
  return readRecord(await requireProductNumber(product));
}

/** Products in the order they came, page by page, hidden ones too. Throws AppError unauthenticated or forbidden. */
export async function listProductRecords(
  { limit, after, status, category, updatedSince }: ProductListQuery,
  actor: Actor,
): Promise<z.infer<typeof productListSchema>> {
  requireRight(actor, "catalog:read");
  const from = after === undefined ? 0 : (parsePublicProductId(after) ?? 0);
  const { rows } = await getPool("report").query<RecordRow>(
    `${RECORD} where p.id > $1 and ($2::product_status is null or p.status = $2)
       and ($3::text is null or c.path in (
         select below.path from categories below join categories above
             on starts_with(below.path || '/', above.path || '/')
          where above.slug = $3 or above.path = $3))
       and ($4::timestamptz is null or p.updated_at >= $4)
     order by p.id limit $5`,
    [from, status ?? null, category ?? null, updatedSince ?? null, limit + 1],
  );
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    products: shown.map(toRecord),
    next: rows.length > limit && last ? toPublicProductId(last.id) : null,
  };
}
