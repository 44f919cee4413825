import { AppError } from "@/lib/platform/errors";

async function readLimited(request: Request, maxBytes: number): Promise<string> {
  const tooLarge = () => new AppError("too_large", `The body is larger than ${maxBytes} bytes.`);
  if (Number(request.headers.get("content-length") ?? 0) > maxBytes) throw tooLarge();
  if (!request.body) return "";
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body as unknown as AsyncIterable<Uint8Array>) {
    size += chunk.byteLength;
    if (size > maxBytes) throw tooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

/**
 * The body as JSON. Only `application/json` is taken, so that no HTML form of another site can post it without the
 * browser asking first. Throws AppError too_large, unsupported_media_type or invalid.
 */
export async function readJson(request: Request, maxBytes: number): Promise<unknown> {
  const type = request.headers.get("content-type")?.split(";")[0]?.trim().toLowerCase();
  if (type !== "application/json") {
    throw new AppError("unsupported_media_type", "Send the body as application/json.");
  }
  const text = await readLimited(request, maxBytes);
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new AppError("invalid", "The body is not valid JSON.", { cause: error });
  }
}

/** The body as JSON, unparsed; without any, an empty object: `curl -X POST` is enough to ask for something. */
export async function readOptionalJson(request: Request, maxBytes: number): Promise<unknown> {
  return request.headers.has("content-type") ? readJson(request, maxBytes) : {};
}
