import fs from "node:fs";
import path from "node:path";
import pixelmatch from "pixelmatch";
import sharp from "sharp";

/** Pictures are kept at half their size: what is moved or coloured otherwise is seen all the same, at a fifth of the bytes. */
const SCALE = 0.5;
const QUALITY = { quality: 70, effort: 6 };
/** How far two pixels may be apart (0 to 1: black and white), and how many of a square of WINDOW may be further. */
const THRESHOLD = 0.06;
const WINDOW = 24;
const ALLOWED = 24;

interface Pixels {
  data: Buffer;
  width: number;
  height: number;
}

async function decode(picture: Buffer): Promise<Pixels> {
  const { data, info } = await sharp(picture).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height };
}

/** A screenshot as it is kept. */
async function reduce(screenshot: Buffer): Promise<Buffer> {
  const { width = 0 } = await sharp(screenshot).metadata();
  return sharp(screenshot)
    .resize({ width: Math.round(width * SCALE) })
    .webp(QUALITY)
    .toBuffer();
}

/** What of a picture differs from the one that is kept, as a sentence; null when nothing does. `marked` is where it is shown. */
async function findDifference(kept: Buffer, seen: Buffer, marked: string): Promise<string | null> {
  const [before, now] = await Promise.all([decode(kept), decode(seen)]);
  const { width, height } = before;
  if (width !== now.width || height !== now.height)
    return `it was ${width} × ${height}, and is ${now.width} × ${now.height}`;
  const output = Buffer.alloc(before.data.length);
  const worst = pixelmatch(before.data, now.data, output, width, height, {
    threshold: THRESHOLD,
    windowSize: WINDOW,
  });
  if (worst <= ALLOWED) return null;
  await sharp(output, { raw: { width, height, channels: 4 } })
    .png()
    .toFile(marked);
  return `${worst} of ${WINDOW * WINDOW} pixels in one place differ`;
}

/**
 * Compares a screenshot with the picture that is kept of it.
 *
 * @param kept the file of the picture
 * @param failures the folder into which what is seen goes when it differs, and where it does
 * @param accept whether it is kept from now on
 * @returns what differs, as a sentence; null when nothing does, or when it was accepted
 */
export async function compareLook(
  screenshot: Buffer,
  kept: string,
  failures: string,
  accept: boolean,
): Promise<string | null> {
  const seen = await reduce(screenshot);
  const name = path.basename(kept, ".webp");
  fs.mkdirSync(failures, { recursive: true });
  const difference = fs.existsSync(kept)
    ? await findDifference(fs.readFileSync(kept), seen, path.join(failures, `${name}.difference.png`))
    : "there is no picture of it yet";
  if (difference === null) return null;
  if (accept) {
    fs.mkdirSync(path.dirname(kept), { recursive: true });
    fs.writeFileSync(kept, seen);
    return null;
  }
  fs.writeFileSync(path.join(failures, `${name}.webp`), seen);
  return difference;
}
