import { encodePictureSpec, parsePictureSpec } from "@/lib/data/pictures/picture-spec";
import type { PaletteName } from "@/lib/data/pictures/drawing/palettes";
import { type Chance, createStream } from "@/lib/platform/random";
import { toSlug } from "@/lib/platform/slug";
import { apportion } from "./apportion";
import { COLOUR_NAMES } from "./catalog/colours";
import type { LeafPlan } from "./catalog/plan";

/** One form of a sample product. */
export interface SampleVariant {
  id: number;
  sku: string;
  /** One for each of the product's options. */
  values: string[];
  /** Pence. */
  price: number;
  compareAt: number | null;
  stock: number;
  /** Empty: the product's. */
  image: string;
}

/** What there is to choose of a sample product; no names: nothing. */
export interface SampleChoice {
  names: string[];
  variants: SampleVariant[];
}

/** What of a product its options depend on, and change. */
interface Optional {
  sku: string;
  slug: string;
  name: string;
  description: string;
  leaf: string;
  attributes: Record<string, string>;
  price: number;
  compareAt: number | null;
  stock: number;
  image: string;
  choice: SampleChoice;
}

export const NO_CHOICE: SampleChoice = { names: [], variants: [] };

/** Share of the products that come in several sizes or colours, by leaf; what comes in both has both options. */
const SIZED: Readonly<Record<string, number>> = {
  "T-Shirts": 0.75,
  Knitwear: 0.5,
  Jackets: 0.45,
  Dresses: 0.5,
  Trainers: 0.5,
  Boots: 0.4,
  Socks: 0.4,
  "Bed Linen": 0.7,
};
const COLOURED: Readonly<Record<string, number>> = {
  "T-Shirts": 0.5,
  Knitwear: 0.3,
  Cushions: 0.4,
  "Throws & Blankets": 0.4,
  Towels: 0.5,
  Mugs: 0.4,
  Scarves: 0.35,
  Backpacks: 0.4,
  "Water Bottles": 0.4,
};
const MOST_COLOURS = 4;
/** How much more each further size of bed linen costs than the one before, in pence. */
const MORE_A_SIZE: Readonly<Record<string, number>> = { "Bed Linen": 1_500 };
/** Of a form: it is sold out, whatever there is of the others. */
const GONE = 0.1;

const FOLDER = "/pictures/";

/** A palette of a picture, and the same picture in another. */
function paletteOf(image: string): PaletteName | null {
  return parsePictureSpec(image.slice(FOLDER.length))?.palette ?? null;
}
function inPalette(image: string, palette: PaletteName): string {
  const spec = parsePictureSpec(image.slice(FOLDER.length));
  return spec ? FOLDER + encodePictureSpec({ ...spec, palette }) : image;
}

/** The name without its colour at the end; null where the colour is no matter of choice. */
function withoutColour({ name, image }: Optional): string | null {
  const palette = paletteOf(image);
  const ending = palette && `, ${COLOUR_NAMES[palette]}`;
  return ending && name.endsWith(ending) ? name.slice(0, -ending.length) : null;
}

/** A value of an option as part of a code: `Cobalt Blue` is `COBALT-BLUE`. */
const toCode = (value: string) => value.toUpperCase().replace(/[^A-Z0-9]+/g, "-");

/** The palettes a product comes in, its own first. */
function drawPalettes(own: PaletteName, leaf: LeafPlan, chance: Chance): PaletteName[] {
  const others = leaf.colours.filter((palette) => palette !== own);
  const keyed = others.map((palette) => ({ palette, key: chance.uniform() })).sort((a, b) => a.key - b.key);
  const many = 1 + Math.floor(chance.uniform() * (MOST_COLOURS - 1));
  return [own, ...keyed.slice(0, many).map(({ palette }) => palette)];
}

/**
 * Gives about a tenth of the products sizes, colours or both to choose from. Price and stock of a product stay what they
 * are: the lowest and the sum of its forms'. What comes in several colours is called without one. Draws from a stream of its
 * own, so that everything else of a sample is what it was without.
 */
export function addOptions(
  products: readonly Optional[],
  leaves: ReadonlyMap<string, LeafPlan>,
  seed: number,
): void {
  const chance = createStream(seed, "options");
  const names = new Set(products.map(({ name }) => name));
  let lastId = 0;
  for (const product of products) {
    const leaf = leaves.get(product.leaf);
    if (!leaf) continue;
    const sizes = chance.maybe(SIZED[leaf.name] ?? 0) ? (leaf.traits.Size ?? []) : [];
    const name = withoutColour(product);
    const isFree = name !== null && !names.has(name);
    const isColoured = chance.maybe(COLOURED[leaf.name] ?? 0) && isFree;
    const palette = paletteOf(product.image);
    const palettes = isColoured && palette ? drawPalettes(palette, leaf, chance) : [];
    if (sizes.length + palettes.length === 0) continue;
    if (palettes.length > 0 && name !== null) {
      names.add(name);
      nameWithoutColour(product, name);
    }
    if (sizes.length > 0) delete product.attributes.Size;
    product.choice = makeChoice(product, { sizes, palettes, more: MORE_A_SIZE[leaf.name] ?? 0 }, chance);
    for (const variant of product.choice.variants) variant.id = ++lastId;
  }
}

function nameWithoutColour(product: Optional, name: string): void {
  const colour = (product.attributes.Colour ?? "").toLowerCase();
  product.name = name;
  product.slug = toSlug(name);
  product.description = product.description.replace(` in ${colour}`, "");
  delete product.attributes.Colour;
}

interface Forms {
  sizes: readonly string[];
  palettes: readonly PaletteName[];
  /** What each further size costs more, pence. */
  more: number;
}

function makeChoice(
  { sku, price, compareAt, stock, image }: Optional,
  { sizes, palettes, more }: Forms,
  chance: Chance,
): SampleChoice {
  const forms = (palettes.length > 0 ? palettes : [null]).flatMap((palette) =>
    (sizes.length > 0 ? sizes : [null]).map((size, place) => ({ palette, size, place })),
  );
  const weights = forms.map(() => (chance.maybe(GONE) ? 0 : chance.between(0.4, 1.2)));
  // Something of what there is has to be somewhere.
  const stocks = apportion(weights.some((weight) => weight > 0) ? weights : weights.map(() => 1), stock);
  const variants = forms.map(({ palette, size, place }, i): SampleVariant => {
    const values = [...(palette === null ? [] : [COLOUR_NAMES[palette]]), ...(size === null ? [] : [size])];
    return {
      id: 0,
      sku: [sku, ...values.map(toCode)].join("-"),
      values,
      price: price + place * more,
      compareAt: compareAt === null ? null : compareAt + place * more,
      stock: stocks[i] ?? 0,
      image: palette === null || palette === palettes[0] ? "" : inPalette(image, palette),
    };
  });
  const names = [...(palettes.length > 0 ? ["Colour"] : []), ...(sizes.length > 0 ? ["Size"] : [])];
  return { names, variants };
}
