import type { Chance } from "@/lib/platform/random";
import type { PaletteName } from "@/lib/data/pictures/drawing/palettes";
import type { PatternName } from "@/lib/data/pictures/drawing/patterns";
import { type Brand, STYLE_COLOURS } from "./catalog/brands";
import { COLOUR_NAMES } from "./catalog/colours";
import type { LeafPlan, MaterialPlan, NounPlan } from "./catalog/plan";

/** What distinguishes one product of a leaf from the next. */
export interface Design {
  noun: NounPlan;
  /** The range it belongs to; a title for what is known by its title. */
  series: string;
  material: MaterialPlan;
  palette: PaletteName;
  /** The shop's word for the pattern and the pattern, or null where patterns do not matter. */
  pattern: { word: string; name: PatternName | "plain" } | null;
}

function pickPalette(leaf: LeafPlan, brand: Brand, material: MaterialPlan, chance: Chance): PaletteName {
  if (material.palette) return material.palette;
  const preferred = leaf.colours.filter((colour) => STYLE_COLOURS[brand.style].includes(colour));
  return chance.pick(preferred.length > 0 && chance.maybe(0.72) ? preferred : leaf.colours);
}

function pickPattern(leaf: LeafPlan, chance: Chance): Design["pattern"] {
  const words = Object.entries(leaf.patterns);
  if (words.length === 0) return null;
  const [word = "", name = "dots"] = chance.pick(words);
  // "Plain=plain" in the plan: a pattern leaf whose products may also be bare.
  return { word, name };
}

/** One possible product of a leaf by a brand. */
export function drawDesign(leaf: LeafPlan, brand: Brand, chance: Chance): Design {
  const material = chance.pick(leaf.materials);
  return {
    noun: chance.pick(leaf.nouns),
    series: chance.pick(leaf.titles.length > 0 ? leaf.titles : brand.series),
    material,
    palette: pickPalette(leaf, brand, material, chance),
    pattern: pickPattern(leaf, chance),
  };
}

/** What the shop calls it: "Aysgarth Striped Linen Cushion, Teal"; a book by its title and binding. */
export function nameDesign(leaf: LeafPlan, { noun, series, material, palette, pattern }: Design): string {
  if (leaf.titles.length > 0) return material.name === "Hardback" ? series : `${series} (${material.name})`;
  const isPatterned = pattern !== null && pattern.name !== "plain";
  // Nobody sells a "terracotta planter in terracotta".
  const isSaid = material.name.toLowerCase().includes(palette) || material.palette !== undefined;
  const thing = [series, isPatterned ? pattern.word : "", material.name, noun.name].filter(Boolean).join(" ");
  return leaf.namesColour && !isSaid ? `${thing}, ${COLOUR_NAMES[palette]}` : thing;
}
