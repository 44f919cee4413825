/**
 * The page numbers worth a link: the first, the last, and those around the present one. A gap is null.
 * `pageNumbers(6, 20)` → `[1, null, 5, 6, 7, null, 20]`.
 */
export function pageNumbers(page: number, pageCount: number): (number | null)[] {
  const wanted = [1, page - 1, page, page + 1, pageCount].filter((n) => n >= 1 && n <= pageCount);
  const numbers = [...new Set(wanted)].sort((a, b) => a - b);
  return numbers.flatMap((n, i) => {
    const before = numbers[i - 1];
    if (before === undefined || n === before + 1) return [n];
    // A gap of one page is no shorter than the page itself.
    return n === before + 2 ? [n - 1, n] : [null, n];
  });
}
