import { getPool } from "@/lib/platform/db/client";
import { copyRows } from "@/lib/platform/db/copy-rows";
import { inTransaction } from "@/lib/platform/db/transaction";
import { formatListing } from "@/lib/shop/catalog/listing";
import { createRng, type Rng } from "@/ml/base/rng";
import { openOwnShop } from "../serve/own-shop";
import { type Latency, summariseTimes } from "./latency";
import { COLOURS, drawListing, makeListingCatalog, MATERIALS, pick, THINGS } from "./listing-catalog";

/*
 * Pages of categories and searches as a server sends them to a visitor whose browser holds nothing, one after the other. Each is
 * narrowed, sorted or a later page, and of another address than those before: none of them is kept.
 */

type Catalog = ReturnType<typeof makeListingCatalog>;

const WARM_UP = 40;
const PAGES = 300;
const timestamp = (at: number) => new Date(at).toISOString();

const categoryRow = (c: Catalog["categories"][number]) => [
  c.id,
  c.slug,
  c.name,
  c.path,
  c.depth,
  c.position,
  c.parentId,
];

function productRow(p: Catalog["products"][number]) {
  const { amount, currency } = p.price;
  const created = timestamp(p.createdAt);
  const [attributes, options] = [JSON.stringify(p.attributes), `{${p.optionNames?.join() ?? ""}}`];
  const text = [p.id, p.sku, p.slug, p.name, p.brand, p.categoryId, attributes, amount, currency];
  return [...text, p.stock, p.image, options, created, created];
}

const TARGETS = {
  categories: "categories (id, slug, name, path, depth, position, parent_id)",
  products:
    "products (id, sku, slug, name, brand, category_id, attributes, price_amount, currency, stock, image, option_names, created_at, updated_at)",
  variants: "product_variants (product_id, sku, option_values, position, price_amount, stock)",
};

async function fill({ categories, products }: Catalog): Promise<void> {
  const variants = products.flatMap(({ id, variants: some }) =>
    some.map((one, position) => [id, one.sku, `{${one.values.join()}}`, position, one.price, one.stock]),
  );
  await inTransaction(
    async (_db, client) => {
      await copyRows(client, TARGETS.categories, categories, categoryRow);
      await copyRows(client, TARGETS.products, products, productRow);
      await copyRows(client, TARGETS.variants, variants, (row) => row);
    },
    { on: getPool("work") },
  );
  await getPool("work").query("vacuum analyze products, product_variants, categories");
}

const drawSearch = (rng: Rng) => {
  const words = pick(rng, [
    [pick(rng, THINGS)],
    [pick(rng, MATERIALS), pick(rng, THINGS)],
    [pick(rng, COLOURS), pick(rng, THINGS)],
    [pick(rng, MATERIALS), `${pick(rng, THINGS)}s`],
  ]);
  return words.join(" ").toLowerCase();
};

/** How long pages take from the request to the last byte, by what they are of. */
export async function measurePages(shop: {
  products: number;
  data: string;
  port: number;
}): Promise<[kind: string, took: Latency][]> {
  const catalog = makeListingCatalog(shop.products);
  const say = (text: string) => text && console.error(`  ${text}`);
  const own = await openOwnShop({ ...shop, size: () => fill(catalog), say });
  const rng = createRng(2);
  const kinds = Object.entries(catalog.kinds).map(([kind, categories]): [string, () => string] => [
    `page of ${kind === "any category" ? kind : `a ${kind}`}`,
    () => {
      const query = formatListing({ ...drawListing(rng), page: 1 + rng.integer(4) }, "GBP");
      // One that is narrowed by nothing would be kept.
      return `/category/${pick(rng, categories).path}${query === "" ? "?page=2" : query}`;
    },
  ]);
  kinds.push(["page of a search", () => `/search?${new URLSearchParams({ q: drawSearch(rng) })}`]);
  const time = async (path: string): Promise<number> => {
    const began = performance.now();
    const answer = await fetch(new URL(path, own.address));
    if (!answer.ok) throw new Error(`${path} answered ${answer.status}.`);
    await answer.arrayBuffer();
    return performance.now() - began;
  };
  try {
    const measured: [string, Latency][] = [];
    for (const [kind, draw] of kinds) {
      for (let i = 0; i < WARM_UP; i++) await time(draw());
      const times: number[] = [];
      for (let i = 0; i < PAGES; i++) times.push(await time(draw()));
      measured.push([kind, summariseTimes(times)]);
    }
    return measured;
  } finally {
    await own.close();
  }
}
