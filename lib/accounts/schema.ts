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

const newPassword = z
  .string()
  .min(10, "Please use at least 10 characters.")
  .max(200, "Please use at most 200 characters.");

export const signUpSchema = z.object({
  name: line("your name", 100),
  email: emailSchema,
  password: newPassword,
});
export type SignUp = z.infer<typeof signUpSchema>;

/** What sign-in takes: short enough that nobody can make us hash a book. */
export const credentialsSchema = z.object({ email: emailSchema, password: z.string().min(1).max(200) });
export type Credentials = z.infer<typeof credentialsSchema>;

export const detailsSchema = z.object({ name: line("your name", 100) });
export type Details = z.infer<typeof detailsSchema>;

export const consentSchema = z.object({ consent: z.boolean() });
