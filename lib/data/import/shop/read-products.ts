import type { PoolClient } from "pg";
import { z } from "zod";
import type { KnownProduct, KnownVariant, ShopProducts } from "../contract/shop-products";

const shopSchema = z.object({ currency: z.string().regex(/^[A-Z]{3}$/) });

/** Two products whose codes differ in spelling only, from before codes were compared so: the older one is meant. */
function keepFirst<T>(map: Map<string, T>, key: string, value: T): void {
  if (!map.has(key)) map.set(key, value);
}

/** The products the shop has, by everything a file may call them. */
export async function readShopProducts(client: PoolClient): Promise<ShopProducts> {
  const shop = await client.query<{ value: unknown }>("select value from settings where key = 'shop'");
  const products = await client.query<KnownProduct>(
    `select id, sku, handle, name, currency, stock, cardinality(option_names) > 0 as "hasVariants"
       from products order by id`,
  );
  const variants = await client.query<{ sku: string; stock: number; productId: number }>(
    `select sku, stock, product_id as "productId" from product_variants order by id`,
  );
  const bySku = new Map<string, KnownProduct>();
  const byHandle = new Map<string, KnownProduct>();
  const byNumber = new Map<number, KnownProduct>();
  for (const product of products.rows) {
    byNumber.set(product.id, product);
    keepFirst(bySku, product.sku.normalize("NFC"), product);
    if (product.handle !== null) byHandle.set(product.handle, product);
  }
  const known = new Map<string, KnownVariant>();
  for (const { sku, stock, productId } of variants.rows) {
    const product = byNumber.get(productId);
    if (product) keepFirst(known, sku.normalize("NFC"), { sku, stock, product });
  }
  const currency = shopSchema.safeParse(shop.rows[0]?.value).data?.currency ?? null;
  return { currency, bySku, byHandle, byNumber, variants: known };
}

/** Product numbers by code, of the whole shop; a variant's code is its product's. Codes are in NFC. */
export async function readProductNumbers(client: PoolClient): Promise<Map<string, number>> {
  const { bySku, variants } = await readShopProducts(client);
  const numbers = new Map([...variants].map(([sku, { product }]) => [sku, product.id]));
  for (const [sku, { id }] of bySku) numbers.set(sku, id);
  return numbers;
}
