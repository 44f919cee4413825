/**
 * Who is behind an event, and whether it counts. Figures, trends and trainings read `person` alone; everything is kept,
 * and a shopper's own pages go by all that was not withdrawn.
 */
export const LANES = [
  /** Counts. */
  "person",
  /** A crawler, a script, or a browser that a program drives. */
  "robot",
  /** A page that was fetched ahead and perhaps never looked at. */
  "prefetch",
  /** The shop's own people. */
  "admin",
  /** Too much of the same to be taken as it is: waits for an admin, who counts or discards it. */
  "held",
  /** Taken back: a cancelled or returned purchase, or a held event that was discarded. */
  "withdrawn",
] as const;
export type Lane = (typeof LANES)[number];
