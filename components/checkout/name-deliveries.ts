import { nameCountries } from "@/lib/shop/orders/countries";
import { statesOf } from "@/lib/shop/orders/states";
import { currentSettings } from "@/lib/shop/settings/current-settings";
import type { AddressCountry } from "./address-fields";

const toAddressCountry = ({ code, name }: { code: string; name: string }): AddressCountry => ({
  code,
  name,
  states: Object.entries(statesOf(code) ?? {}).map(([code, name]) => ({ code, name })),
});

/** The countries the shop delivers to, in a language, with their states; one that an address already names is there, too. */
export function nameDeliveries(language: string, named?: string): AddressCountry[] {
  const { countries } = currentSettings();
  const also = named === undefined || countries.some((code) => code === named) ? [] : [named];
  return nameCountries([...countries, ...also], language).map(toAddressCountry);
}
