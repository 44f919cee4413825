import { z } from "zod";

/** Longer is for good. */
export const MOST_DAYS = 36_500;

/** How long a kind is to be kept from now on, and what somebody has seen it to be; left out: they have not looked. */
export interface RetentionChange {
  name: string;
  /** Null: for good. */
  days: number | null;
  was?: number | null;
}

const NOT_DAYS = "Please enter a whole number of days, or nothing.";

/** A number of days as people type it; empty: for good. */
const daysText = z
  .string()
  .trim()
  .regex(/^\d{0,6}$/, NOT_DAYS)
  .transform((text) => (text === "" ? null : Number(text)));

export const daysField = (kind: string) => `days.${kind}`;
/** What it was when the form was made, so that of two who change it at once the second is told. */
export const wasField = (kind: string) => `was.${kind}`;
/** As the fields hold it. */
export const toDaysText = (days: number | null) => (days === null ? "" : String(days));

/** The form that saves: `days.lists=395` and `was.lists=300`. */
export const retentionFormSchema = z
  .object({ days: z.record(z.string(), daysText), was: z.record(z.string(), daysText).default({}) })
  .transform(({ days, was }): RetentionChange[] =>
    Object.entries(days).map(([name, wanted]) => ({ name, days: wanted, was: was[name] })),
  );

/** What an address asks to look at. */
export interface RetentionWish {
  /** What was typed, by kind. */
  typed: ReadonlyMap<string, string>;
  /** What is wrong with it, by kind. */
  errors: ReadonlyMap<string, string>;
  changes: RetentionChange[];
}

/** Reads the fields of all kinds from an address; of one it does not speak of nothing is wanted. */
export function readWish(
  params: Readonly<Record<string, string | string[] | undefined>>,
  kinds: readonly { name: string; least: number }[],
): RetentionWish {
  const typed = new Map<string, string>();
  const errors = new Map<string, string>();
  const changes: RetentionChange[] = [];
  for (const { name, least } of kinds) {
    const given = params[daysField(name)];
    if (typeof given !== "string") continue;
    typed.set(name, given);
    const read = daysText.safeParse(given);
    if (!read.success) errors.set(name, NOT_DAYS);
    else if (read.data !== null && (read.data < least || read.data > MOST_DAYS))
      errors.set(name, `From ${least} to ${MOST_DAYS.toLocaleString("en-GB")} days, or nothing.`);
    else changes.push({ name, days: read.data });
  }
  return { typed, errors, changes };
}
