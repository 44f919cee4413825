import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { fillShop } from "@/lib/data/generate/fill-shop";
import { makeShop } from "@/lib/data/generate/generate-interactions";
import { runImport } from "@/lib/data/import/run-import";
import { copyCatalog } from "@/lib/data/sample/load-sample";
import { makeCatalog } from "@/lib/data/sample/make-catalog";
import { DEFAULT_SIZE } from "@/lib/data/sample/sample-options";
import { closeDb, getPool } from "@/lib/platform/db/client";
import { inTransaction } from "@/lib/platform/db/transaction";
import { completeEnvironment } from "@/lib/platform/env";
import { openInstallation } from "@/lib/platform/postgres/installation";
import { closeEngine, getEngine } from "@/lib/recommender/serving/engine";

/** The histories end here, so that every run is about the same shops. */
const UNTIL = Date.UTC(2026, 6, 1);
const SHOPPERS_PER_PRODUCT = 0.02;
export const RETAIL_FILE = path.resolve(
  import.meta.dirname,
  "../../../shared/data/online-retail/online_retail.csv.gz",
);

/** The products of the sample shop, without its shoppers. */
export async function fillSample(): Promise<void> {
  const catalog = makeCatalog({ seed: 1, now: UNTIL, size: DEFAULT_SIZE });
  await inTransaction((_db, client) => copyCatalog(client, catalog), { on: getPool("work") });
}

/** A made-up shop with so many products, and a few shoppers. */
export async function fillMadeUp(products: number): Promise<void> {
  const shoppers = Math.ceil(SHOPPERS_PER_PRODUCT * products);
  const shop = makeShop({ products, shoppers, interactions: 5 * shoppers, days: 365, seed: 1, until: UNTIL });
  await fillShop(getPool("work"), shop, { replaceSample: false, onProgress: () => {} });
}

/** The products and sales of Online Retail. */
export async function fillRetail(): Promise<void> {
  if (!fs.existsSync(RETAIL_FILE)) throw new Error(`${RETAIL_FILE} is missing (docs/benchmarks.md).`);
  await runImport(getPool("work"), {
    format: "online-retail",
    path: RETAIL_FILE,
    options: {
      columns: {},
      kinds: {},
      currency: "GBP",
      placeholderPrice: "9.99",
      now: Date.now(),
      delimiter: undefined,
    },
    batchRows: 20_000,
    rejectsPath: path.join(os.tmpdir(), "aisle-search.rejects.csv"),
    replaceSample: false,
    onProgress: () => {},
  });
}

/** Runs `work` on a shop in a database of its own. */
export async function withShop<T>(fill: () => Promise<void>, work: () => Promise<T>): Promise<T> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "aisle-search-"));
  completeEnvironment({ AISLE_DATA: folder, DATABASE_URL: "", LOG_LEVEL: "error" });
  const installation = await openInstallation();
  try {
    await fill();
    await getPool("work").query("vacuum analyze products");
    await getEngine().catalog();
    await getEngine().refresh();
    return await work();
  } finally {
    closeEngine();
    await closeDb();
    await installation.close();
    fs.rmSync(folder, { recursive: true, force: true });
  }
}
