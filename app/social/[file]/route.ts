import { findCard } from "@/lib/shop/catalog/social-card";

const HEADERS = {
  "content-type": "image/png",
  // A product may get another picture.
  "cache-control": "public, max-age=86400",
  "x-content-type-options": "nosniff",
};

/** The picture that links to a product are shown with elsewhere. */
export async function GET(
  _request: Request,
  context: { params: Promise<{ file: string }> },
): Promise<Response> {
  const { file } = await context.params;
  const card = file.endsWith(".png") ? await findCard(file.slice(0, -".png".length)) : null;
  if (!card) return new Response("Not found", { status: 404 });
  if ("address" in card) return new Response(null, { status: 307, headers: { location: card.address } });
  return new Response(new Uint8Array(card.png), { headers: HEADERS });
}
