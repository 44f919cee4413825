import "server-only";
import { context, SpanStatusCode, trace } from "@opentelemetry/api";
import { AsyncLocalStorageContextManager } from "@opentelemetry/context-async-hooks";
import { OTLPTraceExporter } from "@opentelemetry/exporter-trace-otlp-http";
import {
  BatchSpanProcessor,
  ParentBasedSampler,
  TraceIdRatioBasedSampler,
  TracerProvider,
} from "@opentelemetry/sdk-trace";
import { resourceFromAttributes } from "@opentelemetry/resources";
import { messageOf } from "./errors";
import type { OpenSpan, Tracing } from "./span";

/** Little waits when a process ends. */
const DELAY_MS = 1_000;

interface OtlpOptions {
  /** Of a collector: `http://collector:4318`. */
  endpoint: string;
  service: string;
  /** Of the traces, how many are sent: 0 to 1. */
  share: number;
}

/**
 * OpenTelemetry, as the only module that knows it. Where a request says that it belongs to a trace of somebody else's is not
 * looked at: anybody could send that.
 */
export function openTracing({ endpoint, service, share }: OtlpOptions): Tracing {
  const exporter = new OTLPTraceExporter({ url: new URL("/v1/traces", endpoint).href });
  const provider = new TracerProvider({
    resource: resourceFromAttributes({ "service.name": service }),
    sampler: new ParentBasedSampler({ root: new TraceIdRatioBasedSampler(share) }),
    spanProcessors: [new BatchSpanProcessor({ exporter, scheduledDelayMillis: DELAY_MS })],
  });
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  trace.setGlobalTracerProvider(provider);
  const tracer = provider.getTracer("aisle");

  function begin(name: string, attributes = {}): OpenSpan {
    const span = tracer.startSpan(name, { attributes });
    const inside = trace.setSpan(context.active(), span);
    return {
      within: (work) => context.with(inside, work),
      end({ name: known, attributes: more, error } = {}) {
        if (known !== undefined) span.updateName(known);
        if (more) span.setAttributes(more);
        if (error !== undefined) span.setStatus({ code: SpanStatusCode.ERROR, message: messageOf(error) });
        span.end();
      },
    };
  }

  return {
    begin,
    async close() {
      await provider.shutdown();
      trace.disable();
      context.disable();
    },
  };
}
