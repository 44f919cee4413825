import { hashText } from "@/ml/index";
import { PALETTE_NAMES, type PaletteName } from "./drawing/palettes";
import type { PatternName } from "./drawing/patterns";

/** Other words for the colours of the palettes. */
const COLOUR_WORDS: Partial<Record<string, PaletteName>> = {
  ivory: "cream",
  natural: "sand",
  beige: "sand",
  pink: "rose",
  crimson: "red",
  scarlet: "red",
  rust: "terracotta",
  amber: "orange",
  ochre: "mustard",
  lemon: "yellow",
  emerald: "green",
  moss: "olive",
  mint: "sage",
  turquoise: "teal",
  aqua: "teal",
  azure: "blue",
  cobalt: "blue",
  indigo: "navy",
  lavender: "lilac",
  purple: "plum",
  burgundy: "plum",
  chocolate: "brown",
  wooden: "oak",
  wood: "oak",
  slate: "charcoal",
  gray: "grey",
  zinc: "silver",
  chrome: "silver",
  brass: "gold",
  christmas: "red",
  rose: "rose",
  strawberry: "red",
  gingham: "red",
};

const PATTERN_WORDS: Record<string, PatternName> = {
  polkadot: "dots",
  spot: "dots",
  spots: "dots",
  spotty: "dots",
  dotty: "dots",
  stripe: "stripes",
  stripes: "stripes",
  striped: "stripes",
  check: "check",
  gingham: "check",
  tartan: "check",
  floral: "sprig",
  rose: "sprig",
  daisy: "sprig",
  paisley: "sprig",
  leaf: "leaves",
  botanical: "leaves",
  zigzag: "chevron",
  chevron: "chevron",
  star: "stars",
  stars: "stars",
  harlequin: "diamonds",
};

/** Colours that suit anything whose name tells none. */
const ANY: readonly PaletteName[] = PALETTE_NAMES.filter((name) => name !== "black" && name !== "charcoal");

const words = (name: string): string[] => name.toLowerCase().split(/[^a-z]+/);

/** The colour a name speaks of, or null. */
export function findPalette(name: string): PaletteName | null {
  for (const word of words(name)) {
    const known = PALETTE_NAMES.find((palette) => palette === word) ?? COLOUR_WORDS[word];
    if (known) return known;
  }
  return null;
}

/** The colour a name speaks of, else one that is always the same for `key`. */
export function choosePalette(name: string, key: string): PaletteName {
  return findPalette(name) ?? ANY[hashText(key) % ANY.length] ?? "sand";
}

/** The pattern a name speaks of, or null. */
export function choosePattern(name: string): PatternName | null {
  const found = words(/polka ?dot/i.test(name) ? "polkadot" : name).find((word) => word in PATTERN_WORDS);
  return found === undefined ? null : (PATTERN_WORDS[found] ?? null);
}
