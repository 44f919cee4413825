import { TextField } from "@/components/ui/text-field";
import type { DeliveryRule } from "@/lib/shop/settings/settings";
import { toAmountText } from "@/lib/shop/catalog/product-form-text";
import type { FieldState } from "../catalog/field-state";

/** What delivery costs by currency, and an empty row for the next. A row without a currency goes. */
export function DeliveryFields({
  rules,
  state: { errorOf, typedIn },
}: {
  rules: Readonly<Record<string, DeliveryRule>>;
  state: FieldState;
}) {
  const rows = [...Object.entries(rules), null];
  return (
    <div className="space-y-4">
      {rows.map((row, place) => {
        const [currency = "", rule] = row ?? [];
        const field = (name: "currency" | "fee" | "freeFrom" | "express", stored: string) => ({
          name: `delivery.${place}.${name}`,
          defaultValue: typedIn(`delivery.${place}.${name}`) ?? stored,
          error: errorOf(`delivery.${place}.${name}`),
          autoComplete: "off",
          required: false,
        });
        return (
          <fieldset key={currency || "new"} className="grid items-start gap-4 sm:grid-cols-2 xl:grid-cols-4">
            <legend className="sr-only">
              {row ? `Delivery in ${currency}` : "Delivery in another currency"}
            </legend>
            <TextField
              {...field("currency", currency)}
              label={row ? "Currency" : "Another currency"}
              maxLength={3}
            />
            <TextField
              {...field("fee", rule ? toAmountText(rule.fee, currency) : "")}
              label="Delivery costs"
              inputMode="decimal"
            />
            <TextField
              {...field("freeFrom", rule ? toAmountText(rule.freeFrom, currency) : "")}
              label="Free from"
              inputMode="decimal"
            />
            <TextField
              {...field("express", rule?.express === undefined ? "" : toAmountText(rule.express, currency))}
              label="Express costs"
              hint="Empty: not offered"
              inputMode="decimal"
            />
          </fieldset>
        );
      })}
      <p className="text-sm text-muted">
        In a currency without a row delivery is free. Empty a row’s currency to remove it.
      </p>
    </div>
  );
}
