import "server-only";
import { getEnv } from "./env";
import { traceTo } from "./tracing";

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
  traceTo(openTracing({ endpoint, service, share }));
}

/** Sends what waits and traces no more. */
export async function stopTracing(): Promise<void> {
  await traceTo(null)?.close();
}
