import type { PoolClient } from "pg";
import { z } from "zod";
import { parsePublicProductId } from "@/lib/platform/ids";
import type { KnownProduct, KnownVariant, ShopProducts } from "../contract/shop-products";

const shopSchema = z.object({ currency: z.string().regex(/^[A-Z]{3}$/) });

/** Two products whose codes differ in spelling only, from before codes were compared so: the older one is meant. */
function keepFirst<T>(map: Map<string, T>, key: string, value: T): void {
  if (!map.has(key)) map.set(key, value);
}

const PRODUCTS = `select id, sku, handle, name, currency, stock, cardinality(option_names) > 0 as "hasVariants"
  from products`;
const VARIANTS = `select sku, stock, product_id as "productId" from product_variants`;

interface VariantRow {
  sku: string;
  stock: number;
  productId: number;
}

async function toShop(
  client: PoolClient,
  products: readonly KnownProduct[],
  variants: readonly VariantRow[],
): Promise<ShopProducts> {
  const shop = await client.query<{ value: unknown }>("select value from settings where key = 'shop'");
  const bySku = new Map<string, KnownProduct>();
  const byHandle = new Map<string, KnownProduct>();
  const byNumber = new Map<number, KnownProduct>();
  for (const product of products) {
    byNumber.set(product.id, product);
    keepFirst(bySku, product.sku.normalize("NFC"), product);
    if (product.handle !== null) byHandle.set(product.handle, product);
  }
  const known = new Map<string, KnownVariant>();
  for (const { sku, stock, productId } of variants) {
    const product = byNumber.get(productId);
    if (product) keepFirst(known, sku.normalize("NFC"), { sku, stock, product });
  }
  const currency = shopSchema.safeParse(shop.rows[0]?.value).data?.currency ?? null;
  return { currency, bySku, byHandle, byNumber, variants: known };
}

/** The products the shop has, by everything a file may call them. */
export async function readShopProducts(client: PoolClient): Promise<ShopProducts> {
  const products = await client.query<KnownProduct>(`${PRODUCTS} order by id`);
  const variants = await client.query<VariantRow>(`${VARIANTS} order by id`);
  return toShop(client, products.rows, variants.rows);
}

/** Those of them that these codes may mean: as a code, a variant's code, another shop's id or a public id. */
export async function readKnownProducts(client: PoolClient, codes: readonly string[]): Promise<ShopProducts> {
  const spellings = [...codes, ...codes.map((code) => code.normalize("NFC"))];
  const numbers = codes.map(parsePublicProductId).filter((number) => number !== null);
  const variants = await client.query<VariantRow>(`${VARIANTS} where sku = any($1) order by id`, [spellings]);
  const owners = variants.rows.map(({ productId }) => productId);
  const products = await client.query<KnownProduct>(
    `${PRODUCTS} where sku = any($1) or handle = any($1) or id = any($2) order by id`,
    [spellings, [...numbers, ...owners]],
  );
  return toShop(client, products.rows, variants.rows);
}

/** Product numbers by code, of the whole shop; a variant's code is its product's. Codes are in NFC. */
export async function readProductNumbers(client: PoolClient): Promise<Map<string, number>> {
  const { bySku, variants } = await readShopProducts(client);
  const numbers = new Map([...variants].map(([sku, { product }]) => [sku, product.id]));
  for (const [sku, { id }] of bySku) numbers.set(sku, id);
  return numbers;
}
