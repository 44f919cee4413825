import { cleanDescription, cleanLine, cutText, type Description, isNoText } from "@/lib/platform/clean-words";
import type { RowCells } from "./row-cells";

/** Characters a text may have; longer ones are cut. */
export const LONGEST = {
  sku: 255,
  name: 200,
  description: 20_000,
  markup: 60_000,
  brand: 100,
  category: 100,
  tag: 100,
} as const;

/** A name on one line, at most `longest` characters of it; empty when the cell says nothing. */
export function readLineCell(cells: RowCells, place: number, longest: number): string {
  const given = cleanLine(cells.text(place));
  const text = isNoText(given) ? "" : given;
  if (text.length > longest) cells.remark(place, `is longer than ${longest} characters: cut`);
  return cutText(text, longest);
}

/** A description with and without its paragraphs and lists; empty when the cell says nothing. */
export function readDescriptionCell(cells: RowCells, place: number): Description {
  const given = cells.text(place);
  if (isNoText(given)) return { text: "", html: "" };
  const { text, html } = cleanDescription(given);
  if (text.length <= LONGEST.description && html.length <= LONGEST.markup) return { text, html };
  cells.remark(place, `is longer than ${LONGEST.description} characters: cut`);
  return { text: cutText(text, LONGEST.description), html: "" };
}

/** Tags or other words of a list, each once. */
export function readWords(given: readonly string[]): string[] {
  const words = given.map(cleanLine).filter((word) => !isNoText(word));
  return [...new Set(words.map((word) => cutText(word, LONGEST.tag)))];
}
