import { Checkbox } from "@/components/ui/checkbox";
import { SelectField } from "@/components/ui/select-field";
import { countryName } from "@/lib/shop/orders/countries";
import { REGIONS } from "@/lib/shop/settings/regions";

const BY_NAME = [...REGIONS].sort((a, b) => countryName(a).localeCompare(countryName(b), "en"));

/** Where the shop delivers to, and which of these a checkout shows first. */
export function CountryFields({
  chosen,
  typedFirst,
  error,
}: {
  chosen: readonly string[];
  typedFirst: string | undefined;
  error: string | undefined;
}) {
  return (
    <div className="space-y-4">
      <SelectField
        name="firstCountry"
        label="Chosen first at the checkout"
        defaultValue={typedFirst ?? chosen[0]}
      >
        {BY_NAME.map((code) => (
          <option key={code} value={code}>
            {countryName(code)}
          </option>
        ))}
      </SelectField>
      <fieldset className="min-w-0">
        <legend className="mb-1.5 text-sm font-medium">Delivers to</legend>
        <div
          className="max-h-72 gap-x-6 overflow-y-auto rounded-md border border-line px-4 py-2 sm:columns-2 xl:columns-3"
          tabIndex={0}
          role="region"
          aria-label="Countries"
        >
          {BY_NAME.map((code) => (
            <Checkbox
              key={code}
              name={`countries.${code}`}
              defaultChecked={chosen.includes(code)}
              label={countryName(code)}
            />
          ))}
        </div>
        {error && <p className="mt-1.5 text-sm text-negative">{error}</p>}
      </fieldset>
    </div>
  );
}
