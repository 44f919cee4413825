import type { MotifName } from "@/lib/data/pictures/motifs";
import type { PaletteName } from "@/lib/data/pictures/drawing/palettes";
import type { PatternName } from "@/lib/data/pictures/drawing/patterns";
import type { BrandName } from "./brands";

/** When a kind of product is wanted more than otherwise. */
export type Season = "spring" | "summer" | "autumn" | "winter" | "gifts";

/** A material's name, and the colour it has by itself if it has one. */
export interface MaterialPlan {
  name: string;
  palette?: PaletteName;
}

/** A name of a thing and its picture. */
export interface NounPlan {
  name: string;
  motif: MotifName;
}

/** What the products of one leaf category are like. */
export interface LeafPlan {
  name: string;
  /** What one such product is called, singular or plural as shops do, and how it is drawn. */
  nouns: readonly NounPlan[];
  materials: readonly MaterialPlan[];
  /** What the materials really are, where they are none: a scent, a binding. */
  materialCalled: string;
  colours: readonly PaletteName[];
  /** Usual prices in pounds, from cheap to dear. */
  price: readonly [number, number];
  brands: readonly BrandName[];
  /** Further attributes, one value of each per product. */
  traits: Readonly<Record<string, readonly string[]>>;
  /** True sentences about any product of this leaf. */
  says: readonly string[];
  /** Patterns by the word the shop uses for them. */
  patterns: Readonly<Record<string, PatternName | "plain">>;
  season: Season | null;
  /** Titles, for what is known by its title alone. */
  titles: readonly string[];
  /** Whether the name ends with the colour, as it does where shoppers choose by it. */
  namesColour: boolean;
  /** How many products this leaf has, relative to others. */
  share: number;
}

export interface GroupPlan {
  name: string;
  leaves: readonly LeafPlan[];
}

export interface DepartmentPlan {
  name: string;
  /** Two letters that its codes begin with. */
  code: string;
  groups: readonly GroupPlan[];
}

interface LeafInput {
  /** Names joined by "|"; `Football=football` is drawn by another motif than the leaf's. */
  nouns: string;
  /** Names joined by "|"; `Oak=oak` gives a material a colour of its own. */
  materials: string;
  materialCalled?: string;
  /** Palette names joined by a space. */
  colours: string;
  price: readonly [number, number];
  brands: readonly BrandName[];
  /** Lines `Name: value | value`. */
  traits?: string;
  says: readonly string[];
  /** `Striped=stripes` joined by a space. */
  patterns?: string;
  season?: Season;
  titles?: readonly string[];
  namesColour?: boolean;
  share?: number;
}

const split = (text: string, separator: string) => text.split(separator).map((part) => part.trim());

function readTraits(text: string): Record<string, string[]> {
  const lines = split(text, "\n").filter((line) => line !== "");
  return Object.fromEntries(
    lines.map((line) => {
      const [name = "", values = ""] = split(line, ":");
      return [name, split(values, "|")];
    }),
  );
}

const readPairs = (text: string): Record<string, PatternName | "plain"> =>
  Object.fromEntries(
    text
      .split(" ")
      .filter((pair) => pair !== "")
      .map((pair) => pair.split("=") as [string, PatternName | "plain"]),
  );

/** A leaf category from its short notation. */
export function leaf(name: string, motif: MotifName, input: LeafInput): LeafPlan {
  const materials = split(input.materials, "|").map((text) => {
    const [material = "", palette] = text.split("=");
    return palette === undefined ? { name: material } : { name: material, palette: palette as PaletteName };
  });
  return {
    name,
    nouns: split(input.nouns, "|").map((text) => {
      const [noun = "", own] = text.split("=");
      return { name: noun, motif: own === undefined ? motif : (own as MotifName) };
    }),
    materials,
    materialCalled: input.materialCalled ?? "Material",
    colours: input.colours.split(" ") as PaletteName[],
    price: input.price,
    brands: input.brands,
    traits: readTraits(input.traits ?? ""),
    says: input.says,
    patterns: readPairs(input.patterns ?? ""),
    season: input.season ?? null,
    titles: input.titles ?? [],
    namesColour: input.namesColour ?? true,
    share: input.share ?? 1,
  };
}
