import { describe, expect, it } from "vitest";
import { languageName, languagesOf } from "./language-names";
import { chooseLanguage, isInFirst, pageLanguage, textsIn, toLanguage } from "./languages";

const none = { name: "", headline: "", description: "", footer: "" };
const settings = {
  language: "de-DE",
  languages: { "fr-CH": { ...none, name: "Le Coin" }, "en-GB": none, "fr-FR": none },
  name: "Das Eck",
  headline: "Gutes",
  description: "",
  footer: "Bis bald",
};

describe("a language", () => {
  it.each([
    ["de-DE", "de-DE"],
    [" DE_at ", "de-AT"],
    ["nl", "nl"],
    ["zh-hant-tw", "zh-Hant-TW"],
    ["es-419", "es-419"],
  ])("is read from %s", (text, tag) => expect(toLanguage(text)).toBe(tag));

  it.each(["", "german", "de-DE-u-co-phonebk", "x-mine", "de--DE", "tlh", "de-DE; drop", "d"])(
    "is not read from %s",
    (text) => expect(toLanguage(text)).toBeNull(),
  );

  it("calls itself as its speakers do, with its country where another has the same", () => {
    const all = languagesOf(settings);
    expect(all).toEqual(["de-DE", "fr-CH", "en-GB", "fr-FR"]);
    expect(all.map((tag) => languageName(tag, all))).toEqual([
      "Deutsch",
      "Français suisse",
      "English",
      "Français (France)",
    ]);
  });
});

describe("the language of a visitor", () => {
  it.each([
    ["fr-CH", "en", "fr-CH"],
    ["it-IT", "en", "en-GB"],
    [undefined, "en-US,en;q=0.9,de;q=0.8", "en-GB"],
    [undefined, "it, fr;q=0.5, en;q=0.7", "en-GB"],
    [undefined, "FR-fr", "fr-FR"],
    [undefined, "fr", "fr-CH"],
    [undefined, "en;q=0, *", "de-DE"],
    [undefined, "it,pl", "de-DE"],
    [undefined, ";;q=,,", "de-DE"],
    [undefined, null, "de-DE"],
  ])("chosen %s, browser %s: %s", (chosen, accepted, language) =>
    expect(chooseLanguage(settings, chosen, accepted)).toBe(language),
  );

  it("says of the shop what is written in it, and the rest in the first", () => {
    expect(textsIn(settings, "fr-CH")).toEqual({
      name: "Le Coin",
      headline: "Gutes",
      description: "",
      footer: "Bis bald",
    });
    expect(textsIn(settings, "de-DE").name).toBe("Das Eck");
    expect(textsIn(settings, "pl").name).toBe("Das Eck");
    // Who is spoken to in English for want of their own language has English pages.
    expect(["de-AT", "en-GB", "fr-CH"].map(pageLanguage)).toEqual(["de-AT", "en-GB", "en"]);
    const asked = [
      ["fr-CH", "name"],
      ["fr-CH", "footer"],
      ["de-DE", "name"],
    ] as const;
    expect(asked.map(([language, text]) => isInFirst(settings, language, text))).toEqual([
      false,
      true,
      false,
    ]);
  });
});
