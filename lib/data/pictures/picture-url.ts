import { hashText } from "@/ml/index";
import { chooseMotif } from "./choose-motif";
import { choosePalette, choosePattern } from "./choose-palette";
import type { MotifName } from "./motifs";
import type { PaletteName } from "./drawing/palettes";
import type { PatternName } from "./drawing/patterns";
import { encodePictureSpec, type PictureSpec } from "./picture-spec";

interface Pictured {
  name: string;
  category: string;
  /** The shop's own code: tells apart two products that are described alike. */
  sku: string;
  motif?: MotifName;
  palette?: PaletteName;
  /** Null lets the motif choose, whatever the name says. */
  pattern?: PatternName | "plain" | null;
  /** Width and height, where the drawing is to agree with them (`readShape`). */
  shape?: PictureSpec["shape"];
}

/**
 * The address of a product's picture. Everything the drawing needs is in it, so the picture needs no storage and never
 * changes. What is not given is read from the words of the name and the category.
 */
export function pictureUrl({ name, category, sku, motif, palette, pattern, shape }: Pictured): string {
  const spec = encodePictureSpec({
    motif: motif ?? chooseMotif(name, category),
    palette: palette ?? choosePalette(name, sku),
    pattern: pattern === undefined ? choosePattern(name) : pattern,
    seed: hashText(`${sku}\n${name}`),
    shape,
  });
  return `/pictures/${spec}`;
}
