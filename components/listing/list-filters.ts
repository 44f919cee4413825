import { backgroundOf } from "@/components/product/swatch";
import { attributeParam, type Listing, toDecimal } from "@/lib/shop/catalog/listing";
import type { Facets, FacetValue } from "@/lib/shop/catalog/product-listing";
import { sayColour } from "@/lib/shop/catalog/say-colour";
import type { listingWords } from "@/lib/words/listing";
import type { Speaker } from "@/lib/words/words";

/** One value that a listing can be narrowed to, and how many products there are of it. */
export interface FilterChoice {
  value: string;
  label: string;
  count: number;
  isChosen: boolean;
  /** Of a colour, how CSS paints it; null: it looks like nothing in particular. */
  background?: string | null;
}

/** Values of which several may be chosen; `name` is that of their field. */
export interface FilterGroup {
  legend: string;
  name: string;
  choices: FilterChoice[];
}

/** One end of a range of prices, as decimals. */
interface PriceEnd {
  label: string;
  value: string;
  placeholder: string;
}

/** All a listing can be narrowed by, in the words of its reader: what the fields of a form are made of. */
export interface Filters {
  /** What else the form carries along, by the names of its fields. */
  hidden: Readonly<Record<string, string>>;
  availability: FilterGroup;
  price: { legend: string; min: PriceEnd; max: PriceEnd } | null;
  groups: FilterGroup[];
}

/** One value alone is no choice, unless it is chosen. */
const isChoice = ({ choices }: FilterGroup) => choices.length > 1 || choices.some(({ isChosen }) => isChosen);

function toGroup(
  legend: string,
  name: string,
  values: readonly FacetValue[],
  chosen: readonly string[],
): FilterGroup {
  return {
    legend,
    name,
    choices: values.map((value) => ({
      value: value.name,
      label: value.name,
      count: value.count,
      isChosen: chosen.includes(value.name),
    })),
  };
}

function listPrice(
  { minPrice, maxPrice }: Listing,
  { priceRange }: Facets,
  currency: string,
  { say }: Speaker<typeof listingWords.en>,
): Filters["price"] {
  if (priceRange === null && minPrice === null && maxPrice === null) return null;
  const decimal = (amount: number | null) => (amount === null ? "" : toDecimal(amount, currency));
  return {
    legend: say("price", { currency }),
    min: { label: say("from"), value: decimal(minPrice), placeholder: decimal(priceRange?.min ?? null) },
    max: { label: say("to"), value: decimal(maxPrice), placeholder: decimal(priceRange?.max ?? null) },
  };
}

/** The filters of a listing. `carried` is what else its address says, `language` that of the words. */
export function listFilters(
  listing: Listing,
  facets: Facets,
  { currency, carried, language }: { currency: string; carried: Record<string, string>; language: string },
  words: Speaker<typeof listingWords.en>,
): Filters {
  const { say } = words;
  const colours = toGroup(say("colour"), "colour", facets.colours, listing.colours);
  const attributes = (facets.attributes ?? []).map(({ key, label, values }) =>
    toGroup(label, attributeParam(key), values, listing.attributes[key] ?? []),
  );
  const hidden = { ...carried };
  if (listing.category !== null) hidden.category = listing.category;
  if (listing.sort !== "featured") hidden.sort = listing.sort;
  return {
    hidden,
    availability: {
      legend: say("availability"),
      name: "stock",
      choices: [{ value: "1", label: say("inStock"), count: facets.inStock, isChosen: listing.inStock }],
    },
    price: listPrice(listing, facets, currency, words),
    groups: [
      {
        ...colours,
        choices: colours.choices.map((choice) => ({
          ...choice,
          label: sayColour(choice.value, language),
          background: backgroundOf(choice.value),
        })),
      },
      ...attributes,
      toGroup(say("brand"), "brand", facets.brands, listing.brands),
    ].filter(isChoice),
  };
}
