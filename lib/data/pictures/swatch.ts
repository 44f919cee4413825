import { findPalette } from "./choose-palette";
import { toHex } from "./drawing/colour";
import { PALETTES, type PaletteName } from "./drawing/palettes";

/** Shades that products are sold in, by the nearest colour that is drawn. */
const SHADES: Partial<Record<string, PaletteName>> = {
  chestnut: "brown",
  tan: "sand",
  camel: "sand",
  taupe: "sand",
  tangerine: "orange",
  coral: "terracotta",
  peach: "blush",
  fuchsia: "rose",
  magenta: "rose",
  violet: "lilac",
  graphite: "charcoal",
  onyx: "black",
};

/** What a colour of this name looks like, as `#rrggbb`; null where its name tells nothing (multicolour, `Meadow`). */
export function swatchOf(colour: string): string | null {
  const shade = colour
    .toLowerCase()
    .split(/[^a-z]+/)
    .map((word) => SHADES[word])
    .find((known) => known !== undefined);
  const palette = shade ?? findPalette(colour);
  return palette === null ? null : toHex(PALETTES[palette].main);
}
