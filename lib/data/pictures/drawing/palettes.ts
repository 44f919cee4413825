import type { Colour } from "./colour";

/** The backdrops: one family of quiet tints, so that any two pictures may stand side by side. */
export const BACKDROPS = {
  oat: { l: 0.915, c: 0.022, h: 82 },
  shell: { l: 0.9, c: 0.03, h: 35 },
  sage: { l: 0.895, c: 0.026, h: 140 },
  mist: { l: 0.9, c: 0.022, h: 230 },
  heather: { l: 0.9, c: 0.024, h: 310 },
  butter: { l: 0.925, c: 0.042, h: 92 },
  clay: { l: 0.865, c: 0.038, h: 55 },
  stone: { l: 0.885, c: 0.008, h: 80 },
} as const satisfies Record<string, Colour>;

export type BackdropName = keyof typeof BACKDROPS;

interface Palette {
  /** The colour a product of this name has. */
  main: Colour;
  /** A second colour that goes with it: trim, pattern, laces. */
  accents: readonly Colour[];
  backdrops: readonly BackdropName[];
}

const colour = (l: number, c: number, h: number): Colour => ({ l, c, h });
const CREAM = colour(0.94, 0.028, 88);
const NAVY = colour(0.36, 0.075, 262);
const TAN = colour(0.64, 0.085, 60);
const RUST = colour(0.6, 0.13, 40);
const MOSS = colour(0.55, 0.075, 135);
const GOLD = colour(0.79, 0.11, 84);
const BLUSH = colour(0.85, 0.055, 28);
const SKY = colour(0.78, 0.07, 232);
const INK = colour(0.33, 0.015, 265);

const palette = (
  main: Colour,
  accents: readonly Colour[],
  ...backdrops: readonly BackdropName[]
): Palette => ({ main, accents, backdrops });

/** Every colour the shop can name. */
export const PALETTES = {
  white: palette(colour(0.965, 0.006, 90), [NAVY, RUST, MOSS], "sage", "mist", "clay", "shell"),
  cream: palette(CREAM, [RUST, MOSS, NAVY], "sage", "clay", "mist", "heather"),
  sand: palette(colour(0.83, 0.048, 80), [CREAM, RUST, INK], "mist", "sage", "shell"),
  blush: palette(colour(0.84, 0.062, 25), [CREAM, RUST, MOSS], "oat", "sage", "mist"),
  rose: palette(colour(0.7, 0.125, 8), [CREAM, BLUSH, NAVY], "oat", "shell", "mist"),
  red: palette(colour(0.58, 0.185, 27), [CREAM, NAVY, GOLD], "oat", "butter", "mist"),
  terracotta: palette(colour(0.64, 0.125, 41), [CREAM, BLUSH, NAVY], "oat", "sage", "butter"),
  orange: palette(colour(0.73, 0.15, 57), [CREAM, NAVY, RUST], "mist", "oat", "sage"),
  mustard: palette(colour(0.77, 0.13, 82), [CREAM, NAVY, INK], "mist", "oat", "heather"),
  yellow: palette(colour(0.87, 0.135, 95), [CREAM, INK, SKY], "mist", "heather", "stone"),
  olive: palette(colour(0.58, 0.08, 116), [CREAM, GOLD, TAN], "butter", "oat", "shell"),
  sage: palette(colour(0.76, 0.05, 146), [CREAM, RUST, MOSS], "shell", "oat", "butter"),
  green: palette(colour(0.55, 0.11, 152), [CREAM, GOLD, TAN], "oat", "shell", "butter"),
  forest: palette(colour(0.42, 0.07, 156), [CREAM, GOLD, RUST], "butter", "oat", "sage"),
  teal: palette(colour(0.58, 0.082, 200), [CREAM, RUST, GOLD], "shell", "oat", "butter"),
  sky: palette(colour(0.79, 0.072, 232), [CREAM, NAVY, RUST], "butter", "oat", "shell"),
  blue: palette(colour(0.55, 0.14, 256), [CREAM, GOLD, SKY], "butter", "oat", "shell"),
  navy: palette(NAVY, [CREAM, GOLD, SKY], "mist", "oat", "butter"),
  lilac: palette(colour(0.77, 0.078, 304), [CREAM, NAVY, MOSS], "butter", "heather", "sage"),
  plum: palette(colour(0.44, 0.105, 345), [CREAM, GOLD, BLUSH], "shell", "heather", "oat"),
  brown: palette(colour(0.47, 0.068, 52), [CREAM, TAN, MOSS], "oat", "butter", "sage"),
  charcoal: palette(colour(0.38, 0.012, 260), [CREAM, GOLD, RUST], "stone", "oat", "mist"),
  black: palette(colour(0.28, 0.01, 270), [CREAM, GOLD, RUST], "oat", "stone", "shell"),
  grey: palette(colour(0.69, 0.012, 250), [CREAM, INK, GOLD], "butter", "shell", "mist"),
  silver: palette(colour(0.81, 0.008, 240), [INK, NAVY, RUST], "mist", "sage", "heather"),
  gold: palette(GOLD, [CREAM, INK, RUST], "shell", "mist", "heather"),
  copper: palette(colour(0.67, 0.11, 48), [CREAM, INK, GOLD], "sage", "mist", "oat"),
  oak: palette(colour(0.77, 0.075, 72), [CREAM, INK, MOSS], "mist", "sage", "oat"),
  walnut: palette(colour(0.49, 0.065, 53), [CREAM, GOLD, INK], "oat", "butter", "sage"),
} as const satisfies Record<string, Palette>;

export type PaletteName = keyof typeof PALETTES;

export const PALETTE_NAMES = Object.keys(PALETTES) as PaletteName[];

/** Materials that look the same whatever the colour of the product. */
export const MATERIALS = {
  steel: colour(0.8, 0.008, 240),
  brass: colour(0.78, 0.1, 84),
  oak: colour(0.77, 0.072, 70),
  walnut: colour(0.5, 0.065, 53),
  leather: TAN,
  ink: INK,
  paper: colour(0.965, 0.012, 90),
  leaf: colour(0.6, 0.105, 145),
  moss: colour(0.47, 0.085, 150),
  soil: colour(0.38, 0.04, 50),
  flame: colour(0.86, 0.14, 80),
  rope: colour(0.82, 0.055, 82),
} as const satisfies Record<string, Colour>;
