import { z } from "zod";

/** Text without NUL characters, which PostgreSQL refuses. */
export function withoutNul(text: z.ZodString): z.ZodString {
  return text.refine((value) => !value.includes("\u0000"), "must not contain NUL characters");
}

/** Text from outside: neither empty nor longer than `max`, without NUL characters. */
export function cleanText(max: number): z.ZodString {
  return withoutNul(z.string().min(1).max(max));
}
