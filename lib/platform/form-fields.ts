import { z } from "zod";
import { parsePublicProductId } from "./ids";

/** One line of text a person typed, perhaps empty: trimmed, and without control characters. */
export function plainLine(max: number): z.ZodString {
  return z
    .string()
    .trim()
    .max(max, `Please use at most ${max} characters.`)
    .refine((text) => !/\p{Cc}/u.test(text), "Please use one line of plain text.");
}

/** Such a line that must not be empty. */
export function line(label: string, max: number): z.ZodString {
  return plainLine(max).min(1, `Please enter ${label}.`);
}

/** Text of several lines that must not be empty: trimmed, without other control characters, its lines ended as they are here. */
export function plainText(min: number, max: number): z.ZodType<string, string> {
  return z
    .string()
    .trim()
    .min(min, min > 1 ? `Please write at least ${min} characters.` : "Please write something.")
    .max(max, `Please use at most ${max} characters.`)
    .refine((text) => !/[^\P{Cc}\n\r\t]/u.test(text), "Please use plain text.")
    .transform((text) => text.replace(/\r\n?/g, "\n"));
}

/** E-mail addresses are compared in lower case. */
export const emailSchema = z
  .string()
  .trim()
  .toLowerCase()
  .max(254, "This e-mail address is too long.")
  .pipe(z.email("Please enter an e-mail address like name@example.com."));

/** A public product id as the number the shop works with. */
export const productField = z.string().transform((text, context) => {
  const id = parsePublicProductId(text);
  if (id !== null) return id;
  context.addIssue({ code: "custom", message: "This is not a product." });
  return z.NEVER;
});
