const names = new Intl.DisplayNames("en-GB", { type: "region" });

/** A country and what it is called. Browsers call some otherwise than servers do: a page takes the names along. */
export interface Country {
  code: string;
  name: string;
}

/** `GB` → `United Kingdom`. */
export function countryName(code: string): string {
  return names.of(code) ?? code;
}

export const nameCountries = (codes: readonly string[]): Country[] =>
  codes.map((code) => ({ code, name: countryName(code) }));
