import type { z } from "zod";
import { AppError } from "@/lib/platform/errors";
import { parseInput } from "@/lib/platform/parse-input";
import type { ApiRequest } from "./api-request";

/** Most bodies are far smaller; whoever expects more says so. */
const DEFAULT_MAX_BYTES = 256 * 1024;

/** A body of JSON: what must be in it, and how much of it is read. */
export interface JsonBody<T> {
  schema: z.ZodType<T>;
  /** What clients should send, for the document, where more than that is put up with. */
  documented?: z.ZodType;
  maxBytes: number;
  /** False: no body at all means `{}`, so that `curl -X POST` is enough to ask for something. */
  required: boolean;
  /** What the problem document says of a body that does not fit the schema. */
  message?: string;
}

/** Declares a body of JSON, required and of at most 256 KiB unless `options` say otherwise. */
export function json<T>(
  schema: z.ZodType<T>,
  options: Partial<Omit<JsonBody<T>, "schema">> = {},
): JsonBody<T> {
  return { schema, maxBytes: DEFAULT_MAX_BYTES, required: true, ...options };
}

/** The body as it came, byte by byte: what signatures are made of. Throws AppError too_large. */
export async function readBytes(request: ApiRequest, maxBytes: number): Promise<Buffer> {
  const tooLarge = () => new AppError("too_large", `The body is larger than ${maxBytes} bytes.`);
  if (Number(request.headers.get("content-length") ?? 0) > maxBytes) throw tooLarge();
  if (!request.body) return Buffer.alloc(0);
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body as AsyncIterable<Uint8Array>) {
    size += chunk.byteLength;
    if (size > maxBytes) throw tooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/**
 * Only `application/json` is taken, so that no HTML form of another site can post it without the browser asking first.
 */
async function readJson(request: ApiRequest, maxBytes: number): Promise<unknown> {
  const type = request.headers.get("content-type")?.split(";")[0]?.trim().toLowerCase();
  if (type !== "application/json") {
    throw new AppError("unsupported_media_type", "Send the body as application/json.");
  }
  const text = (await readBytes(request, maxBytes)).toString("utf8");
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new AppError("invalid", "The body is not valid JSON.", { cause: error });
  }
}

/** The body of `request` as `body` declares it. Throws AppError too_large, unsupported_media_type or invalid. */
export async function readBody<T>(request: ApiRequest, body: JsonBody<T>): Promise<T> {
  const isMissing = !body.required && !request.headers.has("content-type");
  return parseInput(body.schema, isMissing ? {} : await readJson(request, body.maxBytes), body.message);
}
