import { saysAccountError } from "@/lib/shop/auth/say-account-error";
import { z } from "zod";
import { saysError } from "@/lib/platform/current-words";
import { emailSchema, filledLine, plainLine } from "@/lib/platform/form-fields";
import { ROLES } from "@/lib/shop/auth/scopes";
import { newPassword } from "./new-password";
import { ALL, type Consent, NOTHING } from "@/lib/shop/shoppers/consent";

export const signUpSchema = z.object({
  name: filledLine(saysError("yourName"), 100),
  email: emailSchema,
  password: newPassword,
});
export type SignUp = z.infer<typeof signUpSchema>;

/** In the longest script a character takes four of what is counted here. */
const oldPassword = z
  .string()
  .min(1, saysAccountError("enterPassword"))
  .max(800, saysAccountError("passwordTooLong"));

/** What sign-in takes: short enough that nobody can make us hash a book. */
export const credentialsSchema = z.object({ email: emailSchema, password: oldPassword });
export type Credentials = z.infer<typeof credentialsSchema>;

export const detailsSchema = z.object({ name: filledLine(saysError("yourName"), 100) });
export type Details = z.infer<typeof detailsSchema>;

/** A role for an account that there is. */
export const roleChangeSchema = z.object({
  email: emailSchema,
  role: z.enum(ROLES, "Please choose a role."),
});
export type RoleChange = z.infer<typeof roleChangeSchema>;

/** Somebody who is to belong to the staff, whether they have an account or not. */
export const staffMemberSchema = z.object({
  email: emailSchema,
  name: plainLine(100).default(""),
  role: z.enum(ROLES, "Please choose a role.").exclude(["customer"]),
});
export type StaffMember = z.infer<typeof staffMemberSchema>;

/** The forms also say where to go on to; which paths are safe is decided when going there. */
const next = z.string().max(2_000).optional();
export const signInFormSchema = z.object({ email: z.string().max(300), password: z.string().max(800), next });
export const signUpFormSchema = signUpSchema.extend({ next });

/** A code of an app, or a recovery code, as people type them. */
const code = z.string().trim().min(6, saysAccountError("enterCode")).max(60, saysAccountError("enterCode"));
export const codeSchema = z.object({ code });
export const codeFormSchema = z.object({ code, next });

export const passwordSchema = z.object({ password: oldPassword });
export const changePasswordSchema = z.object({ password: oldPassword, newPassword });
export const askResetSchema = z.object({ email: emailSchema });
export const resetPasswordSchema = z.object({ token: z.string().max(100), password: newPassword });

const ticked = z.literal("on").optional();

/** A choice for all (`all`, `none`), or of the boxes that are ticked. */
export const chooseConsentSchema = z
  .object({ choice: z.enum(["all", "none", "these"]), personalisation: ticked, analytics: ticked })
  .transform(({ choice, personalisation, analytics }): Consent => {
    if (choice !== "these") return choice === "all" ? ALL : NOTHING;
    return { personalisation: personalisation === "on", analytics: analytics === "on" };
  });
