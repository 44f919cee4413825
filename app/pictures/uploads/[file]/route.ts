import { isUuid } from "@/lib/platform/ids";
import { findUpload, readUpload } from "@/lib/shop/uploads/read-upload";

const HEADERS = {
  // An upload never changes: another picture is another upload.
  "cache-control": "public, max-age=31536000, immutable",
  "content-security-policy": "default-src 'none'; sandbox",
  "x-content-type-options": "nosniff",
};

export async function GET(
  _request: Request,
  context: { params: Promise<{ file: string }> },
): Promise<Response> {
  const id = (await context.params).file.replace(/\.webp$/, "");
  const picture = isUuid(id) ? await findUpload(id, "picture") : null;
  if (!picture) return new Response("Not found", { status: 404 });
  const parts: Uint8Array[] = [];
  for await (const part of readUpload(id)) parts.push(part);
  return new Response(Buffer.concat(parts), { headers: { ...HEADERS, "content-type": picture.contentType } });
}
