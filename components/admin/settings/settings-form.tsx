"use client";

import { FormMessage } from "@/components/form/form-message";
import { useFormAction } from "@/components/form/use-form-action";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { SelectField } from "@/components/ui/select-field";
import { TextField } from "@/components/ui/text-field";
import type { Country } from "@/lib/shop/orders/countries";
import type { ShopSettings } from "@/lib/shop/settings/settings";
import { changeSettingsAction } from "@/lib/shop/staff/settings-actions";
import { useAnnounce } from "../announcer";
import { CountryFields } from "./country-fields";
import { DeliveryFields } from "./delivery-fields";
import { PaymentFields } from "./payment-fields";
import { PromiseFields } from "./promise-fields";
import { LanguageFields } from "./language-fields";

/** Everything that holds for the shop as a whole. */
export function SettingsForm({
  settings,
  countries,
}: {
  settings: ShopSettings;
  /** Every country there is, by name. */
  countries: readonly Country[];
}) {
  const announce = useAnnounce();
  const { result, pending, errorOf, typedIn, formProps } = useFormAction(changeSettingsAction, ({ said }) =>
    announce({ ok: true, message: said }),
  );
  const text = (name: "name" | "headline" | "description" | "footer" | "taxNote") => ({
    name,
    defaultValue: typedIn(name) ?? settings[name],
    error: errorOf(name),
    autoComplete: "off",
  });
  return (
    <form {...formProps} className="space-y-6">
      {result?.ok === false && <FormMessage result={result} />}
      <Card className="space-y-5">
        <h2 className="text-xl font-medium">Name and texts</h2>
        <TextField {...text("name")} label="Name of the shop" maxLength={60} />
        <TextField {...text("headline")} label="Headline of the front page" maxLength={120} />
        <TextField {...text("description")} label="What search engines say of it" maxLength={300} optional />
        <TextField {...text("footer")} label="At the foot of every page" maxLength={400} optional />
      </Card>
      <Card className="space-y-5">
        <h2 className="text-xl font-medium">Languages</h2>
        <LanguageFields settings={settings} state={{ errorOf, typedIn }} />
      </Card>
      <Card className="grid items-start gap-5 sm:grid-cols-2">
        <h2 className="text-xl font-medium sm:col-span-2">Currency and consent</h2>
        <TextField
          name="currency"
          label="Currency of reports and new products"
          hint="A code like EUR; left empty, what most products are priced in"
          defaultValue={typedIn("currency") ?? settings.currency ?? ""}
          error={errorOf("currency")}
          maxLength={3}
          autoComplete="off"
          optional
        />
        <SelectField
          name="consent"
          label="What may be recorded of a visitor"
          defaultValue={typedIn("consent") ?? settings.consent ?? ""}
          error={errorOf("consent")}
        >
          <option value="">As the server is set up</option>
          <option value="ask">Nothing before they allow it</option>
          <option value="inform">Everything until they say no</option>
        </SelectField>
      </Card>
      <Card className="space-y-5">
        <h2 className="text-xl font-medium">Delivery</h2>
        <div className="grid items-start gap-5 sm:grid-cols-2">
          <TextField
            {...text("taxNote")}
            label="What prices hold"
            hint="Beside every price of a product’s page, such as “Including VAT”"
            maxLength={60}
            optional
          />
        </div>
        <DeliveryFields rules={settings.delivery} state={{ errorOf, typedIn }} />
        <PromiseFields settings={settings} state={{ errorOf, typedIn }} />
        <CountryFields
          all={countries}
          chosen={settings.countries}
          typedFirst={typedIn("firstCountry")}
          error={errorOf("countries")}
        />
      </Card>
      <Card className="space-y-5">
        <h2 className="text-xl font-medium">Payment</h2>
        <PaymentFields settings={settings} state={{ errorOf, typedIn }} />
      </Card>
      <Button type="submit" pending={pending}>
        Save
      </Button>
    </form>
  );
}
