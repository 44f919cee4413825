import fs from "node:fs";
import path from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import zlib from "node:zlib";
import { stringify } from "csv-stringify/sync";
import type { OnProgress } from "@/lib/platform/progress";
import { KINDS } from "@/ml/index";
import { createCards, CURRENCY, skuOf } from "./describe-product";
import { generateInteractions, type MadeShop } from "./generate-interactions";
import { createIds, formatId } from "./identity";
import { type ShopStatistics, ShopTally } from "./tally";

export interface WrittenFiles {
  catalog: string;
  interactions: string;
  statistics: ShopStatistics;
}

const CARDS_PER_CHUNK = 1_000;
const CATALOG_COLUMNS = "sku,name,description,brand,category,price,currency,stock,createdAt".split(",");

function* catalogLines({ catalog, options }: MadeShop): Generator<string> {
  const cardOf = createCards(catalog, options.seed);
  let rows: string[][] = [CATALOG_COLUMNS];
  for (let p = 0; p < catalog.productCount; p++) {
    const card = cardOf(p);
    const price = (card.price / 100).toFixed(2);
    const created = new Date(card.createdAt).toISOString();
    const { sku, name, description, brand, category, stock } = card;
    rows.push([sku, name, description, brand, category.join(" > "), price, CURRENCY, String(stock), created]);
    if (rows.length < CARDS_PER_CHUNK) continue;
    yield stringify(rows);
    rows = [];
  }
  yield stringify(rows);
}

/** Nothing in these rows needs quotes, and there may be a thousand million of them. */
function* interactionLines(shop: MadeShop, tally: ShopTally, onProgress: OnProgress): Generator<string> {
  const { options } = shop;
  const ids = createIds(options.seed);
  const bytes = new Uint8Array(32);
  let n = 0;
  yield "id,shopper,product,kind,value,at\n";
  for (const batch of generateInteractions(shop)) {
    tally.add(batch);
    let text = "";
    for (let i = 0; i < batch.length; i++) {
      const at = batch.at[i] ?? 0;
      ids.writeInteraction(n++, at, bytes, 0);
      ids.writeShopper(batch.shoppers[i] ?? 0, bytes, 16);
      const sku = skuOf(batch.products[i] ?? 0);
      const kind = KINDS[batch.kinds[i] ?? 0];
      text += `${formatId(bytes)},${formatId(bytes, 16)},${sku},${kind},${batch.values[i]},${new Date(at).toISOString()}\n`;
    }
    onProgress(n / options.interactions, "interactions");
    yield text;
  }
}

/**
 * Writes a made-up shop into a folder as the files `aisle import` reads: `catalog.csv` and `interactions.csv.gz`. The
 * folder is made if it is not there; files of these names are replaced.
 */
export async function writeShopFiles(
  shop: MadeShop,
  folder: string,
  onProgress: OnProgress,
): Promise<WrittenFiles> {
  fs.mkdirSync(folder, { recursive: true });
  const catalog = path.join(folder, "catalog.csv");
  const interactions = path.join(folder, "interactions.csv.gz");
  const tally = new ShopTally(shop);
  onProgress(0, "catalog");
  await pipeline(Readable.from(catalogLines(shop), { objectMode: false }), fs.createWriteStream(catalog));
  await pipeline(
    Readable.from(interactionLines(shop, tally, onProgress), { objectMode: false }),
    zlib.createGzip({ level: 1 }),
    fs.createWriteStream(interactions),
  );
  return { catalog, interactions, statistics: tally.finish() };
}
