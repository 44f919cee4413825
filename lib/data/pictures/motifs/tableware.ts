import type { Art } from "../drawing/art";
import { bar, lathe, oval, p, polygon, roundRect } from "../drawing/geometry";
import { hanging, standing } from "../drawing/motif";

function drawPlate(a: Art): string {
  const edge = a.chance.pick([a.main, a.accent] as const);
  const face = oval(400, 400, 250);
  return [
    a.wallShadow(face, 18),
    a.solid(face, edge),
    a.solid(oval(400, 400, a.chance.pick([236, 242, 206])), a.main),
    a.decorate(face, ["plain", "speckle", "sprig", "dots", "plain"], { scale: 0.9 }),
    a.fill(oval(400, 400, 168), a.paint({ ...a.main, light: a.main.base, shade: a.main.light })),
    a.line("M246,332A168,168 0 0 1 400,232", a.main.shade, 5, 0.6),
    a.line("M552,472A168,168 0 0 1 400,568", "#ffffff", 5, 0.7),
  ].join("");
}

function drawBowl(a: Art): string {
  const deep = a.chance.between(-24, 30);
  const body = lathe(400, [
    [220, 440 - deep],
    [206, 520],
    [130, 604],
    [86, 634],
  ]);
  return [
    a.shadow(400, 640, 170),
    a.solid(body, a.main, "round"),
    a.decorate(body, ["plain", "speckle", "bands", "waves", "stripes", "dots", "leaves"]),
    a.rim(400, 440 - deep, 220, a.main, a.chance.maybe() ? a.accent : a.main, 11),
    a.gloss(p`M204,${480 - deep}q16,80 66,112q-30,-60 -42,-108z`, 0.32),
  ].join("");
}

function drawCakeStand(a: Art): string {
  const cake = a.chance.maybe(0.65);
  const sponge = lathe(
    400,
    [
      [140, 330],
      [140, 428],
    ],
    false,
  );
  const icing =
    "M260,330q-2,60 14,66q16,2 18,-24q14,40 40,34q26,-2 24,-30q22,30 50,22q30,-4 30,-34q20,22 44,6q20,-14 18,-40z";
  const cherries = [300, 350, 400, 450, 500].map((x, i) => a.knob(x, 312 - (i % 2 ? 8 : -2), 17, a.accent));
  return [
    a.shadow(400, 640, 130),
    a.solid(
      lathe(400, [
        [34, 446],
        [26, 520],
        [40, 590],
        [124, 632],
      ]),
      a.main,
      "round",
    ),
    a.fill(oval(400, 452, 226, 36), a.main.shade),
    a.solid(oval(400, 440, 226, 36), a.main),
    cake
      ? a.solid(sponge, a.materials.rope, "round") +
        a.fill("M260,378q140,34 280,0v16q-140,34 -280,0z", a.accent.base, 0.8) +
        a.ellipse(400, 330, 140, 24, "#fff8ee") +
        a.fill(icing, "#fff8ee") +
        cherries.join("")
      : "",
    cake
      ? ""
      : [260, 330, 400, 470, 540]
          .map(
            (x) =>
              a.solid(p`M${x - 26},${430}l8,-34h36l8,34z`, a.accent) +
              a.fill(p`M${x - 24},398q-8,-36 24,-40q32,4 24,40z`, a.paint(a.materials.rope, "ball")) +
              a.circle(x, 356, 8, a.accent.base),
          )
          .join(""),
  ].join("");
}

function drawCutlery(a: Art): string {
  const metal = a.chance.pick([a.materials.steel, a.materials.brass, a.materials.steel] as const);
  const grip = a.chance.maybe() ? a.main : metal;
  const handle = (x: number) => a.solid(roundRect(x - 13, 410, 26, 240, 13), grip, "round");
  const fork = "M258,150h14v120h12V150h14v120h12V150h14v130q0,50 -20,66l-2,80h-24l-2,-80q-20,-16 -20,-66z";
  const knife = "M388,160q34,40 32,150l-6,116h-26z";
  const spoon = oval(524, 226, 46, 78);
  return [
    a.wallShadow(fork),
    a.wallShadow(knife),
    a.wallShadow(spoon),
    a.wallShadow(roundRect(278, 420, 26, 230, 13)),
    a.wallShadow(roundRect(388, 420, 26, 230, 13)),
    a.wallShadow(roundRect(511, 300, 26, 350, 13)),
    a.solid(fork, metal),
    a.solid(knife, metal),
    a.solid(bar(524, 290, 524, 430, 18), metal),
    a.solid(spoon, metal, "ball"),
    a.gloss("M500,180q-14,40 0,86q6,-50 10,-84z", 0.6),
    handle(291),
    handle(401),
    handle(524),
  ].join("");
}

function drawTray(a: Art): string {
  const frame = roundRect(150, 268, 500, 300, 40);
  const base = roundRect(172, 288, 456, 256, 28);
  return [
    a.wallShadow(frame, 18),
    a.solid(frame, a.materials.oak),
    a.solid(base, a.main),
    a.decorate(base, ["leaves", "sprig", "stripes", "check", "waves"]),
    a.line("M172,316V300Q172,288 200,288H600", a.materials.walnut.deep, 8, 0.3),
    ...[150, 620].map((x) => a.fill(roundRect(x + 2, 372, 26, 92, 13), a.materials.walnut.deep, 0.65)),
  ].join("");
}

function drawNapkins(a: Art): string {
  const cloth = (x: number, y: number, turn: number, plain: boolean) => {
    const d = roundRect(x, y, 330, 330, 10);
    const corner = polygon([
      [x + 330, y + 150],
      [x + 330, y + 330],
      [x + 150, y + 330],
    ]);
    return a.turned(
      turn,
      400,
      410,
      a.wallShadow(d, 12) +
        a.solid(d, plain ? a.accent : a.main) +
        (plain ? "" : a.decorate(d, ["check", "stripes", "sprig", "dots", "leaves"])) +
        a.stitch(roundRect(x + 14, y + 14, 302, 302, 6), a.materials.paper.base, 4, 0.7) +
        a.fill(corner, a.main.glint, 0.35) +
        a.line(p`M${x + 330},${y + 150}L${x + 150},${y + 330}`, a.main.deep, 3, 0.4),
    );
  };
  return cloth(200, 220, -14, true) + cloth(260, 260, 6, false);
}

export const TABLEWARE = {
  plate: hanging(drawPlate),
  bowl: standing(drawBowl),
  "cake-stand": standing(drawCakeStand),
  cutlery: hanging(drawCutlery),
  tray: hanging(drawTray),
  napkins: hanging(drawNapkins),
};
