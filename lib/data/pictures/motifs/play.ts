import type { Art } from "../drawing/art";
import type { Tones } from "../drawing/colour";
import { oval, p, polygon, roundRect } from "../drawing/geometry";
import { hanging, standing } from "../drawing/motif";

function drawTeddy(a: Art, isBear: boolean): string {
  const head = oval(400, 310, 124, 112);
  const bunny = [330, 470]
    .map((x) =>
      a.turned(
        x < 400 ? -8 : 8,
        x,
        220,
        a.solid(oval(x, 160, 36, 100), a.main) + a.fill(oval(x, 168, 18, 72), a.accent.light),
      ),
    )
    .join("");
  return [
    a.shadow(400, 642, 170),
    a.solid(oval(270, 480, 50, 88), a.main, "ball"),
    a.solid(oval(530, 480, 50, 88), a.main, "ball"),
    a.solid(oval(400, 510, 138, 136), a.main, "ball"),
    a.fill(oval(400, 530, 84, 88), a.main.glint, 0.75),
    a.solid(oval(296, 606, 72, 44), a.main, "ball"),
    a.solid(oval(504, 606, 72, 44), a.main, "ball"),
    a.fill(oval(286, 606, 36, 24), a.main.glint),
    a.fill(oval(514, 606, 36, 24), a.main.glint),
    isBear
      ? [300, 500].map((x) => a.knob(x, 224, 50, a.main) + a.circle(x, 228, 26, a.accent.light)).join("")
      : bunny,
    a.solid(head, a.main, "ball"),
    a.fill(oval(400, 346, 58, 46), a.main.glint),
    a.circle(352, 300, 12, "#2b1d17"),
    a.circle(448, 300, 12, "#2b1d17"),
    a.circle(356, 296, 4, "#fff"),
    a.circle(452, 296, 4, "#fff"),
    a.fill(oval(400, 326, 18, 13), "#3a2620"),
    a.line("M400,338V356M376,366Q400,384 424,366", "#3a2620", 5),
    a.solid("M400,424q-70,-40 -76,4q6,44 76,6q70,38 76,-6q-6,-44 -76,-4z", a.accent),
    a.knob(400, 428, 15, a.accent),
  ].join("");
}

function drawBlocks(a: Art): string {
  const block = (x: number, y: number, tone: typeof a.main, mark: string) =>
    a.solid(roundRect(x, y, 150, 150, 14), tone) +
    a.fill(roundRect(x + 18, y + 18, 114, 114, 8), a.materials.paper.light, 0.85) +
    mark;
  return [
    a.shadow(400, 644, 230),
    block(210, 490, a.main, a.circle(285, 565, 36, a.main.base)),
    block(
      380,
      490,
      a.accent,
      a.fill(
        polygon([
          [455, 524],
          [496, 604],
          [414, 604],
        ]),
        a.accent.base,
      ),
    ),
    a.turned(
      -7,
      370,
      415,
      block(296, 338, a.materials.flame, a.fill(roundRect(340, 382, 62, 62, 6), a.materials.flame.shade)),
    ),
    a.solid("M540,640V540a46,46 0 0 1 92,0V640H610V560a24,24 0 0 0 -48,0V640z", a.materials.leaf),
    a.turned(
      6,
      370,
      280,
      a.solid(
        polygon([
          [374, 190],
          [460, 336],
          [288, 336],
        ]),
        a.main,
      ),
    ),
  ].join("");
}

/** A playing piece that stands on `(x, y)`. */
function drawPawn(a: Art, x: number, y: number, tones: Tones): string {
  const body = p`M${x - 30},${y + 6}Q${x - 12},${y - 40} ${x - 14},${y - 70}H${x + 14}Q${x + 12},${y - 40} ${x + 30},${y + 6}Q${x},${y + 20} ${x - 30},${y + 6}z`;
  return (
    a.ellipse(x + 8, y + 8, 34, 11, "#1d1410", 0.25) +
    a.solid(body, tones, "round") +
    a.knob(x, y - 84, 24, tones)
  );
}

function drawGame(a: Art): string {
  const board = "M180,420L470,300L660,420L370,560z";
  // The board's two directions, one eighth of a side each.
  const corner = (row: number, column: number) =>
    [180 + row * 36.25 + column * 23.75, 420 - row * 15 + column * 17.5] as const;
  const squares = Array.from({ length: 32 }, (_, i) => {
    const row = Math.floor(i / 4);
    const column = (i % 4) * 2 + (row % 2);
    return a.fill(
      polygon([
        corner(row, column),
        corner(row + 1, column),
        corner(row + 1, column + 1),
        corner(row, column + 1),
      ]),
      a.materials.paper.base,
    );
  });
  return [
    a.shadow(410, 560, 250),
    a.fill("M180,420L370,560V596L180,456z", a.main.shade),
    a.fill("M370,560L660,420V456L370,596z", a.main.deep),
    a.solid(board, a.main),
    a.inside(board, squares.join("")),
    drawPawn(a, 450, 380, a.accent),
    drawPawn(a, 330, 400, a.materials.ink),
    drawPawn(a, 540, 420, a.accent),
    drawPawn(a, 420, 470, a.materials.ink),
  ].join("");
}

function drawPuzzle(a: Art): string {
  const piece =
    "M-90,-90H-26Q-40,-146 0,-148Q40,-146 26,-90H90V-26Q146,-40 148,0Q146,40 90,26V90H26Q40,36 0,34Q-40,36 -26,90H-90V26Q-36,40 -34,0Q-36,-40 -90,-26z";
  const place = (x: number, y: number, turn: number, tone: typeof a.main) =>
    `<g transform="translate(${x} ${y}) rotate(${turn})">${a.wallShadow(piece, 10)}${a.solid(piece, tone)}${a.line(piece, tone.glint, 4, 0.6)}</g>`;
  return (
    place(300, 310, -10, a.main) +
    place(530, 330, 22, a.accent) +
    place(320, 560, 84, a.materials.flame) +
    place(550, 560, -6, a.main)
  );
}

function drawDoll(a: Art): string {
  const dress = "M350,400H450Q520,520 550,600Q400,650 250,600Q280,520 350,400z";
  const skin = a.chance.pick(["#f3cfb3", "#d9a57f", "#a8714c", "#7c4f35"]);
  return [
    a.shadow(400, 644, 140),
    a.line("M360,600V640M440,600V640", skin, 26),
    a.line("M340,420L270,510M460,420L530,510", skin, 26),
    a.solid(
      "M270,300Q250,150 400,146Q550,150 530,300Q560,420 500,440H300Q240,420 270,300z",
      a.materials.walnut,
    ),
    a.circle(400, 290, 108, skin),
    a.fill(
      "M292,290Q290,180 400,176Q510,180 508,290Q460,260 440,216Q380,276 292,290z",
      a.materials.walnut.base,
    ),
    a.circle(362, 304, 10, "#2b1d17"),
    a.circle(438, 304, 10, "#2b1d17"),
    a.circle(336, 336, 18, a.accent.light, 0.6),
    a.circle(464, 336, 18, a.accent.light, 0.6),
    a.line("M378,344Q400,362 422,344", "#8a4038", 5),
    a.solid(dress, a.main),
    a.decorate(dress, ["dots", "sprig", "check", "stripes"]),
    a.solid("M360,400Q400,430 440,400L446,420Q400,450 354,420z", a.materials.paper),
    a.turned(-18, 480, 200, a.solid("M480,200q-44,-30 -48,0q4,32 48,4q44,28 48,-4q-4,-30 -48,0z", a.accent)),
  ].join("");
}

function drawTrain(a: Art): string {
  const wheel = (x: number, r: number) =>
    a.knob(x, 640 - r, r, a.materials.flame) + a.circle(x, 640 - r, r * 0.4, a.materials.walnut.base);
  return [
    a.shadow(400, 644, 270),
    a.solid(roundRect(160, 420, 360, 150, 60), a.main, "down"),
    a.solid("M420,300H620V570H420z", a.main),
    a.fill(roundRect(460, 346, 110, 100, 12), a.materials.paper.light),
    a.solid(roundRect(400, 268, 240, 44, 18), a.accent),
    a.solid("M216,426L204,320H276L264,426z", a.accent, "round"),
    a.solid(roundRect(196, 300, 88, 30, 10), a.accent, "round"),
    a.knob(344, 416, 34, a.materials.flame),
    a.fill(roundRect(150, 540, 490, 44, 14), a.accent.shade),
    wheel(220, 52),
    wheel(340, 52),
    wheel(520, 72),
    a.circle(180, 490, 20, a.materials.flame.light),
    ...[
      [236, 262, 26],
      [266, 214, 34],
      [314, 168, 42],
    ].map(([x = 0, y = 0, r = 0]) => a.circle(x, y, r, "#ffffff", 0.75)),
  ].join("");
}

function drawGuitar(a: Art): string {
  const body =
    "M400,360Q470,340 496,396Q510,440 486,470Q560,520 536,610Q500,690 400,690Q300,690 264,610Q240,520 314,470Q290,440 304,396Q330,340 400,360z";
  return a.turned(
    24,
    400,
    420,
    [
      a.wallShadow(body),
      a.wallShadow(roundRect(378, 90, 44, 330, 6)),
      a.solid(body, a.main),
      a.line(body, a.accent.base, 5, 0.7),
      a.solid(roundRect(380, 120, 40, 360, 4), a.materials.walnut, "round"),
      a.solid("M370,50H430L424,136H376z", a.materials.walnut),
      ...[70, 96, 122].map(
        (y) => a.circle(364, y, 9, a.materials.steel.light) + a.circle(436, y, 9, a.materials.steel.light),
      ),
      a.circle(400, 500, 54, a.materials.ink.deep),
      a.line(oval(400, 500, 60), a.materials.rope.base, 6),
      a.solid(roundRect(350, 596, 100, 24, 6), a.materials.walnut),
      ...[388, 396, 404, 412].map((x) => a.line(p`M${x},70V606`, "#fff7e6", 2, 0.85)),
      a.gloss("M290,560q10,-60 50,-80q-30,50 -24,110z", 0.3),
    ].join(""),
  );
}

function drawKite(a: Art): string {
  const kite = polygon([
    [400, 120],
    [570, 320],
    [400, 560],
    [230, 320],
  ]);
  return [
    a.line("M400,560Q340,620 410,650T400,740", a.materials.rope.shade, 5),
    a.wallShadow(kite, 20),
    a.solid(kite, a.main),
    a.fill(
      polygon([
        [400, 120],
        [570, 320],
        [400, 320],
      ]),
      a.accent.base,
    ),
    a.fill(
      polygon([
        [400, 560],
        [230, 320],
        [400, 320],
      ]),
      a.accent.light,
    ),
    a.relight(kite),
    a.line("M400,120V560M230,320H570", a.materials.oak.base, 7),
    ...[
      [374, 612, 20],
      [410, 660, -14],
      [398, 714, 10],
    ].map(([x = 0, y = 0, turn = 0]) =>
      a.turned(turn, x, y, a.solid(p`M${x},${y}l-44,-22v44zM${x},${y}l44,-22v44z`, a.main)),
    ),
  ].join("");
}

function drawCar(a: Art): string {
  const wheel = (x: number) => a.knob(x, 590, 52, a.materials.ink) + a.knob(x, 590, 26, a.materials.steel);
  return [
    a.shadow(400, 644, 270),
    a.solid(
      "M120,560Q118,470 190,456L270,450Q310,350 380,346H500Q560,350 600,452Q680,462 684,540Q684,590 650,590H150Q122,590 120,560z",
      a.main,
    ),
    a.fill("M302,450Q330,380 384,378H416V450zM436,450V378H496Q540,384 562,450z", "#dff0f7"),
    a.gloss("M316,440Q336,392 384,386L350,440z", 0.7),
    a.fill("M124,530H682V548H122z", a.accent.base, 0.9),
    wheel(236),
    wheel(566),
    a.circle(664, 504, 15, a.materials.flame.light),
    a.fill(roundRect(424, 470, 44, 10, 5), a.main.deep, 0.6),
  ].join("");
}

export const PLAY = {
  teddy: standing((a) => drawTeddy(a, true)),
  bunny: standing((a) => drawTeddy(a, false)),
  blocks: standing(drawBlocks),
  game: standing(drawGame),
  puzzle: hanging(drawPuzzle),
  doll: standing(drawDoll),
  train: standing(drawTrain),
  guitar: hanging(drawGuitar),
  kite: hanging(drawKite),
  car: standing(drawCar),
};
