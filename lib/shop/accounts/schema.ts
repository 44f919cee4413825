import { z } from "zod";
import { emailSchema, line } from "@/lib/platform/form-fields";

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
