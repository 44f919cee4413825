import "server-only";
import type { ApiRequest } from "./api-request";
import { StringDecoder } from "node:string_decoder";
import type { z } from "zod";
import { AppError } from "@/lib/platform/errors";

/** A body of JSON Lines, read while it comes: one object a line, as many as there are. */
export interface LinesBody {
  /** What a line is, for the document: lines are looked at one by one where they are taken. */
  line: z.ZodType;
  /** What is answered for each. */
  result: z.ZodType;
  /** A longer line is none. */
  maxLineChars: number;
}

/** A line of a body; null instead of its text when it is too long. */
export interface GivenLine {
  /** From 1. */
  line: number;
  text: string | null;
}

export const LINES_TYPE = "application/x-ndjson";
const TYPES: readonly string[] = [
  ...[LINES_TYPE, "application/ndjson", "application/jsonl", "application/jsonlines"],
  ...["application/x-jsonlines", "application/json-lines"],
];
const DEFAULT_MAX_CHARS = 256 * 1024;
/** So much of an answer waits for whoever reads it only once everything is sent. */
const MAX_WAITING_BYTES = 16 * 1024 * 1024;
const MOST_AT_ONCE = 500;

/** Declares a body of JSON Lines and the lines that answer it; a line has at most 256 Ki characters unless it is said here. */
export function lines(
  line: z.ZodType,
  result: z.ZodType,
  { maxLineChars = DEFAULT_MAX_CHARS }: Partial<Pick<LinesBody, "maxLineChars">> = {},
): LinesBody {
  return { line, result, maxLineChars };
}

/** Throws AppError unsupported_media_type for a body of another type. */
export function requireLines(request: ApiRequest): void {
  const type = request.headers.get("content-type")?.split(";")[0]?.trim().toLowerCase() ?? "";
  if (TYPES.includes(type)) return;
  throw new AppError("unsupported_media_type", `Send the body as ${LINES_TYPE}: one JSON object a line.`);
}

/** Cuts text that comes in pieces into lines, and never keeps more of one than it may have. */
class LineCutter {
  #begun = "";
  #isTooLong = false;
  #line = 0;

  constructor(private readonly maxChars: number) {}

  *push(text: string): Generator<GivenLine> {
    let start = 0;
    for (let end = text.indexOf("\n"); end !== -1; end = text.indexOf("\n", start)) {
      this.#add(text.slice(start, end));
      yield* this.end();
      start = end + 1;
    }
    this.#add(text.slice(start));
  }

  /** The line that was begun; none when it is blank. */
  *end(): Generator<GivenLine> {
    this.#line++;
    const [text, isTooLong] = [this.#begun, this.#isTooLong];
    this.#begun = "";
    this.#isTooLong = false;
    if (isTooLong) yield { line: this.#line, text: null };
    else if (text.trim() !== "") yield { line: this.#line, text };
  }

  #add(text: string): void {
    this.#isTooLong ||= this.#begun.length + text.length > this.maxChars;
    this.#begun = this.#isTooLong ? "" : this.#begun + text;
  }
}

function* inGroups<T>(items: readonly T[]): Generator<T[]> {
  for (let start = 0; start < items.length; start += MOST_AT_ONCE)
    yield items.slice(start, start + MOST_AT_ONCE);
}

/**
 * The lines of a body in the groups they arrive in, blank ones left out. Nothing more is read before the next group is asked
 * for, so whoever sends is slowed down to what is taken in.
 */
export async function* readLines(
  { body }: ApiRequest,
  { maxLineChars }: LinesBody,
): AsyncGenerator<GivenLine[]> {
  if (!body) return;
  const cutter = new LineCutter(maxLineChars);
  const decoder = new StringDecoder("utf8");
  for await (const chunk of body as unknown as AsyncIterable<Uint8Array>) {
    yield* inGroups([...cutter.push(decoder.write(Buffer.from(chunk)))]);
  }
  yield* inGroups([...cutter.push(decoder.end()), ...cutter.end()]);
}

/**
 * An answer of JSON Lines that goes out while it is made, and is made no further ahead of its reader than some megabytes. When
 * making it fails, the answer ends in the middle.
 */
export function answerLines(groups: AsyncGenerator<readonly unknown[]>): Response {
  const encoder = new TextEncoder();
  const encode = (items: readonly unknown[]) =>
    encoder.encode(items.map((item) => `${JSON.stringify(item)}\n`).join(""));
  const stream = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const { value, done } = await groups.next();
        if (done) controller.close();
        else controller.enqueue(encode(value));
      },
      async cancel() {
        await groups.return(undefined);
      },
    },
    new ByteLengthQueuingStrategy({ highWaterMark: MAX_WAITING_BYTES }),
  );
  return new Response(stream, {
    headers: { "content-type": LINES_TYPE, "cache-control": "private, no-store" },
  });
}
