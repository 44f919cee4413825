import { mixBits, seedFor } from "@/ml/index";
import type { Catalog } from "./catalog";

/** How a made-up product presents itself. */
export interface ProductCard {
  sku: string;
  name: string;
  description: string;
  brand: string;
  /** Names from the department down. */
  category: readonly [string, string];
  /** Minor units. */
  price: number;
  stock: number;
  /** Milliseconds since the epoch. */
  createdAt: number;
}

export const CURRENCY = "GBP";

const words = (text: string) => text.split(" ");
const DEPARTMENTS = words(
  "Home Kitchen Garden Outdoors Clothing Study Gifts Play Bath Pets Workshop Travel Music Sports Baby Pantry",
);
const MATERIALS = words(
  "Oak Linen Wool Brass Cotton Slate Walnut Copper Bamboo Stoneware Leather Felt Cork Rattan Steel Glass Ash Canvas Clay " +
    "Marble Paper Beech Silk Hemp Iron Tin Pine Jute Enamel Velvet Birch Silver",
);
const THINGS = words(
  "Lamps Bowls Chairs Baskets Mugs Cushions Shelves Trays Blankets Vases Boxes Clocks Frames Hooks Jars Planters Rugs " +
    "Stools Tables Towels Bags Boards Candles Coasters Curtains Desks Dishes Flasks Jugs Kettles Mirrors Pans",
);
const ADJECTIVES = words(
  "Quiet Bright Plain Little Tall Soft Round Deep Early Fine Northern Old Open Light Warm Winter",
);
const BRANDS = words(
  "Ardlow Brimley Cawthorne Denholm Elmet Farrow Gantry Hollin Ingram Jessop Kelda Linwood Marsden Netherby Orrell Pendle",
);
const LEVELS = ["everyday", "well-made", "hand-finished"] as const;
const LEVEL_PRICES = [600, 1_900, 6_500] as const;

const pick = (list: readonly string[], n: number): string => list[n % list.length] ?? "";

/** The shop's own code of product number `product`. */
export function skuOf(product: number): string {
  return `P${String(product + 1).padStart(7, "0")}`;
}

/** Says what product number `product` is: always the same for one seed, and no two are called alike. */
export function createCards(catalog: Catalog, seed: number): (product: number) => ProductCard {
  const { groups, groupOf, levelOf, qualityOf, born } = catalog;
  const key = seedFor(seed, "cards");
  return (product) => {
    const group = groupOf[product] ?? 0;
    const category = groups.categoryOf[group] ?? 0;
    const level = levelOf[product] ?? 0;
    const chance = mixBits(product ^ key);
    const [material, thing] = [
      pick(MATERIALS, category),
      pick(THINGS, Math.floor(category / MATERIALS.length) + category),
    ];
    const range = Math.floor(category / (MATERIALS.length * THINGS.length));
    // What a group has in common shows, though not always: its brand on three products in four.
    const brand = pick(BRANDS, chance % 4 > 0 ? mixBits(group ^ key) : mixBits(chance));
    const single = thing.endsWith("ves") ? `${thing.slice(0, -3)}f` : thing.replace(/(?<=x|sh)es$|s$/, "");
    const adjective = pick(ADJECTIVES, mixBits(group + key));
    return {
      sku: skuOf(product),
      name: `${adjective} ${material} ${single} ${product + 1}`,
      description: `A ${LEVELS[level]} ${single.toLowerCase()} of ${material.toLowerCase()} from ${brand}, ${adjective.toLowerCase()} in character.`,
      brand,
      category: [
        pick(DEPARTMENTS, groups.departmentOf[category] ?? 0),
        `${material} ${thing}${range > 0 ? ` ${range + 1}` : ""}`,
      ],
      price: Math.round(
        (LEVEL_PRICES[level] ?? 0) * (1 + 0.4 * (qualityOf[product] ?? 0)) * (0.6 + (chance % 97) / 97),
      ),
      stock: 10 + (chance % 490),
      createdAt: born[product] ?? 0,
    };
  };
}
