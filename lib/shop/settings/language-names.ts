/** What pages and forms say of a shop's languages. Nothing here checks anything: it goes into the browser. */

/** Of the shop itself no more than that are said in other languages; a menu has to hold them. */
export const MOST_LANGUAGES = 20;

/** What says which languages there are: the first, and the others by their codes. */
interface HasLanguages {
  language: string;
  languages: Readonly<Record<string, unknown>>;
}

/** `de` of `de-CH`. */
export const primary = (tag: string) => tag.toLowerCase().split("-")[0] ?? "";

/** All languages of a shop, the first one first. */
export function languagesOf({ language, languages }: HasLanguages): string[] {
  return [...new Set([language, ...Object.keys(languages)])];
}

/** What a language calls itself; with its country where the shop has another of the same. */
export function languageName(tag: string, all: readonly string[]): string {
  const isAlone = all.every((other) => other === tag || primary(other) !== primary(tag));
  const name = new Intl.DisplayNames(tag, { type: "language" }).of(isAlone ? primary(tag) : tag) ?? tag;
  return name.charAt(0).toLocaleUpperCase(tag) + name.slice(1);
}
