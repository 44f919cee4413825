import { HOUR_MS } from "./buckets";
import type { Span } from "./count-hours";

export interface DirtyHour {
  hour: Date;
  /** Whether hours that need not be counted lie between this one and the one before it in the list. */
  isApart: boolean;
}

/**
 * Hours to count as spans: one statement counts a span as fast as an hour, and hours without anything cost nothing.
 *
 * @param hours newest first
 */
export function toSpans(hours: readonly DirtyHour[]): Span[] {
  const spans: Span[] = [];
  for (const { hour, isApart } of hours) {
    const last = spans.at(-1);
    if (last && !isApart) last.from = hour;
    else spans.push({ from: hour, to: new Date(hour.getTime() + HOUR_MS) });
  }
  return spans;
}
