import type { Tones } from "./colour";
import { leaf } from "./geometry";

export const PATTERN_NAMES = [
  "stripes",
  "bands",
  "pinstripe",
  "dots",
  "check",
  "speckle",
  "leaves",
  "waves",
  "chevron",
  "grid",
  "sprig",
  "diamonds",
  "stars",
] as const;

export type PatternName = (typeof PATTERN_NAMES)[number];

/** One tile of a pattern and the marks on it. */
interface Tile {
  width: number;
  height: number;
  marks: string;
}

const mark = (d: string, fill: string, opacity = 1) =>
  `<path d="${d}" fill="${fill}"${opacity < 1 ? ` opacity="${opacity}"` : ""}/>`;
const line = (d: string, stroke: string, width: number) =>
  `<path d="${d}" fill="none" stroke="${stroke}" stroke-width="${width}" stroke-linecap="round" stroke-linejoin="round"/>`;
const dot = (x: number, y: number, r: number, fill: string, opacity = 1) =>
  `<circle cx="${x}" cy="${y}" r="${r}" fill="${fill}"${opacity < 1 ? ` opacity="${opacity}"` : ""}/>`;

const TILES: Record<PatternName, (ink: Tones) => Tile> = {
  stripes: (ink) => ({ width: 52, height: 52, marks: mark("M0,0h24v52h-24z", ink.base) }),
  bands: (ink) => ({
    width: 60,
    height: 96,
    marks: mark("M0,8h60v26h-60z", ink.base) + mark("M0,44h60v7h-60z", ink.base),
  }),
  pinstripe: (ink) => ({ width: 26, height: 26, marks: mark("M0,0h5v26h-5z", ink.base) }),
  dots: (ink) => ({ width: 64, height: 64, marks: dot(16, 16, 9, ink.base) + dot(48, 48, 9, ink.base) }),
  check: (ink) => ({
    width: 60,
    height: 60,
    marks: mark("M0,0h30v60h-30z", ink.base, 0.55) + mark("M0,0h60v30h-60z", ink.base, 0.55),
  }),
  speckle: (ink) => ({
    width: 90,
    height: 90,
    marks: [
      [12, 18, 3],
      [40, 8, 2],
      [66, 26, 3.4],
      [28, 48, 2.2],
      [80, 58, 2.6],
      [54, 66, 3],
      [14, 78, 2.4],
      [70, 84, 1.8],
      [46, 34, 1.6],
    ]
      .map(([x = 0, y = 0, r = 0]) => dot(x, y, r, ink.deep, 0.75))
      .join(""),
  }),
  leaves: (ink) => ({
    width: 84,
    height: 84,
    marks: [leaf(20, 40, 34, 10, -50), leaf(62, 80, 34, 10, -130), leaf(66, 30, 24, 8, -60)]
      .map((d) => mark(d, ink.base))
      .join(""),
  }),
  waves: (ink) => ({
    width: 80,
    height: 40,
    marks: line("M-20,20Q0,-2 20,20T60,20T100,20", ink.base, 7),
  }),
  chevron: (ink) => ({ width: 64, height: 44, marks: line("M-4,34L32,8L68,34", ink.base, 9) }),
  grid: (ink) => ({
    width: 56,
    height: 56,
    marks: mark("M0,0h6v56h-6z", ink.base) + mark("M0,0h56v6h-56z", ink.base),
  }),
  sprig: (ink) => ({
    width: 96,
    height: 96,
    marks:
      line("M28,70Q34,46 30,24", ink.shade, 3) +
      [leaf(31, 56, 22, 7, -30), leaf(31, 50, 22, 7, -150), leaf(30, 28, 20, 7, -90)]
        .map((d) => mark(d, ink.shade))
        .join("") +
      dot(74, 36, 8, ink.base) +
      dot(82, 78, 5, ink.base),
  }),
  diamonds: (ink) => ({
    width: 72,
    height: 96,
    marks: mark("M36,6L62,48L36,90L10,48z", ink.base) + line("M0,0L72,96M72,0L0,96", ink.light, 2.5),
  }),
  stars: (ink) => ({
    width: 88,
    height: 88,
    marks: [
      [24, 24],
      [68, 68],
    ]
      .map(([x = 0, y = 0]) =>
        mark(`M${x},${y - 13}l3.6,9.4l9.4,3.6l-9.4,3.6l-3.6,9.4l-3.6,-9.4l-9.4,-3.6l9.4,-3.6z`, ink.base),
      )
      .join(""),
  }),
};

/** The `<pattern>` element of one pattern in the colour `ink`. */
export function definePattern(id: string, name: PatternName, ink: Tones, scale = 1, turn = 0): string {
  const { width, height, marks } = TILES[name](ink);
  const transform = `rotate(${turn}) scale(${scale})`;
  return `<pattern id="${id}" width="${width}" height="${height}" patternUnits="userSpaceOnUse" patternTransform="${transform}">${marks}</pattern>`;
}
