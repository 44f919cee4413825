import type { IncomingMessage } from "node:http";
import type { ApiRequest } from "./api-request";

/** A request as Node has it, with what Next would add to it: from where and by which protocol it came. */
export class PlainRequest implements ApiRequest {
  readonly #incoming: IncomingMessage;
  readonly headers: ApiRequest["headers"];

  constructor(incoming: IncomingMessage) {
    this.#incoming = incoming;
    const { headers } = incoming;
    headers["x-forwarded-for"] ??= incoming.socket.remoteAddress;
    headers["x-forwarded-proto"] ??= "encrypted" in incoming.socket ? "https" : "http";
    this.headers = {
      get: (name) => {
        const value = headers[name.toLowerCase()];
        return value === undefined ? null : String(value);
      },
      has: (name) => headers[name.toLowerCase()] !== undefined,
    };
  }

  get method(): string {
    return this.#incoming.method ?? "GET";
  }

  get url(): string {
    return `http://${this.headers.get("host") ?? "localhost"}${this.#incoming.url ?? "/"}`;
  }

  get body(): AsyncIterable<Uint8Array> | null {
    return this.method === "GET" || this.method === "HEAD" ? null : this.#incoming;
  }
}
