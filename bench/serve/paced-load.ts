import http from "node:http";

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

/** Answers with the status, or 0. A connection the server closed while it was idle is no answer: asked again. */
function send(agent: http.Agent, base: URL, wanted: Request): Promise<number> {
  return new Promise((resolve) => {
    const request = http.get(new URL(wanted.path, base), { agent, headers: wanted.headers }, (response) => {
      response.on("end", () => resolve(response.statusCode ?? 0));
      response.on("error", () => resolve(0));
      response.resume();
    });
    request.on("error", (error: NodeJS.ErrnoException) => {
      const wasIdle = request.reusedSocket && error.code === "ECONNRESET";
      if (wasIdle) void send(agent, base, wanted).then(resolve);
      else resolve(0);
    });
  });
}

/** Sends `rate` requests a second for `seconds`, each when it is due whether or not the earlier ones are answered. */
export async function runPaced(
  base: URL,
  next: (index: number) => Request,
  { rate, seconds }: { rate: number; seconds: number },
): Promise<Sample[]> {
  const agent = new http.Agent({ keepAlive: true, maxSockets: 256 });
  const start = performance.now();
  const samples = await Promise.all(
    Array.from({ length: rate * seconds }, async (_, index) => {
      const due = start + (index * 1_000) / rate;
      await new Promise((resolve) => setTimeout(resolve, Math.max(0, due - performance.now())));
      const status = await send(agent, base, next(index));
      return { status, ms: performance.now() - due };
    }),
  );
  agent.destroy();
  return samples;
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
