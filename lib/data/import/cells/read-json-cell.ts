import type { RowCells } from "./row-cells";

/** The list or object a cell holds, written as JSON where the file has only text; null for anything else. */
export function readJsonCell(cells: RowCells, place: number): object | null {
  const given = cells.json(place) ?? cells.text(place);
  const value = typeof given === "string" ? parse(given) : given;
  return typeof value === "object" ? value : null;
}

function parse(text: string): unknown {
  if (!/^\s*[[{]/.test(text)) return null;
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
