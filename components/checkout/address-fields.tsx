"use client";

import { useState } from "react";
import { useWords } from "@/components/ui/locale";
import { SelectField } from "@/components/ui/select-field";
import { TextField } from "@/components/ui/text-field";
import type { Country } from "@/lib/shop/orders/countries";
import { checkoutWords } from "@/lib/words/checkout";

/** A country with its states, where its addresses name them. */
export interface AddressCountry extends Country {
  states: readonly Country[];
}

/** Where an order goes. Names and autocomplete follow the address schema and what browsers know. */
export function AddressFields({
  errorOf,
  typedIn,
  countries,
}: {
  errorOf: (name: string) => string | undefined;
  typedIn: (name: string) => string | undefined;
  /** Where the shop delivers to, the one chosen at first before the others. */
  countries: readonly AddressCountry[];
}) {
  const { say } = useWords(checkoutWords);
  const error = (name: string) => errorOf(`address.${name}`);
  const [code, setCode] = useState(typedIn("address.country") ?? countries[0]?.code);
  const states = countries.find((country) => country.code === code)?.states ?? [];
  return (
    <div className="grid gap-5 sm:grid-cols-6">
      <SelectField
        className="sm:col-span-6"
        name="address.country"
        label={say("country")}
        autoComplete="country"
        defaultValue={code}
        onChange={(event) => setCode(event.target.value)}
        error={error("country")}
      >
        {countries.map(({ code, name }) => (
          <option key={code} value={code}>
            {name}
          </option>
        ))}
      </SelectField>
      <TextField
        className="sm:col-span-6"
        name="address.line1"
        label={say("street")}
        autoComplete="address-line1"
        defaultValue={typedIn("address.line1")}
        error={error("line1")}
      />
      <TextField
        className="sm:col-span-6"
        name="address.line2"
        label={say("flat")}
        optional
        autoComplete="address-line2"
        defaultValue={typedIn("address.line2")}
        error={error("line2")}
      />
      <TextField
        className="sm:col-span-2"
        name="address.postcode"
        label={say("postcode")}
        autoComplete="postal-code"
        defaultValue={typedIn("address.postcode")}
        error={error("postcode")}
      />
      <TextField
        className="sm:col-span-4"
        name="address.city"
        label={say("city")}
        autoComplete="address-level2"
        defaultValue={typedIn("address.city")}
        error={error("city")}
      />
      {/* Without JavaScript the states of another country are there once the form has been sent. */}
      {states.length > 0 && (
        <SelectField
          key={code}
          className="sm:col-span-6"
          name="address.state"
          label={say("state")}
          autoComplete="address-level1"
          defaultValue={typedIn("address.state") ?? ""}
          error={error("state")}
        >
          <option value="">{say("choose")}</option>
          {states.map(({ code, name }) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </SelectField>
      )}
    </div>
  );
}
