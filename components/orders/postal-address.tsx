import { countryName } from "@/lib/shop/orders/countries";
import { getLanguage } from "@/lib/shop/settings/current-language";
import type { Address } from "@/lib/shop/orders/schema";

/** Where the postcode follows the town; elsewhere it stands before it. */
const TOWN_FIRST = new Set(["GB", "IE", "US", "CA", "AU"]);

/** An address as its country writes it, below the name of whoever is there. */
export async function PostalAddress({ name, address }: { name: string; address: Address }) {
  const language = await getLanguage();
  const { line1, line2, postcode, city, state = "", country } = address;
  const inState = state === "" ? city : `${city}, ${state}`;
  const town = TOWN_FIRST.has(country) ? `${inState} ${postcode}` : `${postcode} ${inState}`;
  const lines = [name, line1, line2, town, countryName(country, language)].filter(Boolean);
  return (
    <address className="not-italic">
      {lines.map((line, i) => (
        <span key={i} className="block wrap-anywhere">
          {line}
        </span>
      ))}
    </address>
  );
}
