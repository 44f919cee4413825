import fs from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import type { Page } from "playwright/test";
import type { Phrases, Plural, SpokenLanguage } from "@/lib/words/words";

const formsOf = (phrase: string | Plural): string[] =>
  typeof phrase === "string" ? [phrase] : Object.values(phrase);

/** A phrase as it stands in a page, whatever its values are. */
function toPattern(phrase: string): string {
  const texts = phrase.trim().split(/\{\w+\}/);
  return `^${texts.map((text) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("(?:.*)")}$`;
}

/** A phrase of little more than its values, such as `{from} to {to}`, would be found in names of products. */
function isTelling(phrase: string): boolean {
  const own = phrase.replace(/\{\w+\}/g, "");
  return (own.match(/\p{L}/gu)?.length ?? 0) >= (own === phrase ? 2 : 6);
}

const isSame = (a: string | Plural | undefined, b: string | Plural) =>
  formsOf(b).some((form) => formsOf(a ?? "").includes(form));

/** Phrases of the shop in English that another language has in other words. */
async function englishPhrases(language: SpokenLanguage): Promise<string[]> {
  const folder = path.resolve("lib/words/en");
  const found: string[] = [];
  for (const file of fs.readdirSync(folder)) {
    const read = async (of: string) => {
      const address = pathToFileURL(path.resolve("lib/words", of, file)).href;
      const [phrases = {}] = Object.values((await import(address)) as Record<string, Phrases>);
      return phrases;
    };
    const [english, other] = [await read("en"), await read(language)];
    for (const [key, phrase] of Object.entries(english))
      if (!isSame(other[key], phrase)) found.push(...formsOf(phrase));
  }
  return found;
}

/** What stands on a page, or is said by it, that the shop says in English alone while it should speak `language`. */
export async function foreignSentences(page: Page, language: SpokenLanguage): Promise<string[]> {
  const patterns = (await englishPhrases(language)).filter(isTelling).map(toPattern);
  return page.evaluate((patterns) => {
    const regexes = patterns.map((pattern) => new RegExp(pattern, "s"));
    const texts = new Set<string>();
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const { parentElement, textContent } = walker.currentNode;
      if (!parentElement?.closest("script, style, noscript")) texts.add((textContent ?? "").trim());
    }
    for (const element of document.querySelectorAll("[aria-label], [placeholder], [title]"))
      for (const name of ["aria-label", "placeholder", "title"])
        texts.add(element.getAttribute(name)?.trim() ?? "");
    texts.add(document.title.split(" · ")[0] ?? "");
    return [...texts].filter((text) => text !== "" && regexes.some((regex) => regex.test(text)));
  }, patterns);
}
