import { AsyncLocalStorage } from "node:async_hooks";
import { errorWords } from "@/lib/words/errors";
import { type Given, type Phrases, type Speaker, speak, type Words } from "@/lib/words/words";
import { createSingleton } from "./singleton";

/** What programs and the staff are told in. */
export const ENGLISH = "en-GB";

const spoken = createSingleton("spoken-language", () => new AsyncLocalStorage<string>());
const senders = createSingleton("senders-language", () => ({ ask: () => Promise.resolve(ENGLISH) }));

/** From now on `ask` says in which language whoever has sent a form is spoken to. */
export function askSendersLanguage(ask: () => Promise<string>): void {
  senders.get().ask = ask;
}

/** Runs `work`, which says what it says in this language. */
export function inLanguage<T>(language: string, work: () => T): T {
  return spoken.get().run(language, work);
}

/** Runs `work` in the language of whoever has sent a form, unless somebody has said in which before. */
export async function inSendersLanguage<T>(work: () => Promise<T>): Promise<T> {
  return inLanguage(sendersLanguage() ?? (await senders.get().ask()), work);
}

/** The language of whoever has sent the form that is being answered; null where none is. */
export const sendersLanguage = (): string | null => spoken.get().getStore() ?? null;

/** The language of what is being done: that of whoever has sent a form, for everybody else English. */
export const currentLanguage = (): string => sendersLanguage() ?? ENGLISH;

/** Says these words in it. */
export function currentWords<T extends Phrases>(words: Words<T>): Speaker<T> {
  return speak(words, currentLanguage());
}

type Errors = typeof errorWords.en;

/** What is wrong, in a sentence for whoever has sent it. */
export const sayError: Speaker<Errors>["say"] = (key, ...values) =>
  currentWords(errorWords).say(key, ...values);

/** The same for a rule of a schema: it is said when something is refused. */
export function saysError<K extends keyof Errors>(
  key: K,
  ...values: Given<Errors[K]>
): { error: () => string } {
  return { error: () => sayError(key, ...values) };
}
