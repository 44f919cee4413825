import { currentWords } from "@/lib/platform/current-words";
import { accountErrorsWords } from "@/lib/words/account-errors";
import type { Given, Speaker } from "@/lib/words/words";

type Errors = typeof accountErrorsWords.en;

/** Why something about an account was refused, in the language of whoever has sent it. */
export const sayAccountError: Speaker<Errors>["say"] = (key, ...values) =>
  currentWords(accountErrorsWords).say(key, ...values);

/** The same for a rule of a schema: it is said when something is refused. */
export function saysAccountError<K extends keyof Errors>(
  key: K,
  ...values: Given<Errors[K]>
): { error: () => string } {
  return { error: () => sayAccountError(key, ...values) };
}
