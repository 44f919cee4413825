import { MOTIFS, type MotifName } from "./motifs";
import { PALETTES, type PaletteName } from "./drawing/palettes";
import { PATTERN_NAMES, type PatternName } from "./drawing/patterns";

/** What a product is shown from besides its front: standing where it is used, from close by, and two of it. */
export const VIEWS = ["scene", "detail", "pair"] as const;
export type View = (typeof VIEWS)[number];

/** All there is to know about a picture: the same spec is the same picture for ever. */
export interface PictureSpec {
  motif: MotifName;
  palette: PaletteName;
  /** Null lets the motif choose one that suits it. */
  pattern: PatternName | "plain" | null;
  /** 0 … 2³²−1: proportions, details, accent and backdrop. */
  seed: number;
  /** Width and height of what is drawn, in whole units of any kind; left out where they are not known. */
  shape?: { width: number; height: number };
  /** Left out: the front. */
  view?: View;
}

const SPEC =
  /^([a-z-]{2,20})_([a-z]{2,12})(?:_([a-z]{2,12}))?_([0-9a-z]{1,7})(?:\.([1-9]\d{0,3})x([1-9]\d{0,3}))?(?:\.(scene|detail|pair))?\.svg$/;

/** `mug_blue_stripes_1x9k2a.svg`, `cushion_teal_1x9k2a.60x40.scene.svg`: the last part of the picture's address. */
export function encodePictureSpec({ motif, palette, pattern, seed, shape, view }: PictureSpec): string {
  const parts = [motif, palette, ...(pattern === null ? [] : [pattern]), (seed >>> 0).toString(36)];
  const more = [shape && `${shape.width}x${shape.height}`, view, "svg"].filter(Boolean);
  return [parts.join("_"), ...more].join(".");
}

function isPattern(name: string): name is PatternName | "plain" {
  return name === "plain" || (PATTERN_NAMES as readonly string[]).includes(name);
}

/** The spec in a file name, or null for anything that `encodePictureSpec` would not have written. */
export function parsePictureSpec(text: string): PictureSpec | null {
  const [, motif = "", palette = "", pattern, digits = "", width, height, view] = SPEC.exec(text) ?? [];
  if (!Object.hasOwn(MOTIFS, motif) || !Object.hasOwn(PALETTES, palette)) return null;
  if (pattern !== undefined && !isPattern(pattern)) return null;
  const seed = Number.parseInt(digits, 36);
  // One picture has one address, so leading zeros and numbers too large are none.
  if (seed > 0xffffffff || seed.toString(36) !== digits) return null;
  return {
    motif: motif as MotifName,
    palette: palette as PaletteName,
    pattern: pattern ?? null,
    seed,
    shape: width === undefined ? undefined : { width: Number(width), height: Number(height) },
    view: view as View | undefined,
  };
}
