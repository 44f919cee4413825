import type { Chance } from "@/lib/platform/random";
import { Art } from "./art";
import { type Colour, toHex } from "./colour";
import { roundRect } from "./geometry";
import { BACKDROPS, PALETTES } from "./palettes";

/** Where the top of the table is, and how large things are that stand on it or hang above it. */
const TABLE = 612;
const STANDING = 0.62;
const HANGING = 0.58;
/** The same of what stands on the floor. */
const GROUND = 742;
const ON_GROUND = 0.86;

const WALLS = ["oat", "sage", "mist", "clay", "shell"] as const;

/** A wall with the light of a window on it, and a board along the floor. */
function drawRoom(wall: Colour, place: Place): string {
  const floor = place === "ground" ? 610 : 716;
  const shade = (by: number) => toHex({ ...wall, l: wall.l + by });
  return [
    `<path d="M0,0h800v800H0z" fill="${shade(-0.015)}"/>`,
    `<path d="M60,0H300L150,560H-90zM340,0H560L410,560H190z" fill="${shade(0.05)}" opacity=".7"/>`,
    `<path d="M0,${floor}h800V800H0z" fill="${shade(-0.14)}"/>`,
    `<path d="M0,${floor - 16}h800v18H0z" fill="${shade(0.06)}"/>`,
  ].join("");
}

/** A long low table of wood, cut off at the right edge of the picture. */
function drawTable(art: Art): string {
  const wood = art.materials.oak;
  return [
    art.fill(roundRect(92, TABLE + 30, 26, 150, 4), wood.shade),
    art.fill(roundRect(662, TABLE + 30, 26, 150, 4), wood.shade),
    art.solid(roundRect(40, TABLE - 4, 720, 36, 8), wood, "down"),
    art.fill(roundRect(40, TABLE + 24, 720, 8, 4), wood.deep, 0.5),
  ].join("");
}

/** Something else that stands there, so that one sees how large a thing is: a jug with a branch in it. */
function drawBranch(art: Art, x: number): string {
  const leaf = (at: number, y: number, turn: number) =>
    art.turned(turn, at, y, art.ellipse(at, y, 27, 10, art.materials.leaf.base));
  const leaves = [
    [-16, -176, -40],
    [22, -204, 30],
    [-24, -232, -30],
    [30, -262, 40],
    [-6, -292, -70],
  ].map(([dx = 0, dy = 0, turn = 0]) => leaf(x + dx, TABLE + dy, turn));
  const jug = `M${x - 34},${TABLE}Q${x - 48},${TABLE - 60} ${x - 22},${TABLE - 112}H${x + 22}Q${x + 48},${TABLE - 60} ${x + 34},${TABLE}z`;
  return [
    art.line(
      `M${x},${TABLE - 100}Q${x - 8},${TABLE - 200} ${x + 6},${TABLE - 300}`,
      art.materials.moss.base,
      6,
    ),
    leaves.join(""),
    art.shadow(x, TABLE, 44, 0.7),
    art.solid(jug, art.materials.paper, "round"),
  ].join("");
}

/** A pile of books. */
function drawBooks(art: Art, x: number): string {
  const book = (y: number, width: number, fill: string) =>
    art.fill(roundRect(x - width / 2, y, width, 24, 4), fill);
  return [
    art.shadow(x, TABLE, 70, 0.6),
    book(TABLE - 26, 128, art.main.base),
    book(TABLE - 52, 112, art.accent.base),
    book(TABLE - 77, 120, art.materials.paper.base),
  ].join("");
}

/** Where a thing is when it is used. */
export type Place = "table" | "ground" | "wall";

/**
 * A product where it is used: on a table beside a jug, on the wall above one, or on the floor.
 *
 * @param product the markup of what is drawn, between x 120–680, standing on y ≈ 650
 */
export function drawScene(
  product: string,
  place: Place,
  chance: Chance,
): { markup: string; definitions: string } {
  const wall = BACKDROPS[chance.pick(WALLS)];
  const isLeft = chance.maybe();
  const { main, accents } = PALETTES.navy;
  const others = new Art(chance, main, chance.pick(accents), "plain", { prefix: "o" });
  const [near, far] = isLeft ? [290, 640] : [510, 160];
  const placed: Record<Place, string> = {
    table: `translate(${near} ${TABLE}) scale(${STANDING}) translate(-400 -646)`,
    wall: `translate(${near + (isLeft ? 60 : -60)} 300) scale(${HANGING}) translate(-400 -400)`,
    ground: `translate(${isLeft ? 350 : 450} ${GROUND}) scale(${ON_GROUND}) translate(-400 -646)`,
  };
  const thing = `<g transform="${placed[place]}">${product}</g>`;
  const onGround = `<g transform="translate(${isLeft ? 90 : -90} ${GROUND - TABLE - 24})">${drawBranch(others, far)}</g>`;
  const parts: Record<Place, string[]> = {
    table: [drawTable(others), drawBranch(others, far), thing],
    wall: [drawTable(others), drawBranch(others, far), drawBooks(others, near), thing],
    ground: [onGround, thing],
  };
  return { markup: [drawRoom(wall, place), ...parts[place]].join(""), definitions: others.definitions };
}
