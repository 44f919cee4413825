type Cell = string | number | null | undefined;

function quote(cell: Cell): string {
  const text = String(cell ?? "");
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Cells as one line of CSV (RFC 4180), with its line end. */
export function toCsvLine(cells: readonly Cell[]): string {
  return `${cells.map(quote).join(",")}\n`;
}
