import path from "node:path";
import { CatalogIndex } from "@/lib/shop/catalog/catalog-index";
import { listInMemory } from "@/lib/shop/catalog/list-in-memory";
import { recallCategoryPage } from "@/lib/shop/catalog/pages-in-memory";
import { createRng } from "@/ml/base/rng";
import { readArguments, runProgram } from "../program";
import { type Latency, measureLatency } from "./latency";
import { drawListing, makeListingCatalog, pick } from "./listing-catalog";
import { measurePages } from "./listing-pages";

/*
 * What the page of a category asks of the catalog in memory: the category with its way up and down, and its listing with the
 * counts of all facets, on one thread. With --pages the pages themselves, of categories and of searches.
 */

const HELP = `npm run bench -- listing [options]

  The listing of a category with the counts of its facets, in memory and on one thread, by how large the category is.

  --products <n>       of the shop (default 100000, in 2,000 categories)
  --pages              besides, whole pages of that shop from a server that keeps none of them
  --data <folder>      where the shop of --pages lies (default .data/bench-listing)
  --port <n>           where it is served (default 3398)
  --json               one record a line on standard output, nothing else there
  --help               this text`;

/** What a page from the server may take, 95 of 100 times. */
const MOST_PAGE_MS = 100;

const sink = { sum: 0 };

function report(kind: string, took: Latency, facts: Record<string, unknown>, isJson: boolean): void {
  const [median, p95, p99] = [took.medianMs, took.p95Ms, took.p99Ms].map((ms) => `${ms.toFixed(2)} ms`);
  if (isJson) console.log(JSON.stringify({ suite: "listing", kind, ...facts, ...took }));
  else console.log(`${kind.padEnd(24)}median ${median}, p95 ${p95}, p99 ${p99}`);
}

function measureListings(products: number, isJson: boolean): void {
  const rng = createRng(1);
  const made = makeListingCatalog(products);
  const catalog = new CatalogIndex(made.categories, made.products);
  if (!isJson)
    console.log(`${products.toLocaleString("en")} products in ${made.categories.length} categories\n`);
  for (const [kind, categories] of Object.entries(made.kinds)) {
    const ofOne = [...catalog.inCategories(catalog.subtree(categories[0]?.id ?? 0))].length;
    const took = measureLatency(() => {
      const { path: chosen } = pick(rng, categories);
      const listing = listInMemory(chosen, drawListing(rng), catalog);
      return listing.total + (recallCategoryPage(chosen, catalog)?.children.length ?? 0);
    }, sink);
    report(kind, took, { products, ofOne }, isJson);
  }
}

const { values } = readArguments({
  options: {
    products: { type: "string", default: "100000" },
    pages: { type: "boolean", default: false },
    data: { type: "string", default: ".data/bench-listing" },
    port: { type: "string", default: "3398" },
    json: { type: "boolean", default: false },
    help: { type: "boolean", default: false },
  },
});
await runProgram(HELP, async () => {
  if (values.help) return console.log(HELP);
  const products = Number(values.products);
  measureListings(products, values.json);
  if (!values.pages) return;
  const shop = { products, data: path.resolve(values.data), port: Number(values.port) };
  for (const [kind, took] of await measurePages(shop)) {
    report(kind, took, { products }, values.json);
    if (took.p95Ms > MOST_PAGE_MS) process.exitCode = 1;
  }
});
