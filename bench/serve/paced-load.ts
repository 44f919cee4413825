import { Connection } from "./connection";

/** What one request came to. */
export interface Sample {
  /** Milliseconds from when it was due, so that a server that falls behind cannot hide it. */
  ms: number;
  status: number;
}

export interface LoadSummary {
  requests: number;
  /** Answers other than 2xx, and requests that got none. */
  errors: number;
  p50: number;
  p95: number;
  p99: number;
  max: number;
}

export interface Request {
  path: string;
  headers?: Record<string, string>;
}

/** Connections of which one that is idle is asked next; there are as many as were ever needed at once. */
class Connections {
  readonly #base: URL;
  readonly #idle: Connection[] = [];
  readonly #all: Connection[] = [];

  constructor(base: URL) {
    this.#base = base;
  }

  async ask({ path, headers = {} }: Request): Promise<number> {
    let connection = this.#idle.pop();
    while (connection && !connection.isOpen) connection = this.#idle.pop();
    if (!connection) this.#all.push((connection = new Connection(this.#base)));
    const status = await connection.ask(path, headers);
    this.#idle.push(connection);
    return status;
  }

  close(): void {
    for (const connection of this.#all) connection.close();
  }
}

/**
 * Sends `rate` requests a second for `seconds`, each when it is due whether or not the earlier ones are answered. One timer for
 * all of them: thousands that are made at once would keep the first requests waiting, and not by the server's doing.
 */
export async function runPaced(
  base: URL,
  next: (index: number) => Request,
  { rate, seconds }: { rate: number; seconds: number },
): Promise<Sample[]> {
  const connections = new Connections(base);
  const samples: Promise<Sample>[] = [];
  const start = performance.now();
  const ask = async (index: number): Promise<Sample> => {
    const due = start + (index * 1_000) / rate;
    const status = await connections.ask(next(index));
    return { status, ms: performance.now() - due };
  };
  while (samples.length < rate * seconds) {
    const due = Math.min(rate * seconds, Math.floor(((performance.now() - start) * rate) / 1_000) + 1);
    while (samples.length < due) samples.push(ask(samples.length));
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  const answered = await Promise.all(samples);
  connections.close();
  return answered;
}

export function summarise(samples: readonly Sample[]): LoadSummary {
  const sorted = samples.map((sample) => sample.ms).sort((a, b) => a - b);
  const at = (share: number) =>
    sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? 0;
  return {
    requests: samples.length,
    errors: samples.filter(({ status }) => status < 200 || status > 299).length,
    p50: at(0.5),
    p95: at(0.95),
    p99: at(0.99),
    max: at(1),
  };
}
