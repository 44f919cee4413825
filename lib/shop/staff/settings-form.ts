import { z } from "zod";
import { readAmount } from "@/lib/platform/read-amount";
import { ownTexts, toLanguage } from "@/lib/shop/settings/languages";
import { settingsSchema } from "@/lib/shop/settings/settings";

const text = z.string().trim().default("");
const rule = z.object({ currency: text, fee: text, freeFrom: text });

const language = z.object({ code: text, name: text, headline: text, description: text, footer: text });

/** The fields of the settings' form, as text. Paths of errors are the names of its fields. */
const form = z.object({
  name: text,
  headline: text,
  description: text,
  footer: text,
  language: text,
  languages: z.record(z.string(), language).default({}),
  currency: text,
  /** Ticked countries: `countries.GB`. */
  countries: z.record(z.string(), z.literal("on")).default({}),
  /** The one that is chosen at first. */
  firstCountry: text,
  delivery: z.record(z.string(), rule).default({}),
  deliveryTime: text,
  taxNote: text,
  consent: text,
});

function readRules(rules: z.output<typeof form>["delivery"], context: z.RefinementCtx) {
  const read: Record<string, { fee: number; freeFrom: number }> = {};
  for (const [place, { currency, fee, freeFrom }] of Object.entries(rules)) {
    if (currency === "" && fee === "" && freeFrom === "") continue;
    const code = currency.toUpperCase();
    const amount = (given: string, name: string): number => {
      const found = readAmount(given === "" ? "0" : given, code);
      if (found && found.currency === code && found.amount >= 0) return found.amount;
      context.addIssue({
        code: "custom",
        path: ["delivery", place, name],
        message: `“${given}” is no amount.`,
      });
      return 0;
    };
    if (Object.hasOwn(read, code))
      context.addIssue({
        code: "custom",
        path: ["delivery", place, "currency"],
        message: `${code} is there twice.`,
      });
    if (/^[A-Z]{3}$/.test(code))
      read[code] = { fee: amount(fee, "fee"), freeFrom: amount(freeFrom, "freeFrom") };
    else
      context.addIssue({
        code: "custom",
        path: ["delivery", place, "currency"],
        message: "Please enter a code like EUR.",
      });
  }
  return read;
}

/** Rows of further languages; one without a code goes. */
function readLanguages(
  { language: first, languages }: Pick<z.output<typeof form>, "language" | "languages">,
  context: z.RefinementCtx,
) {
  const read: Record<string, Omit<z.output<typeof language>, "code">> = {};
  for (const [place, { code, ...texts }] of Object.entries(languages)) {
    if (code === "") continue;
    const refuse = (message: string, field = "code") =>
      context.addIssue({ code: "custom", path: ["languages", place, field], message });
    const { error } = ownTexts.safeParse(texts);
    for (const { path, message } of error?.issues ?? []) refuse(message, String(path[0]));
    const tag = toLanguage(code);
    if (tag === null) refuse("Please enter a code like de-DE.");
    else if (Object.hasOwn(read, tag)) refuse(`${tag} is there twice.`);
    else if (tag === toLanguage(first)) refuse(`${tag} is the first language already.`);
    else read[tag] = texts;
  }
  return read;
}

export const settingsFormSchema = form
  .transform((given, context) => {
    const ticked = Object.keys(given.countries);
    const first = ticked.includes(given.firstCountry) ? [given.firstCountry] : [];
    return {
      name: given.name,
      headline: given.headline,
      description: given.description,
      footer: given.footer,
      language: toLanguage(given.language) ?? given.language,
      languages: readLanguages(given, context),
      currency: given.currency === "" ? null : given.currency.toUpperCase(),
      countries: [...first, ...ticked.filter((code) => code !== first[0])],
      delivery: readRules(given.delivery, context),
      deliveryTime: given.deliveryTime,
      taxNote: given.taxNote,
      consent: given.consent === "" ? null : given.consent,
    } as z.input<typeof settingsSchema>;
  })
  .pipe(settingsSchema);
