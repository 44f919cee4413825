import { sayError } from "@/lib/platform/current-words";
import { AppError, isAppError, messageOf } from "@/lib/platform/errors";

/**
 * SQLSTATEs of a server that is away, starting, stopping or full (08, 53, 57P), or that did not get done in time: a
 * statement cancelled by its limit, a lock that could not be had, a transaction left open for too long.
 */
const SQL_STATES = /^(08|53|57P|57014|55P03|25P03)/;
const SOCKET_CODES = new Set([
  "ECONNREFUSED",
  "ECONNRESET",
  "EPIPE",
  "ETIMEDOUT",
  "ENOTFOUND",
  "EHOSTUNREACH",
]);
/** Prisma's: not reached, timed out, closed, no connection or no transaction to be had in time. */
const PRISMA_CODES = new Set(["P1001", "P1002", "P1008", "P1017", "P2024", "P2028"]);
/** The same as Prisma's adapter for pg says it, inside the error of a statement written by hand. */
const ADAPTER_KINDS = new Set([
  "DatabaseNotReachable",
  "ConnectionClosed",
  "SocketTimeout",
  "TooManyConnections",
]);
/** What pg says without a code when a connection breaks, cannot be had in time, or a query takes too long. */
const MESSAGES =
  /connection terminated|timeout exceeded when trying to connect|timeout expired|query read timeout|not queryable/i;

/** True when no connection to a server came about, or it was lost. */
export function isUnreached(error: unknown): boolean {
  return SOCKET_CODES.has(String(((error ?? {}) as DriverError).code ?? ""));
}

interface DriverError {
  code?: unknown;
  meta?: { driverAdapterError?: { cause?: { kind?: string; originalCode?: string } } };
}

/** SQLSTATE of a server whose disk is full. */
const DISK_FULL = "53100";

function sqlStateOf(error: unknown): string {
  const { code, meta } = (error ?? {}) as DriverError;
  return meta?.driverAdapterError?.cause?.originalCode ?? String(code ?? "");
}

/** True when the database could not be reached, or not in time; false for a mistake of ours. */
export function isDatabaseAway(error: unknown): boolean {
  const { code: given, meta } = (error ?? {}) as DriverError;
  const code = String(given ?? "");
  if (SOCKET_CODES.has(code) || PRISMA_CODES.has(code) || MESSAGES.test(messageOf(error))) return true;
  const { kind = "", originalCode = "" } = meta?.driverAdapterError?.cause ?? {};
  return SQL_STATES.test(code) || SQL_STATES.test(originalCode) || ADAPTER_KINDS.has(kind);
}

/** What whoever asked is told when the database is away. */
export function databaseAway(cause?: unknown): AppError {
  return new AppError("unavailable", sayError("away"), { cause });
}

/**
 * The error to throw instead: AppError unavailable when the database was away, no_space when its disk is full, otherwise the
 * error itself.
 */
export function toUnavailable(error: unknown): unknown {
  if (sqlStateOf(error) === DISK_FULL) {
    return new AppError("no_space", sayError("full"), { cause: error });
  }
  return isAppError(error) || !isDatabaseAway(error) ? error : databaseAway(error);
}

/** True when whoever has thrown this could not do it for want of the database, however it says so. */
export function isUnavailable(thrown: unknown): boolean {
  const error = toUnavailable(thrown);
  return isAppError(error) && error.code === "unavailable";
}
