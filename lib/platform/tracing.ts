import { createSingleton } from "./singleton";
import type { OpenSpan, SpanAttributes, Tracing } from "./span";

const state = createSingleton<{ tracing: Tracing | null }>("tracing", () => ({ tracing: null })).get();

/** Has what is traced go to `tracing` from now on, or nowhere; returns where it went before. */
export function traceTo(tracing: Tracing | null): Tracing | null {
  const before = state.tracing;
  state.tracing = tracing;
  return before;
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
