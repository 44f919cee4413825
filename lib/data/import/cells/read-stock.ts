import { saysNothing } from "@/lib/platform/clean-words";
import type { RowCells } from "./row-cells";

/** Pieces, or that there are some (`instock`) without saying how many; null: the cell says nothing of use. */
export interface Stock {
  pieces: number | "some" | null;
  /** What was made of a cell that is no plain number: behind `stock "…"`. */
  remark?: string;
}

const LARGEST = 999_999_999;
const SOME =
  /^(?:in[\s_-]?stock|available|yes|y|true|unlimited|∞|on[\s_-]?back[\s_-]?order|backorder|pre[\s_-]?order|low[\s_-]?stock|limited)$/i;
const NONE =
  /^(?:out[\s_-]?of[\s_-]?stock|sold[\s_-]?out|unavailable|not[\s_-]?available|no|n|false|discontinued)$/i;
/** `1,200`, `1 200`, `1'200`: thousands in groups. */
const GROUPED = /^\d{1,3}(?:[, '’\u00a0\u202f]\d{3})+$/;
const UNITS = /\s*(?:pcs|pc|pieces?|units?|items?|st|stk|stück|left|in stock)\.?$/i;

/** The stock a cell speaks of. */
export function readStock(text: string): Stock {
  if (saysNothing(text)) return { pieces: null };
  if (SOME.test(text)) return { pieces: "some", remark: "does not say how many" };
  if (NONE.test(text)) return { pieces: 0 };
  const bare = text.replace(UNITS, "").trim();
  const whole = bare.replace(/(\d{3})[.,]0+$/, "$1");
  const number = GROUPED.test(whole) ? whole.replace(/\D/g, "") : bare;
  const match = /^(?:>=?\s*)?([+-]?\d{1,12})(?:[.,](\d+))?\s*\+?$/.exec(number);
  if (!match) return { pieces: null, remark: "is no number" };
  const [, digits = "", fraction = ""] = match;
  if (Number(fraction) > 0 && fraction.length === 3) return { pieces: null, remark: "could be two numbers" };
  const pieces = Number(digits);
  if (pieces > LARGEST) return { pieces: null, remark: "is too large" };
  if (pieces < 0) return { pieces: 0, remark: "is below nothing: 0 pieces" };
  return Number(fraction) > 0 ? { pieces, remark: `is no whole number: ${pieces} pieces` } : { pieces };
}

/** Pieces of what is said to be there without a number. */
export const SOME_PIECES = 100;

/** The pieces of a cell, remarked where it is no plain number; null: it says nothing. `before`: what the shop has. */
export function readStockCell(cells: RowCells, place: number, before: number): number | null {
  const { pieces, remark } = readStock(cells.text(place));
  if (pieces === "some") {
    const made = before > 0 ? "left as it is" : `${SOME_PIECES} pieces`;
    cells.remark(place, `does not say how many: ${made}`);
    return before > 0 ? null : SOME_PIECES;
  }
  if (remark) cells.remark(place, pieces === null ? `${remark}: left out` : remark);
  return pieces;
}
