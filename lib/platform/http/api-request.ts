/** What handlers of the API see of a request: a web `Request` is one, and so is what the plain listener makes of Node's. */
export interface ApiRequest {
  readonly method: string;
  /** Absolute. */
  readonly url: string;
  readonly headers: Pick<Headers, "get" | "has">;
  readonly body: AsyncIterable<Uint8Array> | ReadableStream<Uint8Array> | null;
}
