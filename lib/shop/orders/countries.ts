/** A country and what it is called. Browsers call some otherwise than servers do: a page takes the names along. */
export interface Country {
  code: string;
  name: string;
}

/** `GB` → `United Kingdom`, in the language of `locale`. */
export function countryName(code: string, locale = "en-GB"): string {
  return new Intl.DisplayNames(locale, { type: "region" }).of(code) ?? code;
}

/** The same for many, in their order. */
export function nameCountries(codes: readonly string[], locale = "en-GB"): Country[] {
  const names = new Intl.DisplayNames(locale, { type: "region" });
  return codes.map((code) => ({ code, name: names.of(code) ?? code }));
}
