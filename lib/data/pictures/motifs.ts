import type { Motif } from "./drawing/motif";
import { ACCESSORIES } from "./motifs/accessories";
import { BATH } from "./motifs/bath";
import { CAMPING } from "./motifs/camping";
import { CLOTHING } from "./motifs/clothing";
import { COOKWARE } from "./motifs/cookware";
import { DECOR } from "./motifs/decor";
import { DESK } from "./motifs/desk";
import { DRINKWARE } from "./motifs/drinkware";
import { FURNITURE } from "./motifs/furniture";
import { GARDEN } from "./motifs/garden";
import { GIFTS } from "./motifs/gifts";
import { LIGHTING } from "./motifs/lighting";
import { PLAY } from "./motifs/play";
import { SPORT } from "./motifs/sport";
import { TABLEWARE } from "./motifs/tableware";
import { TECH } from "./motifs/tech";
import { TEXTILES } from "./motifs/textiles";

/** Everything that can be drawn, by name. */
export const MOTIFS = {
  ...ACCESSORIES,
  ...BATH,
  ...CAMPING,
  ...CLOTHING,
  ...COOKWARE,
  ...DECOR,
  ...DESK,
  ...DRINKWARE,
  ...FURNITURE,
  ...GARDEN,
  ...GIFTS,
  ...LIGHTING,
  ...PLAY,
  ...SPORT,
  ...TABLEWARE,
  ...TECH,
  ...TEXTILES,
} as const satisfies Record<string, Motif>;

export type MotifName = keyof typeof MOTIFS;

export const MOTIF_NAMES = Object.keys(MOTIFS) as MotifName[];
