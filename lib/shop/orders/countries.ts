const names = new Intl.DisplayNames("en-GB", { type: "region" });

/** `GB` → `United Kingdom`. */
export function countryName(code: string): string {
  return names.of(code) ?? code;
}
