import type { ReactNode } from "react";
import { Checkbox } from "@/components/ui/checkbox";
import { Swatch } from "@/components/product/swatch";
import { TextField } from "@/components/ui/text-field";
import { attributeParam, type Listing, toDecimal } from "@/lib/shop/catalog/listing";
import { sayColour } from "@/lib/shop/catalog/say-colour";
import { getLanguage, getWords } from "@/lib/shop/settings/current-language";
import { listingWords } from "@/lib/words/listing";
import type { Facets, FacetValue } from "@/lib/shop/catalog/product-listing";

function Group({ legend, children }: { legend: string; children: ReactNode }) {
  return (
    <fieldset className="border-b border-line pb-5">
      <legend className="float-left mb-2 w-full text-sm font-medium">{legend}</legend>
      <div className="clear-both">{children}</div>
    </fieldset>
  );
}

const SHORT_LIST = 8;

/** Values of which several may be chosen, with how many there are of each. One alone is no choice. */
function Choices({
  legend,
  name,
  values,
  chosen,
  coloursIn,
}: {
  legend: string;
  name: string;
  values: FacetValue[];
  chosen: readonly string[];
  /** The values are colours, shown beside their names in this language. */
  coloursIn?: string;
}) {
  if (values.length < 2 && chosen.length === 0) return null;
  return (
    <Group legend={legend}>
      <div className={values.length > SHORT_LIST ? "max-h-80 overflow-y-auto pr-2" : undefined}>
        {values.map((value) => (
          <Checkbox
            key={value.name}
            name={name}
            value={value.name}
            label={coloursIn === undefined ? value.name : sayColour(value.name, coloursIn)}
            mark={coloursIn !== undefined && <Swatch colour={value.name} />}
            count={value.count}
            defaultChecked={chosen.includes(value.name)}
          />
        ))}
      </div>
    </Group>
  );
}

/** What a listing can be narrowed by. Stands in a form; the order is carried along. */
export async function FilterFields({
  listing,
  facets,
  currency,
  carried = {},
}: {
  listing: Listing;
  facets: Facets;
  currency: string;
  /** What else the address says. */
  carried?: Record<string, string>;
}) {
  const { brands, colours, attributes = [], priceRange } = facets;
  const [{ say }, language] = await Promise.all([getWords(listingWords), getLanguage()]);
  const { minPrice, maxPrice } = listing;
  const isPriced = priceRange !== null || minPrice !== null || maxPrice !== null;
  const hidden = { ...carried, ...(listing.category !== null && { category: listing.category }) };
  const decimal = (amount: number | null) => (amount === null ? "" : toDecimal(amount, currency));
  const price = { type: "text", inputMode: "decimal", required: false } as const;
  return (
    <div className="space-y-5">
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {listing.sort !== "featured" && <input type="hidden" name="sort" value={listing.sort} />}
      <Group legend={say("availability")}>
        <Checkbox
          name="stock"
          value="1"
          label={say("inStock")}
          count={facets.inStock}
          defaultChecked={listing.inStock}
        />
      </Group>
      {isPriced && (
        <Group legend={say("price", { currency })}>
          <div className="grid grid-cols-2 gap-3">
            <TextField
              {...price}
              name="min"
              label={say("from")}
              defaultValue={decimal(minPrice)}
              placeholder={decimal(priceRange?.min ?? null)}
            />
            <TextField
              {...price}
              name="max"
              label={say("to")}
              defaultValue={decimal(maxPrice)}
              placeholder={decimal(priceRange?.max ?? null)}
            />
          </div>
        </Group>
      )}
      <Choices
        legend={say("colour")}
        name="colour"
        values={colours}
        chosen={listing.colours}
        coloursIn={language}
      />
      {attributes.map(({ key, label, values }) => (
        <Choices
          key={key}
          legend={label}
          name={attributeParam(key)}
          values={values}
          chosen={listing.attributes[key] ?? []}
        />
      ))}
      <Choices legend={say("brand")} name="brand" values={brands} chosen={listing.brands} />
    </div>
  );
}
