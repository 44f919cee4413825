import { Art } from "./drawing/art";
import { drawBackdrop } from "./drawing/backdrop";
import { createChance } from "@/lib/platform/random";
import { hashText } from "@/ml/index";
import type { Motif } from "./drawing/motif";
import { MOTIFS } from "./motifs";
import { BACKDROPS, PALETTES } from "./drawing/palettes";
import type { PictureSpec } from "./picture-spec";

/**
 * The picture of a product as an SVG document of 800 × 800: a pure function of its spec. Nothing in it comes from
 * outside: no script, no link, no font, no text.
 */
export function drawPicture({ motif, palette, pattern, seed }: PictureSpec): string {
  const { main, accents, backdrops } = PALETTES[palette];
  const { stance, draw }: Motif = MOTIFS[motif];
  const chance = createChance(seed ^ hashText(motif));
  const backdrop = drawBackdrop(BACKDROPS[chance.pick(backdrops)], stance, chance);
  const art = new Art(chance, main, chance.pick(accents), pattern);
  // A hand's breadth nearer or further, so that even the plainest thing is not stamped.
  const size = chance.between(0.94, 1.03).toFixed(3);
  const body = `<g transform="translate(400 640) scale(${size}) translate(-400 -640)">${draw(art)}</g>`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 800 800">${backdrop}<defs>${art.definitions}</defs>${body}</svg>`;
}
