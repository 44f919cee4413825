import { z } from "zod";
import { plainLine } from "@/lib/platform/form-fields";
import { readCurrency } from "@/lib/platform/read-amount";
import { MOST_LANGUAGES } from "./language-names";
import { DELIVERIES } from "./deliveries";
import { languageCode, ownTexts } from "./languages";
import { REGIONS } from "./regions";

/** What delivery costs in one currency, in minor units. */
const deliveryRule = z.object({
  fee: z
    .int()
    .min(0)
    .max(2 ** 31 - 1),
  /** From this subtotal on, delivery is free. */
  freeFrom: z
    .int()
    .min(0)
    .max(2 ** 31 - 1),
  /** What express delivery costs, whatever is ordered; left out, there is none. */
  express: z
    .int()
    .min(0)
    .max(2 ** 31 - 1)
    .optional(),
});
export type DeliveryRule = z.output<typeof deliveryRule>;

/** What a shop may be paid by. `invoice`: nothing is paid online, the merchant notes what has arrived. */
export const PAYMENT_WAYS = ["invoice", "sandbox", "stripe"] as const;
export type PaymentWay = (typeof PAYMENT_WAYS)[number];

/** Working days an order takes. */
const promiseSchema = z
  .object({ from: z.int().min(0).max(90), to: z.int().min(0).max(90) })
  .refine(({ from, to }) => from <= to, "The first day comes before the last.");

const currencyCode = z
  .string()
  .refine((code) => readCurrency(code) === code, "Please enter a code like EUR.");

/** What a merchant may say of the shop as a whole. */
export const settingsSchema = z.object({
  /** On every page, in its title and in the browser's tab. */
  name: plainLine(60).min(1, "Please enter a name."),
  /** The first words of the front page. */
  headline: plainLine(120).min(1, "Please enter a headline."),
  /** What search engines and links say of the shop. */
  description: plainLine(300),
  /** At the foot of every page, before what the shop remembers. */
  footer: plainLine(400),
  /** BCP 47: the language of the catalogue, and how prices, numbers and dates are written. */
  language: languageCode,
  /** Further languages with what the shop says of itself in them. */
  languages: z
    .record(languageCode, ownTexts)
    .refine((all) => Object.keys(all).length <= MOST_LANGUAGES, `At most ${MOST_LANGUAGES} languages.`),
  /** ISO 4217, of reports and new products; null: what most products are priced in. */
  currency: currencyCode.nullable(),
  /** ISO 3166-1: where the shop delivers to, the first one chosen at first. */
  countries: z.array(z.enum(REGIONS)).min(1, "Please choose at least one country."),
  /** By currency. One without a rule is delivered free of charge. */
  delivery: z.record(currencyCode, deliveryRule),
  /** How long each way takes. */
  deliveryDays: z.record(z.enum(DELIVERIES), promiseSchema),
  /** Where orders can be collected free of charge, as an address in one line; empty: nowhere. */
  collectAt: plainLine(200),
  /** How the shop is paid. */
  payment: z.enum(PAYMENT_WAYS),
  /** So long the pieces of a checkout are kept while somebody pays, in minutes. */
  holdMinutes: z
    .int("Please enter whole minutes.")
    .min(5, "At least 5 minutes.")
    .max(120, "At most 120 minutes."),
  /** What prices hold, beside each; empty: nothing is said. */
  taxNote: plainLine(60),
  /** Whether the shop asks before it records anything; null: as the environment says (`AISLE_CONSENT`). */
  consent: z.enum(["ask", "inform"]).nullable(),
});
export type ShopSettings = z.output<typeof settingsSchema>;

/** What holds until somebody says otherwise. */
export const DEFAULT_SETTINGS: ShopSettings = {
  name: "Aisle",
  headline: "Good things, close at hand.",
  description: "A shop that learns with every look what is for you.",
  footer: "",
  language: "en-GB",
  languages: {},
  currency: null,
  countries: [
    ...([
      "GB",
      "IE",
      "AT",
      "BE",
      "CH",
      "DE",
      "DK",
      "ES",
      "FI",
      "FR",
      "IT",
      "LU",
      "NL",
      "NO",
      "PL",
      "PT",
      "SE",
    ] as const),
    "US",
  ],
  delivery: {
    GBP: { fee: 395, freeFrom: 5_000, express: 795 },
    EUR: { fee: 495, freeFrom: 6_000, express: 995 },
    USD: { fee: 595, freeFrom: 6_000, express: 1_295 },
  },
  deliveryDays: { standard: { from: 2, to: 4 }, express: { from: 1, to: 1 }, collect: { from: 1, to: 2 } },
  collectAt: "",
  payment: "sandbox",
  holdMinutes: 20,
  taxNote: "Including VAT",
  consent: null,
};

/** What is stored, piece by piece: one that does not hold any more is as if nobody had said it. */
export function readStored(stored: unknown): ShopSettings {
  const given = typeof stored === "object" && stored !== null ? (stored as Record<string, unknown>) : {};
  const settings: Record<string, unknown> = { ...DEFAULT_SETTINGS };
  for (const [key, schema] of Object.entries(settingsSchema.shape)) {
    const read = schema.safeParse(given[key]);
    if (read.success) settings[key] = read.data;
  }
  return settings as ShopSettings;
}
