import { AppError, isAppError, messageOf } from "@/lib/platform/errors";

/** SQLSTATE classes of a server that is away, starting, stopping or full (08, 53, 57P). */
const SQL_STATES = /^(08|53|57P)/;
const SOCKET_CODES = new Set([
  "ECONNREFUSED",
  "ECONNRESET",
  "EPIPE",
  "ETIMEDOUT",
  "ENOTFOUND",
  "EHOSTUNREACH",
]);
/** What pg says without a code when a connection breaks, cannot be had in time, or a query takes too long. */
const MESSAGES =
  /connection terminated|timeout exceeded when trying to connect|query read timeout|not queryable/i;

/** True when the database could not be reached, false for a mistake of ours. */
export function isDatabaseAway(error: unknown): boolean {
  const code = String((error as { code?: unknown } | null)?.code ?? "");
  return SQL_STATES.test(code) || SOCKET_CODES.has(code) || MESSAGES.test(messageOf(error));
}

/** The error to throw instead: AppError unavailable when the database was away, otherwise the error itself. */
export function toUnavailable(error: unknown): unknown {
  if (isAppError(error) || !isDatabaseAway(error)) return error;
  return new AppError("unavailable", "The shop's database cannot be reached right now. Please try again.", {
    cause: error,
  });
}
