import { z } from "zod";

/** One line of text a person typed: trimmed, and without control characters (PostgreSQL refuses NUL). */
export function line(label: string, max: number) {
  return z
    .string()
    .trim()
    .min(1, `Please enter ${label}.`)
    .max(max, `Please use at most ${max} characters.`)
    .refine((text) => !/\p{Cc}/u.test(text), "Please use one line of plain text.");
}

/** E-mail addresses are compared in lower case. */
export const emailSchema = z
  .string()
  .trim()
  .toLowerCase()
  .max(254, "This e-mail address is too long.")
  .pipe(z.email("Please enter an e-mail address like name@example.com."));
