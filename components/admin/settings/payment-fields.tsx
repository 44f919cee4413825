import { SelectField } from "@/components/ui/select-field";
import { TextField } from "@/components/ui/text-field";
import type { ShopSettings } from "@/lib/shop/settings/settings";
import type { FieldState } from "../catalog/field-state";

/** How the shop is paid, and how long a checkout keeps its pieces. */
export function PaymentFields({
  settings: { payment, holdMinutes },
  state: { errorOf, typedIn },
}: {
  settings: ShopSettings;
  state: FieldState;
}) {
  return (
    <div className="grid items-start gap-5 sm:grid-cols-2">
      <SelectField
        name="payment"
        label="How orders are paid"
        defaultValue={typedIn("payment") ?? payment}
        error={errorOf("payment")}
      >
        <option value="sandbox">Test cards: no money moves</option>
        <option value="invoice">Not online: you note what has arrived</option>
        <option value="stripe">Stripe</option>
      </SelectField>
      <TextField
        name="holdMinutes"
        label="Minutes a checkout keeps its pieces"
        hint="While somebody pays, nobody else can buy them"
        defaultValue={typedIn("holdMinutes") ?? `${holdMinutes}`}
        error={errorOf("holdMinutes")}
        inputMode="numeric"
        autoComplete="off"
        maxLength={3}
      />
    </div>
  );
}
