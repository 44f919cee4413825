import { KIND, type EventLog } from "../data/events";
import type { ItemContent } from "./training";

/** What a model cannot do without: texts of items, stars, or visits of several events. */
export type Need = "content" | "ratings" | "sessions";

/** What the work of a model grows with. */
export interface LogSize {
  readonly users: number;
  readonly items: number;
  readonly events: number;
}

/** About what a model takes on two cores, in seconds. Only its order of magnitude matters. */
export interface Effort {
  /** One fit with the default parameters; Infinity where a log is too large for it. */
  readonly fit: number;
  /** Scoring the whole catalog for one user. */
  readonly answer: number;
}

/** What a log offers, as far as models differ in what they can use. */
export interface LogProfile {
  readonly size: LogSize;
  readonly offers: ReadonlySet<Need>;
}

/** Of a model that says nothing of its effort. */
const USUAL_EFFORT = (size: LogSize): Effort => ({
  fit: 2e-6 * size.events + 2e-5 * size.items,
  answer: 1e-4 + 2e-8 * size.items,
});

const SESSION_GAP_MS = 30 * 60_000;
/** Of the events, so many must be ratings before a model of stars is worth its time. */
const LEAST_RATINGS = 0.02;
/** Of the events, so many must continue a visit. */
const LEAST_CONTINUED = 0.1;

/** The size of a log. */
export function sizeOf(log: EventLog): LogSize {
  return { users: log.userCount, items: log.itemCount, events: log.length };
}

/** What a log and the content of its items offer to models. */
export function profileLog(log: EventLog, content?: ItemContent): LogProfile {
  const last = new Float64Array(log.userCount).fill(-Infinity);
  let ratings = 0;
  let continued = 0;
  for (let e = 0; e < log.length; e++) {
    if (log.kinds[e] === KIND.rating) ratings++;
    if (log.at[e] - last[log.users[e]] <= SESSION_GAP_MS) continued++;
    last[log.users[e]] = log.at[e];
  }
  const offers = new Set<Need>();
  if (content !== undefined) offers.add("content");
  if (ratings > 0 && ratings >= LEAST_RATINGS * log.length) offers.add("ratings");
  if (continued > 0 && continued >= LEAST_CONTINUED * log.length) offers.add("sessions");
  return { size: sizeOf(log), offers };
}

/** What a model says of its effort, or the usual. */
export function effortOf(entry: { readonly effort?: (size: LogSize) => Effort }, size: LogSize): Effort {
  return (entry.effort ?? USUAL_EFFORT)(size);
}
