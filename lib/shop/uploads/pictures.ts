import "server-only";
import type { ApiRequest } from "@/lib/platform/http/api-request";
import { sharp } from "@/lib/platform/picture-engine";
import { AppError } from "@/lib/platform/errors";
import { type Actor, requireRight } from "@/lib/shop/auth/actor";
import { receiveFiles } from "./receive-files";
import { storeUpload } from "./store-upload";

/** A picture that was uploaded, as catalogs name it. */
export interface UploadedPicture {
  /** Its address in this shop. */
  address: string;
  width: number;
  height: number;
}

const KINDS = new Set(["jpeg", "png", "webp", "gif", "avif", "heif"]);
export const MAX_PICTURE_BYTES = 15 * 1024 * 1024;
const MAX_PICTURES = 10;
/** Of a picture, however well it is packed. */
const MAX_PIXELS = 60_000_000;
const LONGEST_SIDE = 1_600;
const QUALITY = 82;

/**
 * A picture written anew, so that nothing of the file is served as it came: what it is tells its content, never its name.
 * Throws AppError invalid for what is no picture, or too large a one.
 */
export async function encodePicture(name: string, bytes: Buffer) {
  try {
    const given = sharp(bytes, { limitInputPixels: MAX_PIXELS, failOn: "error" });
    const { format } = await given.metadata();
    if (!KINDS.has(format))
      throw new AppError("invalid", `${name} is no JPEG, PNG, WebP, GIF or AVIF picture.`);
    return await given
      .rotate()
      .resize({ width: LONGEST_SIDE, height: LONGEST_SIDE, fit: "inside", withoutEnlargement: true })
      .webp({ quality: QUALITY })
      .toBuffer({ resolveWithObject: true });
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw new AppError(
      "invalid",
      `${name} is no picture, is damaged, or has more than ${MAX_PIXELS / 1e6} million pixels.`,
      {
        cause: error,
      },
    );
  }
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

/** Takes in the pictures of a form. Throws AppError unauthenticated, forbidden, invalid, or as `receiveFiles` does. */
export async function receivePictures(request: ApiRequest, actor: Actor): Promise<UploadedPicture[]> {
  const createdBy = requireRight(actor, "catalog:write");
  const limits = { field: "picture", maxFiles: MAX_PICTURES, maxBytes: MAX_PICTURE_BYTES };
  return receiveFiles(request, limits, async (name, bytes) => {
    const chunks: Buffer[] = [];
    for await (const chunk of bytes) chunks.push(chunk);
    const { data, info } = await encodePicture(name, Buffer.concat(chunks));
    const upload = { purpose: "picture", name, contentType: "image/webp", createdBy } as const;
    const { id } = await storeUpload(upload, once(data));
    return { address: `/pictures/uploads/${id}.webp`, width: info.width, height: info.height };
  });
}
