/**
 * Buckets begin at whole minutes, hours and days of UTC, in the time zone of no session: `date_bin('1 hour', at, …)`. As a
 * part of a query; the migration's triggers say the same.
 */
export const ORIGIN = "timestamptz '1900-01-01Z'";

export const HOUR_MS = 3_600_000;
export const DAY_MS = 24 * HOUR_MS;
