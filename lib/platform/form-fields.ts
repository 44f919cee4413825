import { z } from "zod";
import { sayError, saysError } from "./current-words";
import { parsePublicProductId } from "./ids";

/** One line of text a person typed, perhaps empty: trimmed, and without control characters. */
export function plainLine(max: number): z.ZodString {
  return z
    .string()
    .trim()
    .max(max, saysError("tooLong", { max }))
    .refine((text) => !/\p{Cc}/u.test(text), saysError("oneLine"));
}

/**
 * Such a line that must not be empty.
 *
 * @param empty what is said of one that is
 */
export function filledLine(empty: string | { error: () => string }, max: number): z.ZodString {
  return plainLine(max).min(1, empty);
}

/** Text of several lines that must not be empty: trimmed, without other control characters, its lines ended as they are here. */
export function plainText(min: number, max: number): z.ZodType<string, string> {
  return z
    .string()
    .trim()
    .min(min, min > 1 ? saysError("tooShort", { min }) : saysError("nothing"))
    .max(max, saysError("tooLong", { max }))
    .refine((text) => !/[^\P{Cc}\n\r\t]/u.test(text), saysError("plainText"))
    .transform((text) => text.replace(/\r\n?/g, "\n"));
}

/** E-mail addresses are compared in lower case. */
export const emailSchema = z
  .string()
  .trim()
  .toLowerCase()
  .max(254, saysError("emailTooLong"))
  .pipe(z.email(saysError("email")));

/** A public product id as the number the shop works with. */
export const productField = z.string().transform((text, context) => {
  const id = parsePublicProductId(text);
  if (id !== null) return id;
  context.addIssue({ code: "custom", message: sayError("noProduct") });
  return z.NEVER;
});
