import { drawPicture } from "@/lib/data/pictures/draw-picture";
import { parsePictureSpec } from "@/lib/data/pictures/picture-spec";

const HEADERS = {
  "content-type": "image/svg+xml; charset=utf-8",
  // The address says all there is to draw, so what it shows never changes.
  "cache-control": "public, max-age=31536000, immutable",
  // Opened by itself an SVG is a document: this one may do nothing but be looked at.
  "content-security-policy": "default-src 'none'; style-src 'none'; sandbox",
  "x-content-type-options": "nosniff",
};

export async function GET(
  _request: Request,
  context: { params: Promise<{ spec: string }> },
): Promise<Response> {
  const spec = parsePictureSpec((await context.params).spec);
  if (!spec) return new Response("Not found", { status: 404 });
  return new Response(drawPicture(spec), { headers: HEADERS });
}
