import type { MotifName } from "./motifs";
import type { PictureSpec } from "./picture-spec";

/** What is drawn as wide and as high as it is. */
const SHAPED: ReadonlySet<MotifName> = new Set(["cushion", "rug", "frame", "board"]);
const MEASURES = /(\d{1,4})(?:\.\d+)?\s*(?:cm|mm|in)?\s*[×x]\s*(\d{1,4})(?:\.\d+)?\s*(?:cm|mm|in)\b/i;
/** ISO 216, in centimetres. */
const PAPER: Readonly<Record<string, [number, number]>> = { A3: [30, 42], A4: [21, 30], A5: [15, 21] };

function measure(text: string): PictureSpec["shape"] {
  const found = MEASURES.exec(text);
  const [width = 0, height = 0] = found ? [Number(found[1]), Number(found[2])] : (PAPER[text.trim()] ?? []);
  return width > 0 && height > 0 ? { width, height } : undefined;
}

/** Width and height that a product's attributes tell (`60 × 40 cm`), where its drawing can show them; else undefined. */
export function readShape(
  motif: MotifName,
  attributes: Readonly<Record<string, unknown>>,
): PictureSpec["shape"] {
  if (!SHAPED.has(motif)) return undefined;
  for (const value of Object.values(attributes)) {
    const shape = typeof value === "string" ? measure(value) : undefined;
    if (shape) return shape;
  }
  return undefined;
}
