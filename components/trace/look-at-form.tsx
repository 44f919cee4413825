import { placementName } from "@/components/admin/placement-name";
import { Button } from "@/components/ui/button";
import { SelectField } from "@/components/ui/select-field";
import { TextField } from "@/components/ui/text-field";
import type { LookedAt } from "@/lib/recommender/serving/looked-at";
import { PLACEMENTS, type Placement } from "@/lib/recommender/strategies/placements";

interface LookAtFormProps {
  lookedAt: LookedAt | null;
  /** Shoppers one may choose from without knowing any. */
  shoppers: readonly string[];
  submit: string;
  placement?: Placement;
}

/** Chooses a shopper and a list. A GET form: the address says what is looked at. */
export function LookAtForm({ lookedAt, shoppers, submit, placement }: LookAtFormProps) {
  const { product, category, query, placement: chosen } = lookedAt?.wanted ?? {};
  return (
    <form className="grid items-end gap-4 sm:grid-cols-2 lg:grid-cols-[2fr_1.5fr_1fr_1fr_1fr_auto]">
      <TextField
        name="shopper"
        label="Shopper"
        defaultValue={lookedAt?.shopper ?? shoppers[0]}
        list="shoppers"
        autoComplete="off"
      />
      <datalist id="shoppers">
        {shoppers.map((shopper) => (
          <option key={shopper} value={shopper} />
        ))}
      </datalist>
      <SelectField name="placement" label="Placement" defaultValue={chosen ?? placement ?? "home.for-you"}>
        {PLACEMENTS.map((one) => (
          <option key={one} value={one}>
            {placementName(one)}
          </option>
        ))}
      </SelectField>
      <TextField name="product" label="Product" defaultValue={product} optional autoComplete="off" />
      <TextField name="q" label="Search" defaultValue={query} optional autoComplete="off" />
      <TextField name="category" label="Category" defaultValue={category} optional autoComplete="off" />
      <Button type="submit">{submit}</Button>
    </form>
  );
}
