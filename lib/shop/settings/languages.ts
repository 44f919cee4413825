import { z } from "zod";
import { plainLine } from "@/lib/platform/form-fields";
import { spokenLanguage } from "@/lib/words/words";
import { languagesOf, primary } from "./language-names";

const SHAPE = /^[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-(?:[A-Z]{2}|\d{3}))?$/;

/** A language as BCP 47 writes it, `de-CH` for `DE_ch`; null for what is none, or none that dates and prices are known in. */
export function toLanguage(text: string): string | null {
  try {
    const [tag = ""] = Intl.getCanonicalLocales(text.trim().replaceAll("_", "-"));
    if (!SHAPE.test(tag)) return null;
    return Intl.DateTimeFormat.supportedLocalesOf(tag).length > 0 ? tag : null;
  } catch {
    return null;
  }
}

export const languageCode = z
  .string()
  .refine((text) => toLanguage(text) === text, "Please enter a code like de-DE.");

/** What the shop says of itself in another language; empty: as in the first. */
export const ownTexts = z.object({
  name: plainLine(60),
  headline: plainLine(120),
  description: plainLine(300),
  footer: plainLine(400),
});
export type OwnTexts = z.output<typeof ownTexts>;

/** What of the settings says which languages there are. */
export interface Languages extends OwnTexts {
  /** The first: that of the catalogue, and of whoever has chosen none. */
  language: string;
  /** The others, with what the shop says in them. */
  languages: Readonly<Record<string, OwnTexts>>;
}

/** The languages of an Accept-Language header, the most wanted first. */
function readAccepted(header: string): string[] {
  const wanted = header.split(",").map((part) => {
    const [tag = "", ...parameters] = part.trim().split(";");
    const weight = /^q=([\d.]+)$/.exec(
      parameters.map((one) => one.trim()).find((one) => one.startsWith("q=")) ?? "",
    );
    return { tag: tag.trim().toLowerCase(), weight: weight ? Number(weight[1]) : 1 };
  });
  return wanted
    .filter(({ tag, weight }) => tag !== "" && tag !== "*" && weight > 0)
    .sort((a, b) => b.weight - a.weight)
    .map(({ tag }) => tag);
}

/** Which language a visitor is spoken to in: the one they have chosen, else the nearest their browser asks for, else the first. */
export function chooseLanguage(
  settings: Pick<Languages, "language" | "languages">,
  chosen: string | undefined,
  accepted: string | null,
): string {
  const all = languagesOf(settings);
  if (chosen !== undefined && all.includes(chosen)) return chosen;
  for (const wanted of readAccepted((accepted ?? "").slice(0, 500))) {
    const exact = all.find((one) => one.toLowerCase() === wanted);
    const near = exact ?? all.find((one) => primary(one) === primary(wanted));
    if (near !== undefined) return near;
  }
  return settings.language;
}

/** What the shop says of itself in one of its languages. */
export function textsIn(settings: Languages, language: string): OwnTexts {
  const { name, headline, description, footer } = settings;
  const other = language === settings.language ? undefined : settings.languages[language];
  return {
    name: other?.name || name,
    headline: other?.headline || headline,
    description: other?.description || description,
    footer: other?.footer || footer,
  };
}

/** The language of the pages of whoever is spoken to in `language`: that of the shop's own words, English where it does not speak theirs. */
export function pageLanguage(language: string): string {
  const spoken = spokenLanguage(language);
  return primary(language) === spoken ? language : spoken;
}

/** Whether one of these texts is said in the first language though another was asked for, because the shop has not written it. */
export function isInFirst(settings: Languages, language: string, text: keyof OwnTexts): boolean {
  return language !== settings.language && !settings.languages[language]?.[text];
}
