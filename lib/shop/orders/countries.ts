/** Where the shop delivers to: ISO 3166-1 codes. */
export const COUNTRIES = [
  "GB",
  "IE",
  "AT",
  "BE",
  "CH",
  "DE",
  "DK",
  "ES",
  "FI",
  "FR",
  "IT",
  "LU",
  "NL",
  "NO",
  "PL",
  "PT",
  "SE",
  "US",
] as const;
export type Country = (typeof COUNTRIES)[number];

const names = new Intl.DisplayNames("en-GB", { type: "region" });

/** `GB` → `United Kingdom`. */
export function countryName(code: string): string {
  return names.of(code) ?? code;
}
