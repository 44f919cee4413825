import type { EventEmitter } from "node:events";
import type { Duplex } from "node:stream";
import pg from "pg";
import { sendTraced } from "./trace-statement";
import { DOUBT_AGAIN_MS, DOUBT_MS, GRACE_MS, KEEP_ALIVE_MS, LIMITS, type Purpose } from "./limits";

/** What the watch reports to. */
export interface Watch {
  purpose: Purpose;
  /** Called when a statement has waited for long, and each second after. Long work does not ask. */
  onDoubt?(): void;
  /** Called with every answer. */
  onAnswer?(): void;
}

export type WatchedConfig = pg.ClientConfig & { watch: Watch };

/** What pg keeps of its connection; documented nowhere, and the only way to end one that does not answer. */
interface Internals {
  connection: EventEmitter & { stream: Duplex };
}

/** The error of whatever waits for a database that does not answer. A socket's own, so that every layer knows it. */
export function noAnswer(): Error {
  const error = new Error("The database does not answer.");
  return Object.assign(error, { code: "ETIMEDOUT", syscall: "read", errno: -110 });
}

/**
 * A connection whose statements all have a time limit. pg's own `query_timeout` fails the statement and leaves the
 * connection waiting; here the connection ends with it, so that its slot is free and nothing queues up behind it.
 */
export class WatchedClient extends pg.Client {
  readonly #purpose: Purpose;
  readonly #watch: Watch;
  /** Statements sent or queued whose end has not been heard of. */
  #waiting = 0;
  #since = 0;
  #timer: NodeJS.Timeout | undefined;

  constructor({ watch, ...config }: WatchedConfig) {
    super({ ...config, keepAlive: true, keepAliveInitialDelayMillis: KEEP_ALIVE_MS });
    this.#purpose = watch.purpose;
    this.#watch = watch;
    const { connection } = this as unknown as Internals;
    connection.on("readyForQuery", () => this.#onAnswer());
    connection.on("end", () => clearTimeout(this.#timer));
    // Wrapped instead of overridden: pg has eleven signatures of it, and none of them matters here.
    const send = this.query.bind(this) as (...args: unknown[]) => unknown;
    const watched = (...args: unknown[]): unknown => {
      if (this.#waiting++ === 0) this.#begin();
      return sendTraced(send, args);
    };
    this.query = watched as typeof this.query;
  }

  get purpose(): Purpose {
    return this.#purpose;
  }

  /** Ends the connection without asking the other side; what waits for it fails now. */
  cut(): void {
    clearTimeout(this.#timer);
    (this as unknown as Internals).connection.stream.destroy(noAnswer());
  }

  /** Sets the server's own limits for this session, which it is told once. */
  async introduce(): Promise<void> {
    const { statementMs, idleInTransactionMs } = LIMITS[this.#purpose];
    // Told instead of given on connecting, because poolers refuse settings there. What is acknowledged is on disk,
    // whatever the server's default is; and the server too notices a client that is gone without a word.
    await this.query(`
      set statement_timeout = ${statementMs};
      set idle_in_transaction_session_timeout = ${idleInTransactionMs};
      set synchronous_commit = on;
      set tcp_keepalives_idle = ${KEEP_ALIVE_MS / 1_000};
      set tcp_keepalives_interval = 5;
      set tcp_keepalives_count = 4`);
  }

  #begin(): void {
    this.#since = performance.now();
    this.#arm(DOUBT_MS);
  }

  #onAnswer(): void {
    this.#watch.onAnswer?.();
    clearTimeout(this.#timer);
    this.#waiting = Math.max(0, this.#waiting - 1);
    if (this.#waiting > 0) this.#begin();
  }

  #arm(doubtMs: number): void {
    const since = this.#since;
    const left = LIMITS[this.#purpose].statementMs + GRACE_MS - (performance.now() - since);
    if (left <= 0) return this.cut();
    const next = this.#watch.onDoubt ? Math.min(doubtMs, left) : left;
    const look = () => {
      if (this.#waiting === 0 || this.#since !== since) return;
      this.#watch.onDoubt?.();
      this.#arm(DOUBT_AGAIN_MS);
    };
    // A process that was busy reads its sockets first: the answer may have been there for long.
    this.#timer = setTimeout(() => setImmediate(look), next).unref();
  }
}
