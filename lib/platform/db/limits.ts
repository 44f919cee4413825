/** What a connection is for: every pool has one purpose, and its connections the limits of that purpose. */
export type Purpose = "request" | "report" | "work";

export interface Limits {
  /** The server cancels a statement after this long. */
  statementMs: number;
  /** The server ends a session that leaves a transaction open and idle for this long, and with it its locks. */
  idleInTransactionMs: number;
  /** A transaction is rolled back after this long, whatever it is doing. */
  transactionMs: number;
}

/**
 * How long anything waits for the database.
 *
 * - `request`: a page or an API request waits for it. All rows go this way.
 * - `report`: somebody can wait a while: reports, values polled in the background, the job queue, migrations' checks.
 * - `work`: `COPY`, imports, snapshots, building indexes, storing artifacts. Never on the way of a request.
 */
export const LIMITS: Readonly<Record<Purpose, Limits>> = {
  request: { statementMs: 3_000, idleInTransactionMs: 5_000, transactionMs: 10_000 },
  report: { statementMs: 30_000, idleInTransactionMs: 30_000, transactionMs: 60_000 },
  work: { statementMs: 60 * 60_000, idleInTransactionMs: 10 * 60_000, transactionMs: 12 * 60 * 60_000 },
};

/**
 * A server that cancels a statement says so. One that has said nothing this long after its own limit will not: the
 * connection is destroyed and its slot is free.
 */
export const GRACE_MS = 500;
/** Waiting for a new connection, or for a free one of the pool. */
export const CONNECT_MS = 3_000;
/**
 * A statement that has waited this long casts doubt on the whole database: see Circuit. With the time a probe has, and what a
 * page takes to be made from memory, that is less than a second.
 */
export const DOUBT_MS = 200;
/** One that goes on waiting does so again this often. */
export const DOUBT_AGAIN_MS = 1_000;
/** How long the connection that is to clear the doubt has to come about; only while this process listens does it count. */
export const PROBE_MS = 400;
/** Idle connections ask the kernel for a sign of life after this long. */
export const KEEP_ALIVE_MS = 10_000;
