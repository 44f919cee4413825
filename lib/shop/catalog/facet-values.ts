import type { FacetValue } from "./product-listing";

/** What may be chosen of one facet. The most frequent are shown; what is chosen always is. */
export const MAX_FACET_VALUES = 30;

const COLLATOR = new Intl.Collator("en", { numeric: true });
const SIZES = ["xxs", "xs", "s", "m", "l", "xl", "xxl", "xxxl"];
const placeOfSize = (name: string) => SIZES.indexOf(name.toLowerCase());

/** Sizes by how large they are, numbers as such, everything else by name. */
function byName(a: FacetValue, b: FacetValue): number {
  const [size, other] = [placeOfSize(a.name), placeOfSize(b.name)];
  if (size >= 0 && other >= 0) return size - other;
  return COLLATOR.compare(a.name, b.name);
}

/** By name, of the most frequent; those that are chosen among them, even where there is nothing of them. */
export function listFacetValues(
  counts: ReadonlyMap<string, number>,
  chosen: readonly string[] = [],
): FacetValue[] {
  const missing = chosen.filter((name) => !counts.has(name)).map((name) => [name, 0] as const);
  return [...counts, ...missing]
    .map(([name, count]) => ({ name, count }))
    .sort((a, b) => Number(chosen.includes(b.name)) - Number(chosen.includes(a.name)) || b.count - a.count)
    .slice(0, MAX_FACET_VALUES)
    .sort(byName);
}
