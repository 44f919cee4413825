import type { ReactNode } from "react";
import { Checkbox } from "@/components/ui/checkbox";
import { TextField } from "@/components/ui/text-field";
import { type Listing, toDecimal } from "@/lib/shop/catalog/listing";
import type { Facets } from "@/lib/shop/catalog/list-products";

function Group({ legend, children }: { legend: string; children: ReactNode }) {
  return (
    <fieldset className="border-b border-line pb-5">
      <legend className="float-left mb-2 w-full text-sm font-medium">{legend}</legend>
      <div className="clear-both">{children}</div>
    </fieldset>
  );
}

const SHORT_LIST = 8;

/** What a listing can be narrowed by. Stands in a form; the order is carried along. */
export function FilterFields({
  listing,
  facets,
  currency,
}: {
  listing: Listing;
  facets: Facets;
  currency: string;
}) {
  const { brands, priceRange } = facets;
  const decimal = (amount: number | null) => (amount === null ? "" : toDecimal(amount, currency));
  const price = { type: "text", inputMode: "decimal", required: false } as const;
  return (
    <div className="space-y-5">
      {listing.sort !== "featured" && <input type="hidden" name="sort" value={listing.sort} />}
      <Group legend="Availability">
        <Checkbox name="stock" value="1" label="In stock" defaultChecked={listing.inStock} />
      </Group>
      {priceRange && (
        <Group legend={`Price in ${currency}`}>
          <div className="grid grid-cols-2 gap-3">
            <TextField
              {...price}
              name="min"
              label="From"
              defaultValue={decimal(listing.minPrice)}
              placeholder={decimal(priceRange.min)}
            />
            <TextField
              {...price}
              name="max"
              label="To"
              defaultValue={decimal(listing.maxPrice)}
              placeholder={decimal(priceRange.max)}
            />
          </div>
        </Group>
      )}
      {brands.length > 1 && (
        <Group legend="Brand">
          <div className={brands.length > SHORT_LIST ? "max-h-80 overflow-y-auto pr-2" : undefined}>
            {brands.map(({ name, count }) => (
              <Checkbox
                key={name}
                name="brand"
                value={name}
                label={name}
                count={count}
                defaultChecked={listing.brands.includes(name)}
              />
            ))}
          </div>
        </Group>
      )}
    </div>
  );
}
