import type { Chance } from "@/lib/platform/random";
import { toHex, type Colour } from "./colour";

/** Whether a thing stands on the floor or hangs on the wall. */
export type Stance = "floor" | "wall";

const stop = (offset: number, colour: string) => `<stop offset="${offset}" stop-color="${colour}"/>`;

/** The quiet shape behind the product. Nothing where the product hangs would need a floor. */
function drawScene(stance: Stance, chance: Chance, light: string, dark: string): string {
  const scene =
    stance === "wall" ? chance.pick(["plain", "disc"]) : chance.pick(["plain", "disc", "arch", "sweep"]);
  if (scene === "disc") return `<circle cx="400" cy="392" r="292" fill="${light}" opacity=".55"/>`;
  if (scene === "arch") {
    return `<path d="M150,640V370a250,250 0 0 1 500,0v270z" fill="${light}" opacity=".6"/>`;
  }
  if (scene === "sweep") return `<path d="M0,560Q300,470 800,250V800H0z" fill="${dark}" opacity=".28"/>`;
  return "";
}

/** The tinted studio the product stands in: wall, floor and one quiet shape, lit from the top left. */
export function drawBackdrop(tint: Colour, stance: Stance, chance: Chance): string {
  const { l, c, h } = tint;
  const light = toHex({ l: l + 0.045, c: c * 0.75, h });
  const base = toHex(tint);
  const dark = toHex({ l: l - 0.05, c: c * 1.25, h: h - 6 });
  const definitions =
    `<radialGradient id="wall" cx=".28" cy=".18" r="1.05">${stop(0, light)}${stop(0.55, base)}${stop(1, dark)}</radialGradient>` +
    `<linearGradient id="ground" x1="0" y1="0" x2="0" y2="1"><stop stop-color="${dark}" stop-opacity=".62"/><stop offset="1" stop-color="${base}" stop-opacity=".2"/></linearGradient>`;
  const floor = stance === "floor" ? '<path d="M0,640h800v160H0z" fill="url(#ground)"/>' : "";
  return `<defs>${definitions}</defs><path d="M0,0h800v800H0z" fill="url(#wall)"/>${drawScene(stance, chance, light, dark)}${floor}`;
}
