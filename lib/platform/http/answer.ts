/** What handlers of the API answer, before it becomes a web `Response` or goes out on a socket. */
export interface Answer {
  status: number;
  /** Names in lower case. */
  headers: Record<string, string>;
  body: string | Uint8Array | ReadableStream<Uint8Array> | null;
}

/** JSON that has been written already, in place of the value it stands for: `T` is what parsing it would give. */
export class JsonText<T> {
  declare readonly value: T;

  constructor(readonly text: string) {}
}

const JSON_TYPE = "application/json";

/** `body` as JSON. */
export function jsonAnswer(
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): Answer {
  const text = body instanceof JsonText ? body.text : JSON.stringify(body);
  return { status, headers: { "content-type": JSON_TYPE, ...headers }, body: text };
}

/** What a handler made a `Response` of by itself. */
export function fromResponse({ status, headers, body }: Response): Answer {
  return { status, headers: Object.fromEntries(headers), body };
}

/** The answer as Next takes it. */
export function toResponse({ status, headers, body }: Answer): Response {
  return new Response(body as BodyInit | null, { status, headers });
}
