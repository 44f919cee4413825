import { EVERYTHING, type Listing, SORTS } from "@/lib/shop/catalog/listing";
import { createRng, type Rng } from "@/ml/base/rng";
import type { CatalogCategory, CatalogProduct, CatalogVariant } from "@/lib/shop/catalog/catalog-product";

/*
 * A made-up catalog for measuring listings: departments, groups in these, leaves in those; a quarter of the products has variants.
 */

const DEPARTMENTS = 20;
const GROUPS = 9;
const LEAVES = 10;
const NOW = 1_700_000_000_000;
const DAY_MS = 86_400_000;
export const COLOURS = [
  "Navy",
  "Sage",
  "Chalk White",
  "Charcoal",
  "Mustard",
  "Terracotta",
  "Poppy Red",
  "Lilac",
];
export const MATERIALS = ["Oak", "Linen", "Wool", "Cotton", "Glass", "Steel", "Stoneware", "Ash", "Leather"];
const SIZES = ["S", "M", "L", "XL"];
const HEIGHTS = ["38 cm", "45 cm", "52 cm"];
const WASHES = ["30 degrees", "40 degrees", "By hand"];
export const THINGS = [
  "Lamp",
  "Chair",
  "Bowl",
  "Cushion",
  "Vase",
  "Rug",
  "Shelf",
  "Mug",
  "Throw",
  "Clock",
  "Basket",
  "Tray",
];

export const pick = <T>(rng: Rng, values: readonly T[]): T => values[rng.integer(values.length)] as T;

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
  const [colour, material] = [pick(rng, COLOURS), pick(rng, MATERIALS)];
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
    name: `${material} ${pick(rng, THINGS)} ${rng.integer(1_000_000)}`,
    image: "",
    brand: `Brand ${rng.integer(200)}`,
    colour,
    categoryId: leaves[i % leaves.length]?.id ?? 0,
    price: { amount, currency: "GBP" },
    compareAt: null,
    variants,
    optionNames: forms.length > 0 ? ["Size"] : undefined,
    stock: rng.integer(20),
    createdAt: NOW - rng.integer(900 * DAY_MS),
    attributes: {
      colour,
      material,
      height: pick(rng, HEIGHTS),
      wash: pick(rng, WASHES),
      made_in: pick(rng, ["Portugal", "Italy", "Wales"]),
    },
  };
}

/** Every category, each kind of them, and so many products. The same for the same number. */
export function makeListingCatalog(count: number) {
  const rng = createRng(1);
  const { all, byDepth } = makeCategories();
  const leaves = byDepth[2] ?? [];
  const products = Array.from({ length: count }, (_, i) => makeProduct(i, leaves, rng));
  const kinds = { "any category": all, leaf: leaves, group: byDepth[1] ?? [], department: byDepth[0] ?? [] };
  return { categories: all, products, kinds };
}

/** What somebody narrows a category by: often by nothing. */
export function drawListing(rng: Rng): Listing {
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
