export type SpanAttributes = Record<string, string | number | boolean>;

/** Something that takes a while, begun and not ended. */
export interface OpenSpan {
  /** Runs `work` so that what it begins is part of this. */
  within<T>(work: () => T): T;
  /** @param told what is known only now; `name` takes the place of the one it began with */
  end(told?: { name?: string; attributes?: SpanAttributes; error?: unknown }): void;
}

/** Where spans go. */
export interface Tracing {
  begin(name: string, attributes?: SpanAttributes): OpenSpan;
  /** Sends what waits, and ends. */
  close(): Promise<void>;
}
