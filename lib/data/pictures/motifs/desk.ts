import type { Art } from "../drawing/art";
import { bar, leaf, oval, p, polygon, roundRect } from "../drawing/geometry";
import { hanging, standing } from "../drawing/motif";

/** A cover's decoration: a small landscape, still life or ornament instead of words. */
function drawCover(a: Art, cover: string): string {
  const scene = a.chance.pick(["hills", "sun", "leaf", "shapes", "waves", "stars"]);
  const art: Record<string, () => string> = {
    hills: () =>
      a.circle(470, 300, 46, a.materials.flame.light) +
      a.fill("M200,480Q330,360 440,460T640,420V700H200z", a.accent.base) +
      a.fill("M200,560Q360,460 480,540T640,510V700H200z", a.accent.shade),
    sun: () =>
      a.circle(410, 400, 92, a.accent.base) +
      Array.from({ length: 12 }, (_, i) =>
        a.turned(i * 30, 410, 400, a.fill(roundRect(403, 272, 14, 30, 7), a.accent.base)),
      ).join(""),
    leaf: () =>
      a.line("M410,560Q404,420 412,270", a.accent.base, 8) +
      [
        [408, 520, -35],
        [408, 480, -145],
        [407, 430, -35],
        [408, 390, -145],
        [410, 340, -40],
        [411, 320, -140],
        [412, 290, -90],
      ]
        .map(([x = 0, y = 0, turn = 0]) => a.fill(leaf(x, y, 84, 24, turn), a.accent.base))
        .join(""),
    shapes: () =>
      a.fill("M300,330a80,80 0 0 1 160,0z", a.accent.base) +
      a.circle(470, 420, 60, a.accent.light) +
      a.fill(
        polygon([
          [310, 560],
          [390, 420],
          [470, 560],
        ]),
        a.accent.shade,
      ),
    waves: () =>
      [320, 380, 440, 500, 560]
        .map((y) => a.line(p`M230,${y}q45,-40 90,0t90,0t90,0t90,0`, a.accent.base, 15))
        .join(""),
    stars: () =>
      a.fill("M440,290a100,100 0 1 0 60,160a84,84 0 0 1 -60,-160z", a.accent.base) +
      [
        [330, 500],
        [500, 300],
        [470, 560],
        [320, 320],
      ]
        .map(([x = 0, y = 0]) =>
          a.fill(p`M${x},${y - 20}l5,15l15,5l-15,5l-5,15l-5,-15l-15,-5l15,-5z`, a.accent.light),
        )
        .join(""),
  };
  return a.inside(cover, art[scene]?.() ?? "");
}

function drawBook(a: Art): string {
  const cover = roundRect(262, 170, 300, 430, 10);
  if (a.chance.maybe(0.7)) {
    return [
      a.shadow(410, 634, 190),
      a.fill("M262,600L250,626H540L566,600z", a.materials.paper.shade),
      a.fill(
        polygon([
          [562, 176],
          [584, 200],
          [584, 616],
          [562, 598],
        ]),
        a.materials.paper.base,
      ),
      a.line("M568,190V606M576,198V610", a.materials.paper.shade, 2),
      a.fill("M240,190Q240,170 266,170V600Q246,600 246,626Q240,620 240,600z", a.main.deep),
      a.solid(cover, a.main),
      drawCover(a, cover),
      a.fill("M262,170H290V600H262z", "#1d1410", 0.1),
      a.line("M288,172V598", a.main.deep, 3, 0.4),
      a.fill(roundRect(340, 206, 144, 12, 6), a.materials.paper.light, 0.9),
      a.fill(roundRect(372, 228, 80, 8, 4), a.materials.paper.light, 0.7),
      a.relight(cover, 0.7),
    ].join("");
  }
  const stack = ([y, w, tone, x]: [number, number, typeof a.main, number]) =>
    a.solid(roundRect(x, y, w, 64, 8), tone, "down") +
    a.fill(roundRect(x + w - 30, y + 8, 30, 48, 4), a.materials.paper.base) +
    a.fill(roundRect(x + 34, y, 14, 64, 0), a.materials.brass.light, 0.7);
  return [
    a.shadow(400, 640, 230),
    stack([572, 420, a.main, 190]),
    stack([506, 380, a.accent, 220]),
    stack([440, 400, a.materials.rope, 196]),
    a.turned(-3, 400, 410, stack([374, 340, a.main, 236])),
  ].join("");
}

function drawNotebook(a: Art): string {
  const cover = roundRect(240, 170, 330, 460, 26);
  const spiral = a.chance.maybe(0.4);
  return a.turned(
    -6,
    400,
    400,
    [
      a.wallShadow(cover, 18),
      a.fill(roundRect(252, 182, 330, 456, 24), a.materials.paper.shade),
      a.fill(roundRect(248, 176, 330, 456, 24), a.materials.paper.base),
      a.solid(cover, a.main),
      a.decorate(cover, ["plain", "plain", "grid", "leaves", "dots", "speckle", "waves"], { opacity: 0.6 }),
      spiral
        ? Array.from(
            { length: 12 },
            (_, i) =>
              a.line(p`M228,${204 + i * 36}h36`, a.materials.steel.shade, 8) +
              a.circle(262, 204 + i * 36, 7, a.main.deep),
          ).join("")
        : a.fill(roundRect(510, 170, 18, 460, 0), a.accent.base) + a.line("M430,628V690", a.accent.base, 9),
      a.fill(roundRect(316, 260, 150, 86, 8), a.materials.paper.light, spiral ? 0.9 : 0),
    ].join(""),
  );
}

function drawPen(a: Art, isPencils: boolean): string {
  if (isPencils) {
    const tones = [a.main, a.accent, a.materials.flame, a.materials.leaf, a.main] as const;
    return tones
      .map((tone, i) =>
        a.turned(
          -14 + i * 7,
          400,
          900,
          a.wallShadow(roundRect(378, 230, 44, 380, 4), 8) +
            a.solid("M378,290L400,190L422,290z", a.materials.rope) +
            a.fill("M392,226L400,190L408,226z", tone.deep) +
            a.solid(roundRect(378, 288, 44, 330, 2), tone, "round") +
            a.solid(roundRect(378, 612, 44, 24, 2), a.materials.brass, "round"),
        ),
      )
      .join("");
  }
  const fountain = [
    a.wallShadow(roundRect(370, 120, 60, 420, 30), 10),
    a.solid(roundRect(370, 110, 60, 250, 28), a.main, "round"),
    a.solid(roundRect(366, 340, 68, 26, 6), a.materials.brass, "round"),
    a.solid("M374,366H426L418,540H382z", a.main, "round"),
    a.solid("M382,540H418L402,660H398z", a.materials.brass),
    a.line("M400,570V656", a.materials.walnut.deep, 3),
    a.circle(400, 566, 5, a.materials.walnut.deep),
    a.solid(roundRect(420, 130, 16, 170, 8), a.materials.brass, "round"),
    a.gloss(roundRect(380, 140, 8, 190, 4), 0.5),
  ].join("");
  return a.line("M150,640Q260,560 330,640T520,620", a.accent.base, 7, 0.7) + a.turned(36, 400, 400, fountain);
}

function drawCard(a: Art): string {
  const envelope = roundRect(150, 330, 400, 280, 14);
  const card = roundRect(330, 190, 300, 390, 8);
  return [
    a.turned(
      -6,
      350,
      460,
      a.wallShadow(envelope) +
        a.solid(envelope, a.accent) +
        a.fill("M150,344L350,490L550,344V330H150z", a.accent.shade) +
        a.line("M156,340L350,484L544,340", a.accent.glint, 4, 0.7),
    ),
    a.turned(
      7,
      480,
      400,
      a.wallShadow(card) +
        a.fill(card, a.paint(a.materials.paper)) +
        `<g transform="translate(70 -24)">${drawCover(a, roundRect(290, 244, 240, 330, 6))}</g>` +
        a.line(roundRect(346, 206, 268, 358, 4), a.main.base, 6),
    ),
  ].join("");
}

function drawWrap(a: Art): string {
  const roll = (x: number, tone: typeof a.main, turn: number, top: number) =>
    a.turned(
      turn,
      x,
      640,
      a.solid(roundRect(x - 44, top, 88, 640 - top, 10), tone, "round") +
        a.decorate(roundRect(x - 44, top, 88, 640 - top, 10), [
          "stars",
          "dots",
          "stripes",
          "leaves",
          "sprig",
          "check",
        ]) +
        a.fill(oval(x, top + 2, 44, 13), tone.glint) +
        a.fill(oval(x, top + 2, 26, 7), tone.deep),
    );
  return [
    a.shadow(400, 642, 170),
    roll(300, a.accent, -9, 190),
    roll(500, a.materials.paper, 9, 220),
    roll(400, a.main, 0, 150),
    a.solid(roundRect(240, 470, 320, 44, 6), a.materials.rope, "down"),
    a.solid("M400,492q-70,-50 -80,0q10,46 80,0q70,46 80,0q-10,-50 -80,0z", a.main),
    a.knob(400, 492, 14, a.main),
  ].join("");
}

function drawOrganiser(a: Art): string {
  const cup = roundRect(250, 420, 300, 220, 20);
  const pen = (x: number, top: number, tone: typeof a.main, turn: number) =>
    a.turned(turn, x, 460, a.solid(roundRect(x - 13, top, 26, 260, 12), tone, "round"));
  return [
    a.shadow(400, 644, 170),
    pen(320, 220, a.accent, -10),
    pen(370, 190, a.materials.flame, -2),
    a.turned(
      8,
      440,
      460,
      a.solid(roundRect(424, 200, 38, 250, 4), a.materials.oak) +
        Array.from({ length: 9 }, (_, i) =>
          a.line(p`M424,${216 + i * 22}h${i % 2 ? 10 : 18}`, a.materials.walnut.deep, 3),
        ).join(""),
    ),
    pen(500, 230, a.main, 14),
    a.solid(cup, a.main, "round"),
    a.decorate(cup, ["plain", "speckle", "stripes", "grid"]),
    a.fill(bar(400, 430, 400, 632, 3), a.main.deep, 0.35),
  ].join("");
}

function drawSign(a: Art): string {
  const board = roundRect(170, 320, 460, 230, 18);
  return [
    a.line("M250,330L400,200L550,330", a.materials.rope.shade, 7),
    a.knob(400, 196, 13, a.materials.brass),
    a.wallShadow(board, 16),
    a.solid(board, a.main),
    a.line(roundRect(190, 340, 420, 190, 10), a.accent.base, 6),
    a.line("M280,400q40,-28 80,0t80,0t80,0", a.accent.base, 9),
    a.solid(
      "M400,500C362,472 344,456 350,432C358,412 388,414 400,436C412,414 442,412 450,432C456,456 438,472 400,500z",
      a.accent,
    ),
  ].join("");
}

export const DESK = {
  book: standing(drawBook),
  notebook: hanging(drawNotebook),
  pen: hanging((a) => drawPen(a, false)),
  pencils: hanging((a) => drawPen(a, true)),
  card: hanging(drawCard),
  wrap: standing(drawWrap),
  organiser: standing(drawOrganiser),
  sign: hanging(drawSign),
};
