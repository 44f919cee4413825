import autocannon from "autocannon";

/** What a number of connections got through that ask again as soon as they are answered. */
export interface Throughput {
  /** Requests answered with 2xx. */
  answered: number;
  /** Answers other than 2xx, and requests that got none. */
  errors: number;
  /** Requests answered with 2xx. */
  perSecond: number;
  p50: number;
  p99: number;
}

/** Who sits at a connection at the moment. */
export interface Seat {
  cookie: string;
  /** Theirs, as a proxy in front of the shop says it: the limits of one address are not what is measured. */
  address: string;
}

/** What one connection sends, one after the other and over again. */
export interface Step {
  method: "GET" | "POST";
  path: string;
  /** Called for each request: what is sent, and, where somebody else sits down, who. */
  make(seat: Seat): { body?: string };
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
    setupRequest: (request, context: Partial<Seat>) => {
      const { cookie = "", address = "" } = context;
      const seat = Object.assign(context, { cookie, address });
      const { body } = make(seat);
      const headers: Record<string, string> = { cookie: seat.cookie };
      // What is recorded is limited by address: each request has one of its own.
      if (body !== undefined) {
        headers["content-type"] = "application/json";
        headers["x-forwarded-for"] = seat.address;
      }
      return { ...request, method, path, headers, body };
    },
  }));
  const result = await autocannon({ url: base.href, connections, duration: seconds, requests });
  return {
    answered: result["2xx"],
    errors: result.non2xx + result.errors + result.timeouts,
    perSecond: result["2xx"] / result.duration,
    p50: result.latency.p50,
    p99: result.latency.p99,
  };
}
