import type { Art } from "../drawing/art";
import { bar, lathe, leaf, oval, p, polygon, roundRect, type Profile, clamp } from "../drawing/geometry";
import { hanging, standing } from "../drawing/motif";

/** Stems with leaves or blossoms, from the mouth of a vessel at `(400, y)`. */
function drawBouquet(a: Art, y: number): string {
  const stems = [
    [-110, -150],
    [-50, -200],
    [10, -226],
    [66, -190],
    [116, -136],
  ] as const;
  const flowers = a.chance.maybe();
  return stems
    .map(([dx, dy], i) => {
      const head =
        flowers && i % 2 === 0
          ? [0, 72, 144, 216, 288]
              .map((turn) => a.fill(leaf(400 + dx, y + dy, 46, 24, turn - 90), a.accent.light))
              .join("") + a.circle(400 + dx, y + dy, 13, a.materials.flame.base)
          : [0.3, 0.5, 0.7, 0.9]
              .map((t) =>
                a.fill(
                  leaf(400 + dx * t, y + dy * t, 50, 15, dx > 0 ? -20 : -160) +
                    leaf(400 + dx * t, y + dy * t, 44, 14, dx > 0 ? -110 : -70),
                  i % 2 ? a.materials.leaf.base : a.materials.moss.light,
                ),
              )
              .join("");
      return (
        a.line(
          p`M400,${y}Q${400 + dx * 0.2},${y + dy * 0.6} ${400 + dx},${y + dy}`,
          a.materials.moss.base,
          6,
        ) + head
      );
    })
    .join("");
}

function drawVase(a: Art): string {
  const body = lathe(
    400,
    a.chance.pick<Profile>([
      [
        [44, 370],
        [36, 410],
        [112, 500],
        [104, 590],
        [66, 634],
      ],
      [
        [62, 370],
        [84, 440],
        [96, 560],
        [70, 634],
      ],
      [
        [30, 350],
        [30, 440],
        [98, 520],
        [110, 590],
        [80, 634],
      ],
      [
        [80, 370],
        [60, 420],
        [116, 540],
        [76, 634],
      ],
    ]),
  );
  const mouth = body.includes("M356") ? 44 : body.includes("M338") ? 62 : body.includes("M370") ? 30 : 80;
  const y = mouth === 30 ? 350 : 370;
  return [
    a.shadow(400, 640, 104),
    a.chance.maybe(0.75) ? drawBouquet(a, y) : "",
    a.solid(body, a.main, "round"),
    a.decorate(body, ["plain", "speckle", "bands", "plain", "waves", "stripes"]),
    a.ellipse(400, y, mouth, mouth * 0.17, a.main.light),
    a.ellipse(400, y + 1, mouth - 8, mouth * 0.12, a.main.deep),
    a.gloss("M322,520q-4,50 14,90q0,-60 8,-96z", 0.35),
  ].join("");
}

function drawClock(a: Art): string {
  const rim = a.chance.pick([a.materials.oak, a.main, a.materials.brass, a.materials.ink] as const);
  const face = oval(400, 400, 236);
  const ticks = Array.from({ length: 12 }, (_, i) =>
    a.turned(
      i * 30,
      400,
      400,
      a.fill(roundRect(395, 222, i % 3 ? 8 : 12, i % 3 ? 24 : 40, 4), a.materials.ink.base),
    ),
  ).join("");
  return [
    a.wallShadow(face, 20),
    a.solid(face, rim),
    a.circle(400, 400, 210, a.paint(rim === a.main ? a.materials.paper : a.main)),
    a.line("M214,400A186,186 0 0 1 400,206", "#1d1410", 8, 0.12),
    ticks,
    a.turned(
      a.chance.between(-70, -40),
      400,
      400,
      a.fill(roundRect(392, 286, 16, 130, 8), a.materials.ink.base),
    ),
    a.turned(
      a.chance.between(40, 80),
      400,
      400,
      a.fill(roundRect(394, 234, 12, 186, 6), a.materials.ink.base),
    ),
    a.turned(150, 400, 400, a.fill(roundRect(398, 240, 4, 190, 2), a.accent.base)),
    a.knob(400, 400, 14, a.accent),
  ].join("");
}

function drawFrame(a: Art): string {
  const any = a.chance.maybe() ? 60 : 0;
  const wide =
    a.proportion === null ? any : clamp((470 * a.proportion - 360) / (2 + 2 * a.proportion), -40, 90);
  const outer = roundRect(220 - wide, 160 + wide, 360 + 2 * wide, 470 - 2 * wide, 6);
  const inner = roundRect(246 - wide, 186 + wide, 308 + 2 * wide, 418 - 2 * wide, 2);
  const picture = roundRect(292 - wide, 236 + wide, 216 + 2 * wide, 318 - 2 * wide, 2);
  const scene = a.chance.maybe()
    ? a.fill("M100,480Q300,330 420,440T720,400V660H100z", a.accent.light) +
      a.fill("M100,540Q300,430 460,520T720,480V660H100z", a.accent.base) +
      a.circle(460, 330, 44, a.materials.flame.light)
    : a.fill(oval(400, 420, 110, 130), a.accent.light) +
      a.line("M400,560Q396,430 410,300", a.materials.moss.base, 7) +
      [
        [402, 500, -30],
        [404, 460, -150],
        [406, 420, -30],
        [408, 380, -150],
        [410, 320, -90],
      ]
        .map(([x = 0, y = 0, turn = 0]) => a.fill(leaf(x, y, 78, 22, turn), a.materials.moss.base))
        .join("");
  return [
    a.wallShadow(outer, 18),
    a.solid(outer, a.main),
    a.fill(inner, a.materials.paper.base),
    a.inside(picture, a.fill(picture, a.materials.rope.glint) + scene),
    a.line(inner, a.main.deep, 4, 0.4),
    a.gloss(
      polygon([
        [252 - wide, 192 + wide],
        [420, 192 + wide],
        [252 - wide, 420],
      ]),
      0.16,
    ),
  ].join("");
}

function drawMirror(a: Art): string {
  const arch = a.chance.maybe();
  const outer = arch ? "M220,640V340a180,180 0 0 1 360,0V640z" : oval(400, 400, 230);
  const inner = arch ? "M242,618V340a158,158 0 0 1 316,0V618z" : oval(400, 400, 206);
  const glassy = {
    ...a.materials.steel,
    glint: "#ffffff",
    light: "#eef3f5",
    base: "#d5e0e5",
    shade: "#b6c6cf",
  };
  return [
    a.wallShadow(outer, 18),
    a.solid(outer, a.main),
    a.solid(inner, glassy),
    a.inside(
      inner,
      a.gloss(
        polygon([
          [240, 520],
          [520, 160],
          [590, 160],
          [240, 610],
        ]),
        0.45,
      ) +
        a.gloss(
          polygon([
            [340, 640],
            [600, 310],
            [600, 350],
            [372, 640],
          ]),
          0.35,
        ),
    ),
    a.line(inner, a.main.deep, 5, 0.4),
  ].join("");
}

function drawWreath(a: Art): string {
  const leaves = Array.from({ length: 34 }, (_, i) => {
    const turn = (i / 34) * 360;
    const r = 196 + (i % 3) * 12;
    const x = 400 + r * Math.cos((turn * Math.PI) / 180);
    const y = 420 + r * Math.sin((turn * Math.PI) / 180);
    const tone =
      [a.materials.leaf.base, a.materials.moss.base, a.materials.leaf.light][i % 3] ?? a.materials.leaf.base;
    return a.fill(leaf(x, y, 84, 22, turn + (i % 2 ? 50 : 120)), tone);
  });
  const berries = Array.from({ length: 13 }, (_, i) =>
    a.knob(
      400 + 204 * Math.cos(i * 0.4833 + 0.4),
      420 + 204 * Math.sin(i * 0.4833 + 0.4),
      i % 2 ? 14 : 18,
      a.main,
    ),
  );
  const bow =
    a.solid(
      "M400,624q-100,-60 -118,0q-4,58 118,14q122,44 118,-14q-18,-60 -118,0zM392,630l-50,92l40,-12l26,-70l26,70l40,12l-50,-92z",
      a.accent,
    ) + a.knob(400, 630, 22, a.accent);
  return [
    `<g opacity=".13" transform="translate(12 18)">${a.line(oval(400, 420, 206), "#1d1410", 70)}</g>`,
    a.line(oval(400, 420, 200), a.materials.walnut.base, 26),
    leaves.join(""),
    berries.join(""),
    bow,
  ].join("");
}

function drawHeart(a: Art): string {
  const heart =
    "M400,640C250,530 150,440 160,330C170,230 310,200 400,310C490,200 630,230 640,330C650,440 550,530 400,640z";
  const cord = a.line("M400,310Q380,180 400,90Q420,180 400,310", a.materials.rope.shade, 7);
  return [
    a.wallShadow(heart, 18),
    cord,
    a.solid(heart, a.main, "ball"),
    a.decorate(heart, ["sprig", "dots", "check", "plain", "leaves", "stripes"]),
    a.chance.maybe(0.6)
      ? a.stitch(
          "M400,610C270,514 178,436 188,336C196,258 316,236 400,344C484,236 604,258 612,336C622,436 530,514 400,610z",
          a.materials.paper.light,
          5,
        )
      : "",
    a.knob(400, 316, 13, a.accent),
    a.gloss("M206,350q4,-76 84,-80q-50,30 -56,110z", 0.35),
  ].join("");
}

function drawHook(a: Art): string {
  const board = roundRect(140, 280, 520, 116, 20);
  const hook = (x: number) => p`M${x},350V450Q${x},510 ${x + 44},500Q${x + 70},486 ${x + 62},450`;
  return [
    a.wallShadow(board),
    a.solid(board, a.materials.oak),
    a.relight(board, 0.6),
    ...[220, 380, 540].map(
      (x) => a.tube(hook(x), 20, a.main) + a.knob(x, 338, 27, a.main) + a.knob(x + 62, 446, 16, a.main),
    ),
    a.circle(170, 338, 8, a.materials.walnut.deep),
    a.circle(630, 338, 8, a.materials.walnut.deep),
  ].join("");
}

function drawBasket(a: Art): string {
  const body = lathe(400, [
    [196, 400],
    [186, 520],
    [150, 634],
  ]);
  return [
    a.shadow(400, 640, 176),
    a.tube("M230,410C230,180 570,180 570,410", 22, a.materials.walnut),
    a.solid(body, a.materials.rope, "round"),
    a.print(body, "chevron", a.materials.leather, { scale: 0.7, opacity: 0.7 }),
    a.rim(400, 400, 196, a.materials.rope, a.materials.walnut, 14),
    a.solid("M240,396Q320,330 420,372Q500,340 560,394Q480,440 240,396z", a.main, "ball"),
    a.fill(bar(210, 470, 590, 470, 0.1), "none"),
  ].join("");
}

export const DECOR = {
  vase: standing(drawVase),
  clock: hanging(drawClock),
  frame: hanging(drawFrame),
  mirror: hanging(drawMirror),
  wreath: hanging(drawWreath),
  heart: hanging(drawHeart),
  hook: hanging(drawHook),
  basket: standing(drawBasket),
};
