import { z } from "zod";
import { readAmount } from "@/lib/platform/read-amount";
import { ownTexts, toLanguage } from "@/lib/shop/settings/languages";
import { DELIVERIES, type Delivery } from "@/lib/shop/settings/deliveries";
import { DEFAULT_SETTINGS, type DeliveryRule, settingsSchema } from "@/lib/shop/settings/settings";

const text = z.string().trim().default("");
const rule = z.object({ currency: text, fee: text, freeFrom: text, express: text });
const days = z.object({ from: text, to: text });

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
  days: z.partialRecord(z.enum(DELIVERIES), days).default({}),
  collectAt: text,
  payment: text,
  holdMinutes: text,
  taxNote: text,
  consent: text,
});

function readRules(rules: z.output<typeof form>["delivery"], context: z.RefinementCtx) {
  const read: Record<string, DeliveryRule> = {};
  for (const [place, { currency, fee, freeFrom, express }] of Object.entries(rules)) {
    if (currency === "" && fee === "" && freeFrom === "" && express === "") continue;
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
      read[code] = {
        fee: amount(fee, "fee"),
        freeFrom: amount(freeFrom, "freeFrom"),
        express: express === "" ? undefined : amount(express, "express"),
      };
    else
      context.addIssue({
        code: "custom",
        path: ["delivery", place, "currency"],
        message: "Please enter a code like EUR.",
      });
  }
  return read;
}

/** Working days as they are typed; those of a way that is left out are what ships. */
function readDays(given: z.output<typeof form>["days"], context: z.RefinementCtx) {
  const number = (typed: string, way: Delivery, name: "from" | "to"): number => {
    if (typed === "") return DEFAULT_SETTINGS.deliveryDays[way][name];
    if (/^\d{1,2}$/.test(typed)) return Number(typed);
    context.addIssue({ code: "custom", path: ["days", way, name], message: "Please enter whole days." });
    return 0;
  };
  const read = { ...DEFAULT_SETTINGS.deliveryDays };
  for (const way of DELIVERIES) {
    const { from = "", to = "" } = given[way] ?? {};
    read[way] = { from: number(from, way, "from"), to: number(to, way, "to") };
    if (read[way].from <= read[way].to) continue;
    const message = "The first day comes before the last.";
    context.addIssue({ code: "custom", path: ["days", way, "to"], message });
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
      deliveryDays: readDays(given.days, context),
      collectAt: given.collectAt,
      payment: given.payment === "" ? DEFAULT_SETTINGS.payment : given.payment,
      holdMinutes: given.holdMinutes === "" ? DEFAULT_SETTINGS.holdMinutes : Number(given.holdMinutes),
      taxNote: given.taxNote,
      consent: given.consent === "" ? null : given.consent,
    } as z.input<typeof settingsSchema>;
  })
  .pipe(settingsSchema);
