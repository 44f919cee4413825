import { type Chance, createStream } from "@/lib/platform/random";
import { toSlug } from "@/lib/platform/slug";
import { pictureUrl } from "@/lib/data/pictures/picture-url";
import { readShape } from "@/lib/data/pictures/shape";
import { type Brand, BRANDS, type Style } from "./catalog/brands";
import { DEPARTMENTS } from "./catalog/departments";
import type { LeafPlan } from "./catalog/plan";
import { apportion } from "./apportion";
import { describeDesign, drawAttributes } from "./make-description";
import { type Design, drawDesign, nameDesign } from "./make-name";
import { addOptions, NO_CHOICE, type SampleChoice } from "./make-options";
import { drawCompareAt, drawPrice, drawStock } from "./make-price";
import { DAY, type SampleOptions } from "./sample-options";

export interface SampleCategory {
  id: number;
  slug: string;
  name: string;
  path: string;
  /** 0 department, 1 group, 2 leaf. */
  depth: number;
  position: number;
  parentId: number | null;
}

/** A product and, beside what the shop shows, what only the sample knows about it. */
export interface SampleProduct {
  id: number;
  sku: string;
  slug: string;
  name: string;
  description: string;
  brand: string;
  categoryId: number;
  attributes: Record<string, string>;
  /** Pence. */
  price: number;
  compareAt: number | null;
  stock: number;
  image: string;
  /** What there is to choose. With forms, price is the lowest of theirs and stock their sum. */
  choice: SampleChoice;
  createdAt: number;
  leaf: string;
  style: Style;
  /** Where its price stands among its leaf's, 0 cheapest … 1 dearest. */
  priceRank: number;
  /** How often it is looked at, relative to others: a power law. */
  appeal: number;
  /** Growth of its appeal over the whole history: 0 steady, 1.4 grows fourfold, −1.4 the reverse. */
  trend: number;
  /** What it is worth to those who have it, in stars. */
  quality: number;
}

export interface SampleCatalog {
  categories: SampleCategory[];
  products: SampleProduct[];
}

/** The three levels of the tree, with the leaf plans by category id. */
function makeCategories(): { categories: SampleCategory[]; leaves: Map<SampleCategory, LeafPlan> } {
  const categories: SampleCategory[] = [];
  const leaves = new Map<SampleCategory, LeafPlan>();
  const add = (name: string, position: number, parent: SampleCategory | null) => {
    const slug = toSlug(name);
    const path = parent ? `${parent.path}/${slug}` : slug;
    const depth = parent ? parent.depth + 1 : 0;
    const category = {
      id: categories.length + 1,
      slug,
      name,
      path,
      depth,
      position,
      parentId: parent?.id ?? null,
    };
    categories.push(category);
    return category;
  };
  DEPARTMENTS.forEach((department, i) => {
    const root = add(department.name, i, null);
    department.groups.forEach((group, j) => {
      const middle = add(group.name, j, root);
      group.leaves.forEach((plan, k) => leaves.set(add(plan.name, k, middle), plan));
    });
  });
  return { categories, leaves };
}

/** `count` designs of one leaf with names of their own, each by one of its brands. */
function drawDesigns(
  leaf: LeafPlan,
  count: number,
  chance: Chance,
): Array<{ brand: Brand; design: Design; name: string }> {
  const found = new Map<string, { brand: Brand; design: Design; name: string }>();
  for (let attempts = 0; found.size < count; attempts++) {
    if (attempts > count * 200) throw new Error(`${leaf.name} has not enough names for ${count} products`);
    const brand = BRANDS[chance.pick(leaf.brands)];
    const design = drawDesign(leaf, brand, chance);
    const name = nameDesign(leaf, design);
    if (!found.has(name)) found.set(name, { brand, design, name });
  }
  return [...found.values()];
}

const NEW_THIS_MONTH = 60;
const NEW_THIS_HALF_YEAR = 130;

/** When the product at `rank` of the newest-first order came to the shop. */
function createdAt(rank: number, now: number, chance: Chance): number {
  if (rank < NEW_THIS_MONTH) return now - chance.between(0.3, 30) * DAY;
  if (rank < NEW_THIS_MONTH + NEW_THIS_HALF_YEAR) return now - chance.between(30, 175) * DAY;
  return now - (200 + 1_250 * chance.uniform() ** 1.3) * DAY;
}

function drawTrend(chance: Chance): number {
  const kind = chance.uniform();
  if (kind < 0.1) return chance.between(0.8, 1.7);
  if (kind < 0.2) return -chance.between(0.6, 1.4);
  return chance.normal() * 0.15;
}

/** Gives every product its place among the prices of its leaf. */
function rankPrices(products: SampleProduct[]): void {
  const byLeaf = new Map<string, SampleProduct[]>();
  for (const product of products) byLeaf.set(product.leaf, [...(byLeaf.get(product.leaf) ?? []), product]);
  for (const group of byLeaf.values()) {
    const sorted = [...group].sort((a, b) => a.price - b.price || a.id - b.id);
    sorted.forEach((product, i) => (product.priceRank = group.length > 1 ? i / (group.length - 1) : 0.5));
  }
}

/** The order in which products came, independent of their number: position of each id among the newest. */
function drawAges(count: number, chance: Chance): number[] {
  const order = Array.from({ length: count }, (_, i) => ({ i, key: chance.uniform() }));
  order.sort((a, b) => a.key - b.key);
  const ranks = new Array<number>(count).fill(0);
  order.forEach(({ i }, rank) => (ranks[i] = rank));
  return ranks;
}

/** The whole range of the sample shop. Throws when a leaf cannot have as many different names as `size` asks for. */
export function makeCatalog({ seed, now, size }: SampleOptions): SampleCatalog {
  const chance = createStream(seed, "catalogue");
  const ages = drawAges(size.products, createStream(seed, "ages"));
  const { categories, leaves } = makeCategories();
  const plans = [...leaves];
  const counts = apportion(
    plans.map(([, plan]) => plan.share),
    size.products,
  );
  const codes = new Map(
    DEPARTMENTS.flatMap(({ code, groups }) => groups.flatMap((g) => g.leaves.map((l) => [l, code]))),
  );
  const products: SampleProduct[] = [];
  plans.forEach(([category, leaf], i) => {
    for (const { brand, design, name } of drawDesigns(leaf, counts[i] ?? 0, chance)) {
      const id = products.length + 1;
      const sku = `${codes.get(leaf) ?? "AI"}-${10_000 + id * 7}`;
      const price = drawPrice(leaf.price, brand.level, chance);
      const description = describeDesign(leaf, brand, design, chance);
      const attributes = drawAttributes(leaf, design, chance);
      products.push({
        id,
        sku,
        slug: toSlug(name),
        name,
        description,
        brand: brand.name,
        categoryId: category.id,
        attributes,
        price,
        compareAt: drawCompareAt(price, chance),
        stock: drawStock(chance),
        image: pictureUrl({
          name,
          category: leaf.name,
          sku,
          motif: design.noun.motif,
          palette: design.palette,
          pattern: design.pattern?.name ?? null,
          shape: readShape(design.noun.motif, attributes),
        }),
        choice: NO_CHOICE,
        createdAt: Math.round(createdAt(ages[id - 1] ?? 0, now, chance)),
        leaf: leaf.name,
        style: brand.style,
        priceRank: 0,
        appeal: (1 - chance.uniform()) ** -0.55,
        trend: drawTrend(chance),
        quality: 3.9 + chance.normal() * 0.45,
      });
    }
  });
  rankPrices(products);
  addOptions(products, new Map(plans.map(([, leaf]) => [leaf.name, leaf])), seed);
  return { categories, products };
}
