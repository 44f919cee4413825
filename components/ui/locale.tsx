"use client";

import { createContext, type ReactNode, useContext } from "react";
import { formatMoney, type Money } from "@/lib/platform/money";

const Locale = createContext("en-GB");

/** Says below how this visitor's prices, numbers and dates are written. */
export function LocaleProvider({ locale, children }: { locale: string; children: ReactNode }) {
  return <Locale value={locale}>{children}</Locale>;
}

export function useLocale(): string {
  return useContext(Locale);
}

/** An amount of money. Browsers differ in the blanks they put into it. */
export function Amount({ money: { amount, currency } }: { money: Money }) {
  return <span suppressHydrationWarning>{formatMoney({ amount, currency }, useLocale())}</span>;
}
