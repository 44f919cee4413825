import "server-only";
import pg from "pg";
import { type Db, getDb, getPool } from "./client";
import { LIMITS } from "./limits";
import { lend } from "./pool";
import { WatchedClient } from "./watched-client";

interface TransactionOptions {
  /** Where the connection comes from; or a connection the caller holds and keeps. The pool of requests by default. */
  on?: pg.Pool | pg.PoolClient;
  /** Sees the database as it is at one moment, and changes nothing. */
  readOnly?: boolean;
  /** Once aborted, the transaction rejects with the signal's reason at once, whatever the server is doing by then. */
  signal?: AbortSignal;
}

/** What a transaction works with: two faces of one connection. */
type Work<T> = (db: Db, client: pg.PoolClient) => Promise<T>;

/**
 * Runs `work` in one transaction: committed when it returns, rolled back when it throws. `db` is Prisma, for rows;
 * `client` is the same connection without it, for `COPY`. There is no other way to begin a transaction.
 */
export async function inTransaction<T>(work: Work<T>, options: TransactionOptions = {}): Promise<T> {
  const { on = getPool(), signal } = options;
  signal?.throwIfAborted();
  const isPool = on instanceof pg.Pool;
  const client = isPool ? await on.connect() : on;
  let broken: Error | undefined;
  try {
    return await begin(work, client, options);
  } catch (error) {
    // A connection that could not even roll back is thrown away, not given back.
    if (client.getTransactionStatus() !== "I") broken = new Error("The transaction was left open.");
    throw error;
  } finally {
    if (isPool) client.release(broken);
  }
}

function begin<T>(
  work: Work<T>,
  client: pg.PoolClient,
  { readOnly, signal }: TransactionOptions,
): Promise<T> {
  const { statementMs, transactionMs } = LIMITS[client instanceof WatchedClient ? client.purpose : "work"];
  const run = async (db: Db): Promise<T> => {
    if (readOnly) await client.query("set transaction isolation level repeatable read, read only");
    return work(db, client);
  };
  const done = lend(client, () =>
    getDb().$transaction(run, { maxWait: statementMs, timeout: transactionMs }),
  );
  return signal ? endedBy(signal, client, done) : done;
}

/** In the middle of a statement a connection cannot be used for anything else: it ends with it. */
function endedBy<T>(signal: AbortSignal, client: pg.PoolClient, done: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const onAbort = () => {
      if (client instanceof WatchedClient) client.cut();
      reject(signal.reason as Error);
    };
    signal.addEventListener("abort", onAbort, { once: true });
    done.then(resolve, reject).finally(() => signal.removeEventListener("abort", onAbort));
  });
}
