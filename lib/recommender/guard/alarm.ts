export type AlarmName =
  "clicks" | "orders" | "latency" | "errors" | "coverage" | "exposure" | "drift" | "validation";

/** What a version was judged against: shown at the same time, an earlier time, or a fixed limit. */
export type Basis = "beside" | "before" | "limit";

/** One thing the guard has seen that may be harm. */
export interface Alarm {
  name: AlarmName;
  basis: Basis;
  /** Too much to wait for more certainty about its cause. */
  drastic: boolean;
  /** A sentence for people, with the figures. */
  message: string;
  /** The figures, for machines. */
  detail: Record<string, number | string | null>;
}

const ORDER: readonly Basis[] = ["limit", "beside", "before"];

/** The alarm that says most, or null. */
export function worstOf(alarms: readonly Alarm[]): Alarm | null {
  const rank = ({ basis, drastic }: Alarm) => 2 * ORDER.indexOf(basis) + (drastic ? 0 : 1);
  return alarms.toSorted((a, b) => rank(a) - rank(b))[0] ?? null;
}

export const percent = (share: number) => `${(100 * share).toFixed(Math.abs(share) < 0.1 ? 1 : 0)} %`;
