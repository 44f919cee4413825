/** Buckets begin at whole minutes, hours and days of UTC, in the time zone of no session. */
const ORIGIN = "timestamptz '2000-01-01Z'";

export const HOUR_MS = 3_600_000;
export const DAY_MS = 24 * HOUR_MS;

/** The start of the minute, hour or day that a column's moment lies in, as a part of a query. */
export const minuteOf = (column: string) => `date_bin('1 minute', ${column}, ${ORIGIN})`;
export const hourOf = (column: string) => `date_bin('1 hour', ${column}, ${ORIGIN})`;
export const dayOf = (column: string) => `date_bin('1 day', ${column}, ${ORIGIN})`;
