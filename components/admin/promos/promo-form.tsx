"use client";

import { useState } from "react";
import { FormMessage } from "@/components/form/form-message";
import { useFormAction } from "@/components/form/use-form-action";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { SelectField } from "@/components/ui/select-field";
import { TextField } from "@/components/ui/text-field";
import { addPromoAction } from "@/lib/shop/promos/actions";
import { useAnnounce } from "../announcer";

/** Adds a promo code. What was typed stays until it is in the list. */
export function PromoForm({ currency }: { currency: string }) {
  const announce = useAnnounce();
  const [added, setAdded] = useState(0);
  return <Fields key={added} currency={currency} onAdded={done} />;

  function done({ code }: { code: string }) {
    setAdded((count) => count + 1);
    announce({ ok: true, message: `Added: ${code}.` });
  }
}

function Fields({ currency, onAdded }: { currency: string; onAdded: (added: { code: string }) => void }) {
  const { result, pending, errorOf, typedIn, formProps } = useFormAction(addPromoAction, onAdded);
  const field = (name: string) => ({
    name,
    error: errorOf(name),
    defaultValue: typedIn(name),
    autoComplete: "off",
  });
  return (
    <Card>
      <form {...formProps} className="grid items-start gap-5 sm:grid-cols-2 lg:grid-cols-3">
        {result?.ok === false && (
          <div className="sm:col-span-2 lg:col-span-3">
            <FormMessage result={result} />
          </div>
        )}
        <TextField {...field("code")} label="Code" hint="As shoppers type it: SPRING10" maxLength={40} />
        <SelectField
          name="kind"
          label="What it does"
          defaultValue={typedIn("kind") ?? "percent"}
          error={errorOf("kind")}
        >
          <option value="percent">Takes per cent off the products</option>
          <option value="amount">Takes an amount off the products</option>
          <option value="delivery">Makes standard delivery free</option>
        </SelectField>
        <TextField
          {...field("value")}
          label="How much"
          hint="Per cent, or an amount; of no account for free delivery"
          inputMode="decimal"
          optional
        />
        <TextField
          {...field("currency")}
          label="Currency"
          hint="Of the amount and of the least value"
          defaultValue={typedIn("currency") ?? currency}
          maxLength={3}
          optional
        />
        <TextField {...field("minimum")} label="From a value of products of" inputMode="decimal" optional />
        <TextField {...field("from")} type="date" label="First day (UTC)" optional />
        <TextField {...field("until")} type="date" label="Last day (UTC)" optional />
        <TextField {...field("maxUses")} label="Uses in all" inputMode="numeric" optional />
        <TextField {...field("maxPerCustomer")} label="Uses of one customer" inputMode="numeric" optional />
        <div>
          <Button type="submit" pending={pending}>
            Add
          </Button>
        </div>
      </form>
    </Card>
  );
}
