import { coloursWords } from "@/lib/words/colours";
import { spokenLanguage } from "@/lib/words/words";

/** What a family of colours is called in a language; a colour that belongs to none keeps its own name. */
export function sayColour(family: string, language: string): string {
  const names = new Map<string, string>(Object.entries(coloursWords[spokenLanguage(language)]));
  return names.get(family) ?? family;
}
