import { spokenLanguage } from "@/lib/words/words";

/** The language in which lists are asked for, for a visitor's; undefined for English, in which they come anyway. */
export function askedLanguage(locale: string): string | undefined {
  const language = spokenLanguage(locale);
  return language === "en" ? undefined : language;
}
