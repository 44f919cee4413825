const ON_SALE = new Set(
  "active published publish visible live enabled available public on yes y true t 1 sale for-sale online approved".split(
    " ",
  ),
);
const OFF_SALE = new Set(
  "hidden draft archived archive inactive unpublished disabled private pending deleted discontinued trash off no n false f 0 -1 offline invisible unlisted suspended".split(
    " ",
  ),
);

/** Whether a product of this status is hidden, whatever its shop calls it; null for a word nobody knows. */
export function readHidden(text: string): boolean | null {
  const word = text
    .trim()
    .toLowerCase()
    .replace(/[\s_]+/g, "-")
    .replace(/\.0+$/, "");
  if (ON_SALE.has(word)) return false;
  return OFF_SALE.has(word) ? true : null;
}
