import { Checkbox } from "@/components/ui/checkbox";
import { SelectField } from "@/components/ui/select-field";
import type { Country } from "@/lib/shop/orders/countries";

/** Where the shop delivers to, and which of these a checkout shows first. */
export function CountryFields({
  all,
  chosen,
  typedFirst,
  error,
}: {
  /** Every country there is, by name. */
  all: readonly Country[];
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
        {all.map(({ code, name }) => (
          <option key={code} value={code}>
            {name}
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
          {all.map(({ code, name }) => (
            <Checkbox
              key={code}
              name={`countries.${code}`}
              defaultChecked={chosen.includes(code)}
              label={name}
              className="break-inside-avoid"
            />
          ))}
        </div>
        {error && <p className="mt-1.5 text-sm text-negative">{error}</p>}
      </fieldset>
    </div>
  );
}
