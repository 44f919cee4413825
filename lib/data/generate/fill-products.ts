import type { PoolClient } from "pg";
import type { ProductDraft } from "@/lib/data/import/contract/import-format";
import { readProductNumbers } from "@/lib/data/import/shop/read-products";
import { prepareProductStaging } from "@/lib/data/import/shop/stage-products";
import { writeProducts } from "@/lib/data/import/shop/write-products";
import { createCards, CURRENCY, skuOf } from "./describe-product";
import type { MadeShop } from "./generate-interactions";

const BATCH = 5_000;

/** Writes the products and their categories inside the caller's transaction; returns the shop's number of each. */
export async function writeMadeProducts(client: PoolClient, shop: MadeShop): Promise<Int32Array> {
  const { catalog, options } = shop;
  const cardOf = createCards(catalog, options.seed);
  await prepareProductStaging(client);
  for (let start = 0; start < catalog.productCount; start += BATCH) {
    const count = Math.min(BATCH, catalog.productCount - start);
    const drafts = Array.from({ length: count }, (_, i) => toDraft(cardOf(start + i)));
    await writeProducts(client, drafts, { update: false, now: options.until });
    await client.query("truncate import_products, import_variants");
  }
  const numbers = await readProductNumbers(client);
  return Int32Array.from({ length: catalog.productCount }, (_, p) => numbers.get(skuOf(p)) ?? 0);
}

function toDraft(card: ReturnType<ReturnType<typeof createCards>>): ProductDraft {
  const { sku, name, description, brand, category, stock, createdAt } = card;
  return {
    sku,
    name,
    description,
    brand,
    category,
    stock,
    createdAt,
    priceAmount: card.price,
    currency: CURRENCY,
    compareAtAmount: null,
    image: null,
    hidden: false,
    attributes: {},
  };
}
