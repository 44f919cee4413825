import autocannon from "autocannon";

/** What a number of connections got through that ask again as soon as they are answered. */
export interface Throughput {
  requests: number;
  /** Answers other than 2xx, and requests that got none. */
  errors: number;
  perSecond: number;
  p50: number;
  p99: number;
}

/** What one connection sends, one after the other and over again. */
export interface Step {
  method: "GET" | "POST";
  path: string;
  /** Called for each request: who sends it, and what. */
  make(): { cookie: string; body?: string };
}

export interface ClosedLoad {
  connections: number;
  seconds: number;
}

export async function runClosed(
  base: URL,
  steps: readonly Step[],
  { connections, seconds }: ClosedLoad,
): Promise<Throughput> {
  const requests = steps.map(({ method, path, make }): autocannon.Request => ({
    method,
    path,
    setupRequest: (request) => {
      const { cookie, body } = make();
      const headers = { cookie, ...(body === undefined ? {} : { "content-type": "application/json" }) };
      return { ...request, method, path, headers, body };
    },
  }));
  const result = await autocannon({ url: base.href, connections, duration: seconds, requests });
  return {
    requests: result.requests.total,
    errors: result.non2xx + result.errors + result.timeouts,
    perSecond: result.requests.total / result.duration,
    p50: result.latency.p50,
    p99: result.latency.p99,
  };
}
