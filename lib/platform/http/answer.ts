/** What handlers of the API answer, before it becomes a web `Response` or goes out on a socket. */
export interface Answer {
  status: number;
  /** Names in lower case. */
  headers: Record<string, string>;
  body: string | Uint8Array | ReadableStream<Uint8Array> | null;
}

/** JSON that has been written already, in place of the value it stands for: `T` is what parsing it would give. */
export class JsonBytes<T> {
  declare readonly value: T;

  constructor(readonly bytes: Uint8Array<ArrayBuffer>) {}

  get text(): string {
    return Buffer.from(this.bytes).toString();
  }

  /** Of pieces one after the other; what was written before is only copied. */
  static of<T>(pieces: readonly (string | Uint8Array)[]): JsonBytes<T> {
    const lengthOf = (piece: string | Uint8Array) =>
      typeof piece === "string" ? Buffer.byteLength(piece) : piece.length;
    const bytes = Buffer.allocUnsafe(pieces.reduce((sum, piece) => sum + lengthOf(piece), 0));
    let end = 0;
    for (const piece of pieces) {
      if (typeof piece === "string") end += bytes.write(piece, end);
      else {
        bytes.set(piece, end);
        end += piece.length;
      }
    }
    return new JsonBytes(bytes);
  }
}

const JSON_TYPE = "application/json";

/** `body` as JSON. */
export function jsonAnswer(
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): Answer {
  const written = body instanceof JsonBytes ? body.bytes : JSON.stringify(body);
  return { status, headers: { "content-type": JSON_TYPE, ...headers }, body: written };
}

/** What a handler made a `Response` of by itself. */
export function fromResponse({ status, headers, body }: Response): Answer {
  return { status, headers: Object.fromEntries(headers), body };
}

/** The answer as Next takes it. */
export function toResponse({ status, headers, body }: Answer): Response {
  return new Response(body as BodyInit | null, { status, headers });
}
