import { formatMoney } from "@/lib/platform/money";
import { listingWords } from "@/lib/words/listing";
import { speak } from "@/lib/words/words";
import type { CategoryPage } from "./category-page";
import type { ProductListing } from "./product-listing";

const MOST_NAMES = 5;

/** What a category is, in a sentence or two for search engines: how much there is, of what and from which price on. */
export function describeCategory(
  { name, children, currency }: CategoryPage,
  { total, facets }: ProductListing,
  language: string,
): string {
  const { say } = speak(listingWords, language);
  if (total === 0) return say("nothingIn", { name });
  const listed = (names: readonly string[]) =>
    new Intl.ListFormat(language, { type: "conjunction" }).format(names.slice(0, MOST_NAMES));
  const brands = facets.brands.toSorted((a, b) => b.count - a.count).map((brand) => brand.name);
  const price = facets.priceRange?.min;
  const sentences = [
    price === undefined
      ? say("muchIn", { name, count: total })
      : say("muchFrom", { name, count: total, price: formatMoney({ amount: price, currency }, language) }),
    children.length > 0 ? `${listed(children.map((child) => child.name))}.` : "",
    brands.length > 0 ? say("by", { brands: listed(brands) }) : "",
  ];
  return sentences.filter(Boolean).join(" ");
}
