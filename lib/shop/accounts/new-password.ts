import "server-only";
import { saysError } from "@/lib/platform/current-words";
import { sayAccountError, saysAccountError } from "@/lib/shop/auth/say-account-error";
import { z } from "zod";
import { AppError } from "@/lib/platform/errors";

/** In characters, as people count them. */
const LEAST = 8;
const MOST = 200;

const lengthOf = (text: string) => [...text.normalize("NFC")].length;

/** A password somebody chooses: any characters, spaces and other scripts included, and no rule of which have to be there. */
export const newPassword = z
  .string()
  // Before anything is done with it.
  .max(MOST * 4, saysError("tooLong", { max: MOST }))
  .refine((text) => lengthOf(text) >= LEAST, saysAccountError("passwordTooShort", { least: LEAST }))
  .refine((text) => lengthOf(text) <= MOST, saysError("tooLong", { max: MOST }));

let common: Promise<ReadonlySet<string>> | undefined;

/** The fifty thousand passwords that are chosen most; read when the first one is chosen here. */
function readCommon(): Promise<ReadonlySet<string>> {
  return (common ??= import("@zxcvbn-ts/language-common").then(
    ({ dictionary }) => new Set(dictionary["passwords-common"].map(String)),
  ));
}

/** Whose password it is to be. */
interface Holder {
  email: string;
  name: string;
}

/** Whether guessing begins with this password: it is one of the commonest, or says who it belongs to. */
export async function isEasilyGuessed(password: string, { email, name }: Holder): Promise<boolean> {
  const plain = password.normalize("NFC").trim().toLowerCase();
  const known = [email, email.split("@")[0] ?? "", name].map((text) => text.trim().toLowerCase());
  return known.includes(plain) || (await readCommon()).has(plain);
}

/**
 * Throws AppError invalid for a password that guessing begins with.
 *
 * @param path the field it was typed into
 */
export async function assertGoodPassword(password: string, holder: Holder, path = "password"): Promise<void> {
  if (!(await isEasilyGuessed(password, holder))) return;
  const message = sayAccountError("guessed");
  throw new AppError("invalid", message, { fields: [{ path, message }] });
}
