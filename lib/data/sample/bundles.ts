import type { SampleProduct } from "./make-catalog";
import { createStream } from "@/lib/platform/random";

/** Kinds of product that are bought together for one purpose. */
const PURPOSES: ReadonlyArray<readonly string[]> = [
  ["Tents", "Sleeping Bags", "Camping Stoves"],
  ["Teapots", "Mugs", "Storage Jars"],
  ["Plant Pots", "Seeds", "Watering Cans"],
  ["Kitchen Knives", "Chopping Boards", "Aprons"],
  ["Plates", "Bowls", "Glasses"],
  ["Cushions", "Throws & Blankets", "Candles"],
  ["Notebooks", "Pens & Pencils", "Desk Organisers"],
  ["Record Players", "Speakers", "Headphones"],
  ["Bicycles", "Cycle Helmets", "Water Bottles"],
  ["Boots", "Socks", "Nature & Travel Books"],
  ["Gift Wrap", "Soft Toys", "Wooden Toys"],
  ["Barbecues", "Deckchairs", "Lanterns"],
  ["Bed Linen", "Towels", "Soap"],
  ["Armchairs", "Side Tables", "Floor Lamps"],
  ["Scarves", "Hats", "Knitwear"],
  ["Saucepans", "Casseroles", "Cookery Books"],
];

/** Of each purpose this many sets exist, of different products. */
const SETS = 2;

/** Products that many shoppers buy in one order, as product numbers. */
export type Bundle = readonly number[];

/**
 * The planted bundles: for each purpose two sets of well-liked products, all from before the history begins, so that
 * everybody could have bought them. No product is in two sets.
 */
export function makeBundles(seed: number, products: readonly SampleProduct[], oldestEvent: number): Bundle[] {
  const chance = createStream(seed, "bundles");
  const taken = new Set<number>();
  const pick = (leaf: string): number | null => {
    const candidates = products
      .filter((product) => product.leaf === leaf && product.createdAt < oldestEvent && !taken.has(product.id))
      .sort((a, b) => b.appeal - a.appeal || a.id - b.id)
      .slice(0, 3);
    if (candidates.length === 0) return null;
    const { id } = chance.pick(candidates);
    taken.add(id);
    return id;
  };
  return PURPOSES.flatMap((leaves) => Array.from({ length: SETS }, () => leaves.map(pick)))
    .map((set) => set.filter((id) => id !== null))
    .filter((set) => set.length > 1);
}
