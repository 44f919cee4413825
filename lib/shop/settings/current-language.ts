import "server-only";
import { cookies, headers } from "next/headers";
import { cache } from "react";
import { cookieName } from "@/lib/platform/http/site";
import { type Phrases, type Speaker, speak, type Words } from "@/lib/words/words";
import { languagesOf } from "./language-names";
import { chooseLanguage, isInFirst, type OwnTexts, pageLanguage, textsIn } from "./languages";
import { getSettings } from "./live-settings";

/** What the cookie is called that holds which of the shop's languages a visitor has chosen. */
export const languageCookieName = () => cookieName("aisle_language");

/** The language this visitor is spoken to in: of prices, numbers, dates and what the shop says of itself. */
export const getLanguage = cache(async (): Promise<string> => {
  const settings = await getSettings();
  if (languagesOf(settings).length === 1) return settings.language;
  const [jar, head] = await Promise.all([cookies(), headers()]);
  return chooseLanguage(settings, jar.get(languageCookieName())?.value, head.get("accept-language"));
});

/** Says these words in this visitor's language. */
export async function getWords<T extends Phrases>(words: Words<T>): Promise<Speaker<T>> {
  return speak(words, await getLanguage());
}

/** The language of this visitor's pages, for `<html lang>`. */
export async function getPageLanguage(): Promise<string> {
  return pageLanguage(await getLanguage());
}

/** The language of the catalogue's names and texts, where it is not that of the page; for `lang`. */
export async function getCatalogLang(): Promise<string | undefined> {
  const [{ language: own }, page] = await Promise.all([getSettings(), getPageLanguage()]);
  return own === page ? undefined : own;
}

/** What the shop says of itself to this visitor. */
export interface ShopTexts extends OwnTexts {
  /** The language of each, where it is not that of the page; for `lang`. */
  langOf(text: keyof OwnTexts): string | undefined;
}

export async function getShopTexts(): Promise<ShopTexts> {
  const [settings, language] = await Promise.all([getSettings(), getLanguage()]);
  return {
    ...textsIn(settings, language),
    langOf(text) {
      const own = isInFirst(settings, language, text) ? settings.language : language;
      return own === pageLanguage(language) ? undefined : own;
    },
  };
}
