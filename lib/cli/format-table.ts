const NUMBER = /^[-+]?[\d.,]+(?: ?%| s)?$/;

/** Rows as columns of equal width under a header and a rule. Columns of numbers stand on the right. */
export function formatTable(header: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const cells = (column: number) => rows.map((row) => row[column] ?? "");
  const widths = header.map((name, i) => Math.max(name.length, ...cells(i).map((cell) => cell.length)));
  const right = header.map(
    (_, i) => rows.length > 0 && cells(i).every((cell) => cell === "" || NUMBER.test(cell)),
  );
  const write = (row: readonly string[]) =>
    row
      .map((cell, i) => (right[i] ? cell.padStart(widths[i] ?? 0) : cell.padEnd(widths[i] ?? 0)))
      .join("  ")
      .trimEnd();
  return [write(header), widths.map((width) => "─".repeat(width)).join("  "), ...rows.map(write)];
}

/** `541909` → `541,909`. */
export function formatCount(count: number): string {
  return count.toLocaleString("en-GB");
}
