import fs from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import {
  type Phrases,
  SPOKEN_LANGUAGES,
  type SpokenLanguage,
  speak,
  spokenLanguage,
  type Words,
} from "./words";

const HERE = import.meta.dirname;
const areas = fs.readdirSync(path.join(HERE, "en")).map((file) => path.basename(file, ".ts"));

async function phrasesOf(language: SpokenLanguage, area: string): Promise<Phrases> {
  const [phrases, ...others] = Object.values(
    (await import(`./${language}/${area}.ts`)) as Record<string, Phrases>,
  );
  expect(others, `${language}/${area} holds one thing`).toEqual([]);
  return phrases ?? {};
}

const formsOf = (phrase: string | object): string[] =>
  typeof phrase === "string" ? [phrase] : Object.values(phrase);
const valuesIn = (phrase: string | object) =>
  [
    ...new Set(formsOf(phrase).flatMap((form) => [...form.matchAll(/\{(\w+)\}/g)].map(([, name]) => name))),
  ].sort();

const NUMBERS: Words<{
  readonly items: { readonly one: "{count} item"; readonly other: "{count} items" };
  readonly by: "by {name}";
}> = {
  en: { items: { one: "{count} item", other: "{count} items" }, by: "by {name}" },
  de: { items: { one: "{count} Artikel", other: "{count} Artikel" }, by: "von {name}" },
};

describe("the shop's words", () => {
  it("are chosen by the language a visitor speaks, English where the shop does not speak it", () => {
    expect(["de", "de-AT", "DE-ch", "en-US", "fr", "zh-Hant"].map(spokenLanguage)).toEqual([
      "de",
      "de",
      "de",
      "en",
      "en",
      "en",
    ]);
  });

  it("count as the language counts, and write numbers as its country does", () => {
    expect(speak(NUMBERS, "en-GB").say("items", { count: 1 })).toBe("1 item");
    expect(speak(NUMBERS, "en-GB").say("items", { count: 1234 })).toBe("1,234 items");
    expect(speak(NUMBERS, "de-DE").say("items", { count: 1234 })).toBe("1.234 Artikel");
  });

  it("put a value where it belongs, whatever it holds", () => {
    expect(speak(NUMBERS, "de").say("by", { name: "{count} $& Müller" })).toBe("von {count} $& Müller");
    expect(speak(NUMBERS, "en").say("by", { name: "אדם" })).toBe("by \u2068אדם\u2069");
    expect(speak(NUMBERS, "en").split("by")).toEqual([{ text: "by " }, { name: "name" }, { text: "" }]);
  });

  it.each(areas)(
    "of %s are there in all languages, with the same values and every form of a plural",
    async (area) => {
      const english = await phrasesOf("en", area);
      for (const language of SPOKEN_LANGUAGES) {
        const phrases = await phrasesOf(language, area);
        expect(Object.keys(phrases).sort()).toEqual(Object.keys(english).sort());
        const categories = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
        for (const [key, phrase] of Object.entries(phrases)) {
          expect(
            formsOf(phrase).every((form) => form.trim() !== ""),
            `${language} ${key}`,
          ).toBe(true);
          expect(valuesIn(phrase), `${language} ${key}`).toEqual(valuesIn(english[key] ?? ""));
          if (typeof phrase !== "string")
            expect(Object.keys(phrase), `${language} ${key}`).toEqual(expect.arrayContaining(categories));
        }
      }
    },
  );
});
