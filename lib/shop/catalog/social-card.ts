import "server-only";
import { Semaphore } from "async-mutex";
import { LRUCache } from "lru-cache";
import { sharp } from "@/lib/platform/picture-engine";
import { createSingleton } from "@/lib/platform/singleton";
import { drawCard } from "@/lib/data/pictures/draw-picture";
import { parsePictureSpec } from "@/lib/data/pictures/picture-spec";
import { isUuid } from "@/lib/platform/ids";
import { findUpload, readUpload } from "@/lib/shop/uploads/read-upload";
import { getLiveCatalog } from "./live-catalog";

const WIDTH = 1_200;
const HEIGHT = 630;
/** Drawn is quiet paper, uploaded pictures stand on the same. */
const PAPER = "#f1ede5";
/** All of them together. */
const MOST_BYTES = 16 * 1024 * 1024;

/** One at a time: a picture takes a tenth of a second of a core, and nobody waits for it. */
const shared = createSingleton("catalog.social-cards", () => ({
  turn: new Semaphore(1),
  made: new LRUCache<string, Buffer>({ maxSize: MOST_BYTES, sizeCalculation: (bytes) => bytes.length || 1 }),
}));

async function readUploaded(image: string): Promise<Buffer | null> {
  const id = /^\/pictures\/uploads\/([^/]+)\.webp$/.exec(image)?.[1] ?? "";
  if (!isUuid(id) || !(await findUpload(id, "picture"))) return null;
  const parts: Uint8Array[] = [];
  for await (const part of readUpload(id)) parts.push(part);
  return Buffer.concat(parts);
}

async function makeCard(image: string): Promise<Buffer | null> {
  const spec = image.startsWith("/pictures/") ? parsePictureSpec(image.slice("/pictures/".length)) : null;
  const source = spec ? Buffer.from(drawCard(spec)) : await readUploaded(image);
  if (source === null) return null;
  const fit = spec ? "cover" : "contain";
  return sharp(source)
    .resize(WIDTH, HEIGHT, { fit, background: PAPER })
    .flatten({ background: PAPER })
    .png({ palette: !!spec })
    .toBuffer();
}

/** What `findCard` tells of a product: its picture as PNG, or where the picture lies that the shop does not hold itself. */
export type SocialCard = { png: Buffer } | { address: string };

/** The picture that links to a product are shown with; null where there is no such product, or none of it. */
export async function findCard(slug: string): Promise<SocialCard | null> {
  const image = (await getLiveCatalog()).bySlug.get(slug)?.image ?? "";
  if (image === "") return null;
  const { turn, made } = shared.get();
  const known = made.get(image);
  if (known) return { png: known };
  return turn.runExclusive(async () => {
    const png = made.get(image) ?? (await makeCard(image));
    if (png === null) return { address: image };
    made.set(image, png);
    return { png };
  });
}
