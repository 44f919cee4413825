"use client";

import { useLocale } from "./locale";

/** The day something happened: an order was placed, a product was looked at. */
export function Day({ at }: { at: Date }) {
  const format = new Intl.DateTimeFormat(useLocale(), { dateStyle: "long", timeZone: "UTC" });
  return (
    <time dateTime={at.toISOString().slice(0, 10)} suppressHydrationWarning>
      {format.format(at)}
    </time>
  );
}
