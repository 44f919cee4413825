import { formatMoney } from "@/lib/platform/money";
import { listingWords } from "@/lib/words/listing";
import { speak } from "@/lib/words/words";
import { attributeLabel } from "./attribute-label";
import type { Listing } from "./listing";
import { sayColour } from "./say-colour";

/** One condition that narrows a listing, and the listing without it. */
export interface Narrowing {
  label: string;
  without: Listing;
}

function listAttributeNarrowings(listing: Listing): Narrowing[] {
  const without = (key: string, name: string): Listing => {
    const { [key]: values = [], ...others } = listing.attributes;
    const left = values.filter((other) => other !== name);
    const attributes = left.length === 0 ? others : Object.assign(others, { [key]: left });
    return { ...listing, page: 1, attributes };
  };
  return Object.entries(listing.attributes).flatMap(([key, values]) =>
    values.map((name) => ({ label: `${attributeLabel(key)}: ${name}`, without: without(key, name) })),
  );
}

function sayPrices({ minPrice, maxPrice }: Listing, currency: string, language: string): string | null {
  const { say } = speak(listingWords, language);
  const write = (amount: number) => formatMoney({ amount, currency }, language);
  if (minPrice !== null && maxPrice !== null)
    return say("between", { from: write(minPrice), to: write(maxPrice) });
  if (minPrice !== null) return say("atLeast", { price: write(minPrice) });
  return maxPrice === null ? null : say("atMost", { price: write(maxPrice) });
}

/**
 * What narrows this listing, in words: each can be taken away by itself.
 *
 * @param words language: in which they are, and how prices are written; nameOf: what the category with this path is called
 */
export function listNarrowings(
  listing: Listing,
  {
    currency,
    language,
    nameOf = (path: string) => path,
  }: { currency: string; language: string; nameOf?: (path: string) => string },
): Narrowing[] {
  const { say } = speak(listingWords, language);
  const first = { ...listing, page: 1 };
  const { category, brands, colours } = listing;
  const found: Narrowing[] =
    category === null ? [] : [{ label: nameOf(category), without: { ...first, category: null } }];
  for (const label of brands) {
    found.push({ label, without: { ...first, brands: brands.filter((other) => other !== label) } });
  }
  for (const family of colours) {
    const without = { ...first, colours: colours.filter((other) => other !== family) };
    found.push({ label: sayColour(family, language), without });
  }
  found.push(...listAttributeNarrowings(listing));
  const price = sayPrices(listing, currency, language);
  if (price !== null) found.push({ label: price, without: { ...first, minPrice: null, maxPrice: null } });
  if (listing.inStock) found.push({ label: say("inStock"), without: { ...first, inStock: false } });
  return found;
}
