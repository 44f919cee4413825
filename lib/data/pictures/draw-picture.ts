import { Art } from "./drawing/art";
import { drawBackdrop } from "./drawing/backdrop";
import { createChance } from "@/lib/platform/random";
import { hashText } from "@/ml/index";
import type { Motif } from "./drawing/motif";
import { MOTIFS } from "./motifs";
import { BACKDROPS, PALETTES } from "./drawing/palettes";
import type { PictureSpec } from "./picture-spec";
import { drawScene, type Place } from "./drawing/scene";

const SQUARE = "0 0 800 800";
/** The middle of things, from close by. */
const CLOSE = "230 262 340 340";

/** Things too large for a table. */
const ON_THE_GROUND: ReadonlySet<string> = new Set(
  "armchair barbecue backpack bedding bicycle chair deck-chair drawers floor-lamp hammock olive-tree monstera rug shelf side-table sleeping-bag stool tent ridge-tent tripod-lamp yoga-mat".split(
    " ",
  ),
);

const group = (transform: string, markup: string) => `<g transform="${transform}">${markup}</g>`;

/** What is drawn of a product, whatever it is seen from. */
function drawParts({ motif, palette, pattern, seed, shape }: PictureSpec) {
  const { main, accents, backdrops } = PALETTES[palette];
  const { stance, draw }: Motif = MOTIFS[motif];
  const chance = createChance(seed ^ hashText(motif));
  const backdrop = drawBackdrop(BACKDROPS[chance.pick(backdrops)], stance, chance);
  const proportion = shape ? shape.width / shape.height : null;
  const art = new Art(chance, main, chance.pick(accents), pattern, { proportion });
  // A hand's breadth nearer or further, so that even the plainest thing is not stamped.
  const size = chance.between(0.94, 1.03).toFixed(3);
  const body = group(`translate(400 640) scale(${size}) translate(-400 -640)`, draw(art));
  const usual: Place = stance === "wall" ? "wall" : "table";
  const place: Place = ON_THE_GROUND.has(motif) ? "ground" : usual;
  return { backdrop, body, definitions: art.definitions, place };
}

const toDocument = (viewBox: string, backdrop: string, definitions: string, body: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${viewBox}">${backdrop}<defs>${definitions}</defs>${body}</svg>`;

/** Two of it: one behind the other, or side by side on the wall. */
function drawPair(body: string, place: Place): string {
  const [first, second] =
    place !== "wall"
      ? [
          "translate(300 700) scale(.66) translate(-400 -646)",
          "translate(520 622) scale(-.56 .56) translate(-400 -646)",
        ]
      : [
          "translate(238 400) scale(.56) translate(-400 -400)",
          "translate(562 400) scale(-.56 .56) translate(-400 -400)",
        ];
  return place !== "wall"
    ? group(second, body) + group(first, body)
    : group(first, body) + group(second, body);
}

/**
 * A picture of a product as an SVG document of 800 × 800: a pure function of its spec. Nothing in it comes from outside: no
 * script, no link, no font, no text.
 */
export function drawPicture(spec: PictureSpec): string {
  const { backdrop, body, definitions, place } = drawParts(spec);
  if (spec.view === "detail") return toDocument(CLOSE, backdrop, definitions, body);
  if (spec.view === "pair") return toDocument(SQUARE, backdrop, definitions, drawPair(body, place));
  if (spec.view !== "scene") return toDocument(SQUARE, backdrop, definitions, body);
  const room = drawScene(body, place, createChance(spec.seed ^ hashText("scene")));
  return toDocument(SQUARE, "", definitions + room.definitions, room.markup);
}

/** The same product alone on a card of 1200 × 630, as links to it are shown elsewhere. */
export function drawCard(spec: PictureSpec): string {
  const { backdrop, body, definitions } = drawParts(spec);
  const wide = group("translate(0 -152) scale(1.5)", backdrop);
  return toDocument("0 0 1200 630", wide, definitions, group("translate(254 -24) scale(.86)", body));
}
