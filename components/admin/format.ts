import { decimalsOf, formatMoney } from "@/lib/platform/money";

const LOCALE = "en-GB";
const counts = new Intl.NumberFormat(LOCALE);
const compact = new Intl.NumberFormat(LOCALE, { notation: "compact", maximumSignificantDigits: 3 });
const day = new Intl.DateTimeFormat(LOCALE, { day: "numeric", month: "short", timeZone: "UTC" });
const date = new Intl.DateTimeFormat(LOCALE, { dateStyle: "medium", timeZone: "UTC" });
const moment = new Intl.DateTimeFormat(LOCALE, { dateStyle: "medium", timeStyle: "short", timeZone: "UTC" });
const time = new Intl.DateTimeFormat(LOCALE, { timeStyle: "medium", timeZone: "UTC" });

export function formatCount(value: number): string {
  return counts.format(value);
}

/** For axes: 12,500 → `12.5k`. */
export function formatCompact(value: number): string {
  return compact.format(value);
}

/** A share of 0…1 as a percentage with as many decimals as it takes to tell small shares apart; null as a dash. */
export function formatShare(share: number | null): string {
  if (share === null) return "–";
  const percent = share * 100;
  const decimals = percent === 0 || percent === 100 ? 0 : percent < 1 ? 2 : 1;
  return `${percent.toFixed(decimals)}%`;
}

/** For axes, whose ticks are round: 0.2 → `20%`. */
export function formatShareTick(share: number): string {
  return `${Number((share * 100).toPrecision(3))}%`;
}

/** A change with its sign, in percentage points: 0.012 → `+1.2 pp`. */
export function formatPoints(difference: number): string {
  return `${withSign(difference * 100, Math.abs(difference) < 0.001 ? 2 : 1)} pp`;
}

/** A relative change with its sign: 0.1 → `+10%`. */
export function formatRelative(change: number): string {
  return `${withSign(change * 100, 0)}%`;
}

function withSign(value: number, decimals: number): string {
  const text = Math.abs(value).toFixed(decimals);
  if (Number(text) === 0) return `±${text}`;
  return `${value > 0 ? "+" : "−"}${text}`;
}

/** `2026-03-02` → `2 Mar`. */
export function formatDay(isoDay: string): string {
  return day.format(new Date(`${isoDay}T00:00:00Z`));
}

/** `2026-03-02` → `2 Mar 2026`. */
export function formatDate(isoDay: string): string {
  return date.format(new Date(`${isoDay}T00:00:00Z`));
}

/** `2 – 8 Mar 2026`. */
export function formatDays({ from, to }: { from: string; to: string }): string {
  return date.formatRange(new Date(`${from}T00:00:00Z`), new Date(`${to}T00:00:00Z`));
}

/** An ISO 8601 moment as `2 Mar 2026, 14:05` in UTC. */
export function formatMoment(iso: string): string {
  return moment.format(new Date(iso));
}

/** An ISO 8601 moment as `14:05:09` in UTC. */
export function formatTime(iso: string): string {
  return time.format(new Date(iso));
}

/** How long ago, at the reader's scale: `3 minutes ago`. Both in milliseconds. */
export function formatAge(then: number, now: number): string {
  const seconds = Math.max(0, (now - then) / 1000);
  const relative = new Intl.RelativeTimeFormat(LOCALE, { numeric: "auto" });
  if (seconds < 60) return "just now";
  if (seconds < 3600) return relative.format(-Math.floor(seconds / 60), "minute");
  if (seconds < 86_400) return relative.format(-Math.floor(seconds / 3600), "hour");
  return relative.format(-Math.floor(seconds / 86_400), "day");
}

export function formatAmount(amount: number, currency: string): string {
  return formatMoney({ amount, currency });
}

/** An amount for an axis, without minor units: £1,250 → `£1.25k`. */
export function formatAmountTick(amount: number, currency: string): string {
  return new Intl.NumberFormat(LOCALE, {
    style: "currency",
    currency,
    notation: "compact",
    maximumSignificantDigits: 3,
  }).format(amount / 10 ** decimalsOf(currency));
}
