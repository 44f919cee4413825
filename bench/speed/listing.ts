import { createRng, type Rng } from "@/ml/base/rng";
import { CatalogIndex } from "@/lib/shop/catalog/catalog-index";
import type { CatalogCategory, CatalogProduct, CatalogVariant } from "@/lib/shop/catalog/catalog-product";
import { listInMemory } from "@/lib/shop/catalog/list-in-memory";
import { EVERYTHING, type Listing, SORTS } from "@/lib/shop/catalog/listing";
import { recallCategoryPage } from "@/lib/shop/catalog/pages-in-memory";
import { readArguments, runProgram } from "../program";
import { measureLatency } from "./latency";

/*
 * What the page of a category asks of the catalog in memory: the category with its way up and down, and its listing with the
 * counts of all facets, on one thread. The shop is made up: departments, groups in these, leaves in those; a quarter of the
 * products has variants.
 */

const DEPARTMENTS = 20;
const GROUPS = 9;
const LEAVES = 10;
const NOW = 1_700_000_000_000;
const DAY_MS = 86_400_000;
const COLOURS = ["Navy", "Sage", "Chalk White", "Charcoal", "Mustard", "Terracotta", "Poppy Red", "Lilac"];
const MATERIALS = ["Oak", "Linen", "Wool", "Cotton", "Glass", "Steel", "Stoneware", "Ash", "Leather"];
const SIZES = ["S", "M", "L", "XL"];
const HEIGHTS = ["38 cm", "45 cm", "52 cm"];
const WASHES = ["30 degrees", "40 degrees", "By hand"];

const HELP = `npm run bench -- listing [options]

  The listing of a category with the counts of its facets, in memory and on one thread, by how large the category is.

  --products <n>       of the shop (default 100000, in 2,000 categories)
  --json               one record a line on standard output, nothing else there
  --help               this text`;

const sink = { sum: 0 };
const pick = <T>(rng: Rng, values: readonly T[]): T => values[rng.integer(values.length)] as T;

function makeCategories(): { all: CatalogCategory[]; byDepth: CatalogCategory[][] } {
  const byDepth: CatalogCategory[][] = [[], [], []];
  const add = (parent: CatalogCategory | null, position: number): CatalogCategory => {
    const depth = parent ? parent.depth + 1 : 0;
    const id = byDepth.flat().length + 1;
    const slug = `c${id}`;
    const path = parent ? `${parent.path}/${slug}` : slug;
    const made = { id, slug, name: slug, path, depth, position, parentId: parent?.id ?? null };
    byDepth[depth]?.push(made);
    return made;
  };
  for (let d = 0; d < DEPARTMENTS; d++) {
    const department = add(null, d);
    for (let g = 0; g < GROUPS; g++) {
      const group = add(department, g);
      for (let l = 0; l < LEAVES; l++) add(group, l);
    }
  }
  return { all: byDepth.flat(), byDepth };
}

function makeProduct(i: number, leaves: readonly CatalogCategory[], rng: Rng): CatalogProduct {
  const amount = 500 + rng.integer(9_000);
  const name = `p${i}`;
  const forms = i % 4 === 0 ? SIZES : [];
  const variants = forms.map((size): CatalogVariant => ({
    sku: `${name}-${size}`,
    values: [size],
    price: amount + rng.integer(300),
    stock: rng.integer(9),
  }));
  return {
    id: i + 1,
    sku: name,
    slug: name,
    name: `Product ${rng.integer(1_000_000)}`,
    image: "",
    brand: `Brand ${rng.integer(200)}`,
    colour: pick(rng, COLOURS),
    categoryId: leaves[i % leaves.length]?.id ?? 0,
    price: { amount, currency: "GBP" },
    compareAt: null,
    variants,
    optionNames: forms.length > 0 ? ["Size"] : undefined,
    stock: rng.integer(20),
    createdAt: NOW - rng.integer(900 * DAY_MS),
    attributes: {
      colour: pick(rng, COLOURS),
      material: pick(rng, MATERIALS),
      height: pick(rng, HEIGHTS),
      wash: pick(rng, WASHES),
      made_in: pick(rng, ["Portugal", "Italy", "Wales"]),
    },
  };
}

/** What somebody narrows a category by: often by nothing. */
function drawListing(rng: Rng): Listing {
  const attributes = pick<Listing["attributes"]>(rng, [
    {},
    {},
    { material: [pick(rng, MATERIALS)] },
    { material: [pick(rng, MATERIALS)], size: ["M"] },
  ]);
  return {
    ...EVERYTHING,
    attributes,
    colours: rng.uniform() < 0.3 ? ["Blue", "Green"] : [],
    brands: rng.uniform() < 0.2 ? ["Brand 7", "Brand 8"] : [],
    inStock: rng.uniform() < 0.3,
    maxPrice: rng.uniform() < 0.3 ? 6_000 : null,
    sort: rng.uniform() < 0.6 ? "featured" : pick(rng, SORTS),
    page: 1 + rng.integer(3),
  };
}

function measure(products: number, isJson: boolean): void {
  const rng = createRng(1);
  const { all, byDepth } = makeCategories();
  const leaves = byDepth[2] ?? [];
  const catalog = new CatalogIndex(
    all,
    Array.from({ length: products }, (_, i) => makeProduct(i, leaves, rng)),
  );
  const kinds = { "any category": all, leaf: leaves, group: byDepth[1] ?? [], department: byDepth[0] ?? [] };
  if (!isJson) console.log(`${products.toLocaleString("en")} products in ${all.length} categories\n`);
  for (const [kind, categories] of Object.entries(kinds)) {
    const size = [...catalog.inCategories(catalog.subtree(categories[0]?.id ?? 0))].length;
    const took = measureLatency(() => {
      const { path } = pick(rng, categories);
      const listing = listInMemory(path, drawListing(rng), catalog);
      return listing.total + (recallCategoryPage(path, catalog)?.children.length ?? 0);
    }, sink);
    const [median, p95, p99] = [took.medianMs, took.p95Ms, took.p99Ms].map((ms) => `${ms.toFixed(2)} ms`);
    if (isJson) console.log(JSON.stringify({ suite: "listing", products, kind, ofOne: size, ...took }));
    else console.log(`${kind.padEnd(14)}median ${median}, p95 ${p95}, p99 ${p99}`);
  }
}

const { values } = readArguments({
  options: {
    products: { type: "string", default: "100000" },
    json: { type: "boolean", default: false },
    help: { type: "boolean", default: false },
  },
});
await runProgram(HELP, () => {
  if (values.help) console.log(HELP);
  else measure(Number(values.products), values.json);
});
