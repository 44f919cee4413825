import { z } from "zod";
import { readAmount, readCurrency } from "@/lib/platform/read-amount";
import { toCode } from "./code";

const text = z.string().trim().default("");

/** A day as a form has it, at its beginning; empty: null. In UTC, as every time of the admin. */
const day = text.transform((typed, context) => {
  if (typed === "") return null;
  const read = /^\d{4}-\d{2}-\d{2}$/.test(typed) ? new Date(`${typed}T00:00:00Z`) : null;
  if (read && !Number.isNaN(read.getTime())) return read;
  context.addIssue({ code: "custom", message: "Please enter a day like 2030-12-31." });
  return z.NEVER;
});

const times = text.transform((typed, context) => {
  if (typed === "") return null;
  if (/^[1-9]\d{0,6}$/.test(typed)) return Number(typed);
  context.addIssue({ code: "custom", message: "Please enter a whole number, at least 1." });
  return z.NEVER;
});

const code = z
  .string()
  .transform(toCode)
  .pipe(
    z
      .string()
      .min(3, "Please use at least 3 characters.")
      .max(40, "Please use at most 40 characters.")
      .regex(/^[\p{L}\p{N}_-]+$/u, "Please use letters, digits, - and _ alone."),
  );

type Refuse = (path: string, message: string) => void;

/** An amount in minor units; 0 for what is left empty. */
function readMoney(typed: string, currency: string, path: string, refuse: Refuse): number {
  if (typed === "") return 0;
  const found = readAmount(typed, currency);
  if (found && found.currency === currency && found.amount >= 0) return found.amount;
  refuse(path, `“${typed}” is no amount.`);
  return 0;
}

function readValue(kind: string, typed: string, currency: string, refuse: Refuse): number {
  if (kind === "delivery") return 0;
  if (kind === "amount") {
    const amount = readMoney(typed, currency, "value", refuse);
    if (amount === 0) refuse("value", "Please enter what is taken off.");
    return amount;
  }
  if (/^\d{1,3}$/.test(typed) && Number(typed) >= 1 && Number(typed) <= 100) return Number(typed);
  refuse("value", "Please enter whole per cent from 1 to 100.");
  return 0;
}

const NEXT_DAY_MS = 24 * 60 * 60_000;

/** What a merchant says of a new code. Its last day counts. */
export const newPromoSchema = z
  .object({
    code,
    kind: z.enum(["percent", "amount", "delivery"], "Please choose what it does."),
    value: text,
    currency: text,
    minimum: text,
    from: day,
    until: day,
    maxUses: times,
    maxPerCustomer: times,
  })
  .transform(({ kind, value, currency, minimum, from, until, ...promo }, context) => {
    const refuse: Refuse = (path, message) => context.addIssue({ code: "custom", path: [path], message });
    const needsOne = kind === "amount" || minimum !== "";
    const upper = currency.toUpperCase();
    if (needsOne && readCurrency(upper) !== upper) {
      refuse("currency", "Please enter a code like EUR.");
      return z.NEVER;
    }
    if (from && until && until < from) refuse("until", "The last day comes after the first.");
    return {
      ...promo,
      kind,
      currency: needsOne ? upper : null,
      value: readValue(kind, value, upper, refuse),
      minimum: readMoney(minimum, upper, "minimum", refuse),
      startsAt: from,
      endsAt: until && new Date(until.getTime() + NEXT_DAY_MS),
    };
  });
export type NewPromo = z.output<typeof newPromoSchema>;

export const switchPromoSchema = z.object({ id: z.int().min(1), active: z.boolean() });
