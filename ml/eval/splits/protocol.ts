import type { EventLog } from "../../core/data/events";
import type { Evaluation, HeldOutRatings } from "./evaluation";

/** How a log is parted into what models learn from and what they are asked. */
export type Protocol =
  /** The newest `share` of the events is the test part (0.2 is usual). */
  | { readonly kind: "temporal"; readonly share: number }
  /** The newest `share` of each user's own events, asked for at the time of the first of them. */
  | { readonly kind: "temporal-user"; readonly share: number }
  /** Each user's newest item, ranked among the catalog or among so many sampled `negatives`. */
  | { readonly kind: "leave-last-out"; readonly negatives?: number }
  /** A random `share` of every user's items (0.25 is usual). */
  | { readonly kind: "holdout"; readonly share: number }
  /** Random parts of all users' items; each is the test part once. */
  | { readonly kind: "k-fold"; readonly folds: number }
  /** The newest `share` of the sessions (a user is one): every prefix of one asks for its next item. */
  | { readonly kind: "next-item"; readonly share: number };

/** How a fold came about: by a protocol, or given as files. */
export type Origin = Protocol | { readonly kind: "fixed" } | { readonly kind: "prefixes" };

/** What models learn from, and what they are measured on. */
export interface Fold {
  readonly train: EventLog;
  readonly evaluation: Evaluation;
  /** The ratings of the test part, where there are any. */
  readonly ratings: HeldOutRatings | null;
}
