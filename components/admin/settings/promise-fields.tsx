import { TextField } from "@/components/ui/text-field";
import { DELIVERIES } from "@/lib/shop/settings/deliveries";
import type { ShopSettings } from "@/lib/shop/settings/settings";
import type { FieldState } from "../catalog/field-state";

const NAMES = {
  standard: "Standard delivery",
  express: "Express delivery",
  collect: "Ready to collect",
} as const;

/** How many working days each way takes, and where orders are collected. */
export function PromiseFields({
  settings: { deliveryDays, collectAt },
  state: { errorOf, typedIn },
}: {
  settings: ShopSettings;
  state: FieldState;
}) {
  return (
    <div className="space-y-4 border-t border-line pt-5">
      {DELIVERIES.map((way) => (
        <fieldset key={way} className="grid items-start gap-4 sm:grid-cols-2">
          <legend className="mb-1.5 text-sm font-medium sm:col-span-2">{NAMES[way]}, in working days</legend>
          {(["from", "to"] as const).map((name) => (
            <TextField
              key={name}
              name={`days.${way}.${name}`}
              label={name === "from" ? "At the earliest" : "At the latest"}
              defaultValue={typedIn(`days.${way}.${name}`) ?? `${deliveryDays[way][name]}`}
              error={errorOf(`days.${way}.${name}`)}
              inputMode="numeric"
              autoComplete="off"
              maxLength={2}
            />
          ))}
        </fieldset>
      ))}
      <TextField
        name="collectAt"
        label="Where orders can be collected"
        hint="An address in one line, as shoppers read it; empty: nowhere"
        defaultValue={typedIn("collectAt") ?? collectAt}
        error={errorOf("collectAt")}
        maxLength={200}
        autoComplete="off"
        optional
      />
    </div>
  );
}
