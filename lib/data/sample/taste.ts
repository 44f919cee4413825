import { type Chance, createStream } from "@/lib/platform/random";
import { type Style, STYLES } from "./catalog/brands";
import { drawIndex, sumUp } from "@/ml/index";
import { drawUuid } from "./draw-uuid";
import { DAY, HISTORY_DAYS, type SampleOptions } from "./sample-options";

/** What some shoppers share without knowing of each other: the leaf categories that go together in a life. */
export const INTERESTS = {
  "tea and toast": ["Mugs", "Teapots", "Kettles", "Cake Stands", "Storage Jars", "Cookery Books"],
  "serious cook": [
    "Saucepans",
    "Casseroles",
    "Frying Pans",
    "Kitchen Knives",
    "Chopping Boards",
    "Utensils",
    "Aprons",
  ],
  "weekend camper": ["Tents", "Sleeping Bags", "Camping Stoves", "Head Torches", "Backpacks", "Flasks"],
  "green fingers": ["Plant Pots", "Seeds", "Spring Bulbs", "Watering Cans", "Hand Tools", "Bird Houses"],
  "long table": ["Plates", "Bowls", "Glasses", "Candles", "Bunting", "Casseroles"],
  "new nest": ["Armchairs", "Side Tables", "Shelving", "Rugs", "Floor Lamps", "Dining Chairs"],
  "cosy evenings": ["Throws & Blankets", "Cushions", "Candles", "Table Lamps", "Novels", "Socks"],
  "music lover": ["Headphones", "Speakers", "Record Players", "Radios"],
  "pen and paper": ["Notebooks", "Pens & Pencils", "Desk Lamps", "Desk Organisers", "Keyboards"],
  "small children": ["Soft Toys", "Wooden Toys", "Toy Trains & Cars", "Board Games", "Bed Linen"],
  "good clothes": ["Jackets", "Knitwear", "Boots", "Scarves", "Watches", "Hats"],
  "summer wardrobe": ["T-Shirts", "Dresses", "Trainers", "Sunglasses", "Tote Bags", "Handbags"],
  "on the move": [
    "Bicycles",
    "Cycle Helmets",
    "Water Bottles",
    "Backpacks",
    "Yoga Mats",
    "Weights",
    "Trainers",
  ],
  "garden parties": ["Deckchairs", "Lanterns", "Barbecues", "Bunting", "Balls", "Glasses"],
  "bright walls": ["Vases", "Picture Frames", "Wall Clocks", "Pendant Lights", "House Plants", "Cushions"],
  "gift giver": ["Gift Wrap", "Tree Decorations", "Soap", "Hand Care", "Candles", "Soft Toys"],
  "path and map": ["Nature & Travel Books", "Boots", "Flasks", "Cameras", "Water Bottles", "Jackets"],
  "fresh linen": ["Bed Linen", "Towels", "Soap", "Hand Care", "Throws & Blankets"],
} as const satisfies Record<string, readonly string[]>;

export type InterestName = keyof typeof INTERESTS;
export const INTEREST_NAMES = Object.keys(INTERESTS) as InterestName[];

/** One shopper as planted: what they like, and nothing of what they did. */
export interface Taste {
  /** The shopper's id. */
  id: string;
  main: InterestName;
  second: InterestName;
  style: Style;
  /** What they spend within a kind of product: 0 little, 1 the usual, 2 much. */
  level: 0 | 1 | 2;
  /** Visits over the whole history, as planned. */
  visits: number;
  /** First visit: days before the end of the history. */
  joinedDaysAgo: number;
}

/** Half were there before the history begins; the rest arrive during it, more and more of them. */
function drawJoining(chance: Chance): number {
  if (chance.maybe(0.5)) return HISTORY_DAYS;
  return Math.max(0.2, HISTORY_DAYS * (1 - chance.uniform() ** 0.8));
}

function drawTaste(chance: Chance, popularity: Float64Array): Omit<Taste, "id"> {
  const main = drawIndex(chance, popularity);
  const second =
    (main + 1 + Math.floor(chance.uniform() * (INTEREST_NAMES.length - 1))) % INTEREST_NAMES.length;
  const joinedDaysAgo = drawJoining(chance);
  const levelDraw = chance.uniform();
  // Most come seldom, a few often; who came late had less time to.
  const keenness = Math.exp(2.17 + chance.normal() * 0.85) * (0.3 + (0.7 * joinedDaysAgo) / HISTORY_DAYS);
  return {
    main: INTEREST_NAMES[main] ?? "tea and toast",
    second: INTEREST_NAMES[second] ?? "long table",
    style: chance.pick(STYLES),
    level: levelDraw < 0.35 ? 0 : levelDraw < 0.75 ? 1 : 2,
    visits: Math.min(70, Math.max(1, Math.round(keenness))),
    joinedDaysAgo,
  };
}

/** The tastes of all shoppers of a sample. Their ids and likes depend on the seed alone. */
export function makeTastes({ seed, size }: Pick<SampleOptions, "seed" | "size">): Taste[] {
  const chance = createStream(seed, "tastes");
  const ids = createStream(seed, "shoppers");
  const popularity = sumUp(INTEREST_NAMES.map((_, i) => 1 / (1 + 0.12 * ((i * 7) % 18))));
  return Array.from({ length: size.shoppers }, () => ({
    // A made-up instant: when the shopper joined depends on `now`, the id must not.
    id: drawUuid(ids, Date.UTC(2025, 0, 1) + Math.floor(ids.uniform() * 300 * DAY)),
    ...drawTaste(chance, popularity),
  }));
}
