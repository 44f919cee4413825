/** How long a call takes, over many calls. */
export interface Latency {
  readonly medianMs: number;
  readonly p90Ms: number;
  readonly p95Ms: number;
  readonly p99Ms: number;
}

export const WARM_UP = 30;
export const CALLS = 500;
/** Slow calls are measured for so long, but at least so often. */
export const MOST_MS = 8_000;
export const LEAST_CALLS = 100;

/**
 * Calls `answer` again and again; what it returns is added up in `sink`, so that no call can be left out.
 *
 * @param answer given the number of the call
 */
export function measureLatency(answer: (call: number) => number, sink: { sum: number }): Latency {
  for (let call = 0; call < WARM_UP; call++) sink.sum += answer(call);
  const times: number[] = [];
  const begin = performance.now();
  for (let call = 0; call < CALLS; call++) {
    const start = performance.now();
    if (call >= LEAST_CALLS && start - begin > MOST_MS) break;
    sink.sum += answer(call);
    times.push(performance.now() - start);
  }
  return summariseTimes(times);
}

/** @param times of single calls, in ms */
export function summariseTimes(times: readonly number[]): Latency {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number): number =>
    sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
  return { medianMs: at(0.5), p90Ms: at(0.9), p95Ms: at(0.95), p99Ms: at(0.99) };
}
