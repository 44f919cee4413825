import type { Art } from "../drawing/art";
import { lathe, leaf, oval, p, roundRect } from "../drawing/geometry";
import { hanging, standing } from "../drawing/motif";

function drawSoap(a: Art): string {
  const bar = roundRect(190, 430, 400, 170, 64);
  return [
    a.shadow(395, 634, 240),
    a.solid(
      lathe(395, [
        [240, 590],
        [180, 630],
      ]),
      a.materials.oak,
      "round",
    ),
    a.ellipse(395, 590, 240, 36, a.paint(a.materials.oak)),
    a.solid(bar, a.main, "down"),
    a.decorate(bar, ["speckle", "waves", "plain"]),
    a.line(roundRect(270, 476, 240, 78, 38), a.main.shade, 7, 0.6),
    a.fill(leaf(340, 530, 110, 24, -16), a.main.shade, 0.6),
    a.gloss("M220,470q30,-30 90,-30h150q-150,10 -230,60z", 0.45),
    ...[
      [560, 380, 34],
      [620, 330, 22],
      [500, 340, 18],
      [250, 370, 20],
    ].map(
      ([x = 0, y = 0, r = 0]) =>
        a.circle(x, y, r, a.fade("#ffffff", 0.75, 0.15)) +
        a.gloss(oval(x - r * 0.35, y - r * 0.35, r * 0.22), 0.9),
    ),
  ].join("");
}

function drawPerfume(a: Art): string {
  const round = a.chance.maybe();
  const body = round ? oval(400, 480, 156, 160) : roundRect(266, 350, 268, 290, 30);
  const liquid = round
    ? "M248,500Q400,530 552,500Q540,636 400,638Q260,636 248,500z"
    : roundRect(282, 430, 236, 194, 20);
  return [
    a.shadow(400, 642, 150),
    a.solid(roundRect(370, 290, 60, 60, 8), a.materials.brass, "round"),
    a.solid(roundRect(346, 200, 108, 100, round ? 50 : 14), a.accent, "round"),
    a.fill(body, a.fade("#ffffff", 0.75, 0.35)),
    a.fill(liquid, a.paint(a.main), 0.85),
    a.line(body, "#ffffff", 5, 0.8),
    a.fill(roundRect(344, 490, 112, 70, 6), a.materials.paper.light, 0.95),
    a.line("M364,516h72M380,536h40", a.main.shade, 5),
    a.gloss(round ? "M276,440q20,-60 70,-86q-30,60 -34,130z" : "M288,380h24v220h-24z", 0.5),
  ].join("");
}

function drawPump(a: Art): string {
  const r = a.chance.between(96, 118);
  const body = lathe(400, [
    [r * 0.5, 330],
    [r, 370],
    [r, 600],
    [r - 8, 634],
  ]);
  return [
    a.shadow(400, 640, r + 8),
    a.tube("M400,320V240H300V270", 17, a.materials.ink),
    a.solid(roundRect(362, 284, 76, 50, 8), a.materials.ink, "round"),
    a.solid(roundRect(366, 216, 72, 26, 10), a.materials.ink),
    a.solid(body, a.main, "round"),
    a.fill(roundRect(400 - r * 0.62, 430, r * 1.24, 140, 6), a.materials.paper.base),
    a.fill(
      leaf(400, 540, 80, 20, -90) + leaf(400, 530, 56, 15, -40) + leaf(400, 530, 56, 15, -140),
      a.accent.base,
    ),
    a.gloss(p`M${400 - r + 14},${400}q0,110 4,200q12,-100 8,-202z`, 0.4),
  ].join("");
}

function drawTube(a: Art): string {
  const body = "M300,150H500L470,560H330z";
  return a.turned(
    -14,
    400,
    400,
    [
      a.wallShadow(body),
      a.wallShadow(roundRect(340, 556, 120, 90, 12)),
      a.solid(body, a.main, "round"),
      a.solid(roundRect(296, 140, 208, 30, 4), a.main, "round"),
      a.solid(roundRect(340, 556, 120, 90, 12), a.accent, "round"),
      a.fill(oval(400, 330, 62, 78), a.materials.paper.base),
      a.fill(
        leaf(400, 390, 100, 26, -90) + leaf(400, 380, 64, 17, -40) + leaf(400, 380, 64, 17, -140),
        a.accent.base,
      ),
      a.gloss("M326,190h18l10,330h-14z", 0.35),
    ].join(""),
  );
}

function drawBrush(a: Art): string {
  const body =
    a.solid("M372,400Q360,560 380,650Q400,670 420,650Q440,560 428,400z", a.materials.oak, "round") +
    a.solid(oval(400, 280, 108, 150), a.materials.oak, "ball") +
    a.fill(oval(400, 280, 82, 122), a.main.shade) +
    Array.from({ length: 30 }, (_, i) =>
      a.circle(346 + (i % 5) * 27, 196 + Math.floor(i / 5) * 33, 8, a.main.light),
    ).join("");
  return a.turned(26, 400, 400, a.wallShadow(oval(400, 280, 108, 150)) + body);
}

function drawLipBalm(a: Art): string {
  return [
    a.shadow(400, 640, 180),
    a.solid(
      lathe(
        330,
        [
          [116, 520],
          [116, 632],
        ],
        false,
      ),
      a.main,
      "round",
    ),
    a.ellipse(330, 520, 116, 18, a.main.glint),
    a.ellipse(330, 522, 96, 13, a.accent.light),
    a.turned(
      -24,
      520,
      480,
      a.solid(oval(530, 500, 104, 104), a.main, "flat") +
        a.line(oval(530, 500, 82), a.main.glint, 5, 0.8) +
        a.fill(
          leaf(530, 550, 96, 26, -90) + leaf(530, 540, 60, 17, -40) + leaf(530, 540, 60, 17, -140),
          a.accent.base,
        ),
    ),
  ].join("");
}

function drawToothbrush(a: Art): string {
  const cup = lathe(
    400,
    [
      [108, 400],
      [98, 630],
    ],
    false,
  );
  const brush = (x: number, turn: number, tone: typeof a.main) =>
    a.turned(
      turn,
      x,
      500,
      a.solid(roundRect(x - 13, 190, 26, 360, 12), a.materials.oak, "round") +
        a.solid(roundRect(x + 8, 186, 34, 92, 8), tone),
    );
  return [
    a.shadow(400, 636, 116),
    brush(370, -12, a.main),
    brush(432, 12, a.accent),
    a.solid(cup, a.main, "round"),
    a.decorate(cup, ["speckle", "plain", "bands"]),
    a.fill(oval(400, 400, 108, 16), a.main.glint, 0.6),
  ].join("");
}

export const BATH = {
  soap: standing(drawSoap),
  perfume: standing(drawPerfume),
  pump: standing(drawPump),
  tube: hanging(drawTube),
  brush: hanging(drawBrush),
  balm: standing(drawLipBalm),
  toothbrush: standing(drawToothbrush),
};
