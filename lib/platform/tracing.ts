import "server-only";
import { getEnv } from "./env";
import { createSingleton } from "./singleton";
import type { OpenSpan, SpanAttributes, Tracing } from "./span";

const state = createSingleton<{ tracing: Tracing | null }>("tracing", () => ({ tracing: null })).get();

/**
 * Sends traces from now on, if OTEL_EXPORTER_OTLP_ENDPOINT says where to. Without it nothing is loaded, and what could be
 * traced runs as if this were not here.
 *
 * @param service who speaks: aisle-web, aisle-worker
 */
export async function startTracing(service: string): Promise<void> {
  const { OTEL_EXPORTER_OTLP_ENDPOINT: endpoint, OTEL_TRACES_SAMPLER_ARG: share } = getEnv();
  if (endpoint === undefined) return;
  const { openTracing } = await import("./otlp-tracing");
  state.tracing = openTracing({ endpoint, service, share });
}

/** Sends what waits and traces no more. */
export async function stopTracing(): Promise<void> {
  const { tracing } = state;
  state.tracing = null;
  await tracing?.close();
}

/** Whether anybody collects: for whoever would have to work out what to tell. */
export function isTracing(): boolean {
  return state.tracing !== null;
}

/** Begins a span; null while nothing is traced. */
export function beginSpan(name: string, attributes?: SpanAttributes): OpenSpan | null {
  return state.tracing?.begin(name, attributes) ?? null;
}

/** Runs `work` as a span, until what it returns has settled; what it throws is noted and thrown on. */
export function traced<T>(name: string, work: () => T, attributes?: SpanAttributes): T {
  const span = beginSpan(name, attributes);
  if (span === null) return work();
  try {
    const result = span.within(work);
    if (!(result instanceof Promise)) {
      span.end();
      return result;
    }
    result.then(
      () => span.end(),
      (error: unknown) => span.end({ error }),
    );
    return result;
  } catch (error) {
    span.end({ error });
    throw error;
  }
}
