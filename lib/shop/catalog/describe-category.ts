import { formatMoney } from "@/lib/platform/money";
import type { CategoryPage } from "./category-page";
import type { ProductListing } from "./product-listing";

const MOST_NAMES = 5;

/** What a category is, in a sentence or two for search engines: how much there is, of what and from which price on. */
export function describeCategory(
  { name, children, currency }: CategoryPage,
  { total, facets }: ProductListing,
  language: string,
): string {
  if (total === 0) return `${name}: nothing at the moment.`;
  const listed = (names: readonly string[]) =>
    new Intl.ListFormat(language, { type: "conjunction" }).format(names.slice(0, MOST_NAMES));
  const brands = facets.brands.toSorted((a, b) => b.count - a.count).map((brand) => brand.name);
  const price = facets.priceRange?.min;
  const sentences = [
    `${name}: ${total === 1 ? "one product" : `${total.toLocaleString(language)} products`}${
      price === undefined ? "" : ` from ${formatMoney({ amount: price, currency }, language)}`
    }.`,
    children.length > 0 ? `${listed(children.map((child) => child.name))}.` : "",
    brands.length > 0 ? `By ${listed(brands)}.` : "",
  ];
  return sentences.filter(Boolean).join(" ");
}
