"use client";

import { createContext, type ReactNode, useContext } from "react";
import { formatMoney, type Money } from "@/lib/platform/money";
import { type Phrases, type Speaker, speak, type Words } from "@/lib/words/words";

const Locale = createContext("en-GB");

/** Says below how this visitor's prices, numbers and dates are written. */
export function LocaleProvider({ locale, children }: { locale: string; children: ReactNode }) {
  return <Locale value={locale}>{children}</Locale>;
}

export function useLocale(): string {
  return useContext(Locale);
}

/** Says these words in this visitor's language. */
export function useWords<T extends Phrases>(words: Words<T>): Speaker<T> {
  return speak(words, useLocale());
}

/** An amount of money. Browsers differ in the blanks they put into it. */
export function Amount({ money: { amount, currency } }: { money: Money }) {
  return <span suppressHydrationWarning>{formatMoney({ amount, currency }, useLocale())}</span>;
}
