import type { Art } from "../drawing/art";
import { bar, oval, p, polygon, roundRect } from "../drawing/geometry";
import { standing } from "../drawing/motif";

const wood = (a: Art) => a.chance.pick([a.materials.oak, a.materials.walnut, a.materials.oak] as const);

function drawChair(a: Art): string {
  const frame = wood(a);
  const back = a.chance.pick([
    roundRect(262, 170, 250, 150, 60),
    roundRect(270, 150, 234, 220, 40),
    "M262,190Q386,130 512,190L498,262Q386,220 276,262z",
  ] as const);
  const slats = a.chance.maybe(0.4) ? a.tube("M330,250V430M387,240V430M444,250V430", 12, frame) : "";
  return [
    a.shadow(400, 646, 190, 0.85),
    a.solid(bar(282, 440, 256, 642, 22, 15), frame),
    a.solid(bar(520, 430, 560, 626, 22, 15), { ...frame, light: frame.base, base: frame.shade }),
    a.tube("M280,450V200M496,440V200", 18, frame),
    slats,
    a.solid(back, slats ? frame : a.main),
    slats ? "" : a.decorate(back, ["plain", "plain", "check", "pinstripe"]),
    a.solid(
      polygon([
        [226, 452],
        [300, 414],
        [548, 414],
        [582, 452],
      ]),
      a.main,
      "flat",
    ),
    a.fill("M226,452H582Q586,486 560,488H248Q222,486 226,452z", a.main.shade),
    a.solid(bar(250, 486, 230, 650, 26, 16), frame),
    a.solid(bar(556, 486, 580, 650, 26, 16), frame),
    a.gloss("M300,418h120l-40,26H256z", 0.2),
  ].join("");
}

function drawArmchair(a: Art): string {
  const back = a.chance.pick([
    "M220,470V270Q220,176 320,172H480Q580,176 580,270V470z",
    "M206,470V300Q206,190 400,184Q594,190 594,300V470z",
  ] as const);
  const arm = (x: number) => roundRect(x, 380, 104, 210, 50);
  const legs = a.chance.maybe() ? a.materials.walnut : a.materials.brass;
  return [
    a.shadow(400, 648, 250),
    ...[230, 548].map((x) => a.solid(bar(x, 570, x + (x < 400 ? -14 : 14), 648, 24, 12), legs)),
    a.solid(back, a.main),
    a.decorate(back, ["plain", "plain", "plain", "check", "leaves", "pinstripe"]),
    a.chance.maybe(0.4)
      ? [320, 400, 480].map((x) => a.circle(x, 290, 7, a.main.deep, 0.6)).join("")
      : a.line("M400,190V440", a.main.shade, 4, 0.5),
    a.solid(roundRect(212, 500, 376, 96, 26), {
      ...a.main,
      light: a.main.base,
      base: a.main.shade,
      shade: a.main.deep,
    }),
    a.solid(roundRect(246, 428, 308, 94, 34), a.main, "down"),
    a.solid(arm(156), a.main),
    a.solid(arm(540), a.main),
    a.gloss("M176,440q0,-44 34,-48q-16,20 -18,70z", 0.25),
    a.chance.maybe(0.5) ? a.turned(-12, 440, 380, a.solid(roundRect(376, 322, 130, 122, 24), a.accent)) : "",
  ].join("");
}

function drawSideTable(a: Art): string {
  const frame = a.chance.pick([
    a.materials.oak,
    a.materials.walnut,
    a.materials.brass,
    a.materials.ink,
  ] as const);
  const top = oval(400, 340, 214, 46);
  const decoration = a.chance.maybe(0.6)
    ? a.solid("M352,336V276Q352,262 376,262Q400,262 400,276V336Q376,346 352,336z", a.accent, "round") +
      a.line("M376,266Q380,200 340,160M378,266Q390,190 424,168", a.materials.moss.base, 6) +
      [
        [340, 160],
        [424, 168],
        [362, 206],
        [404, 200],
      ]
        .map(([x = 0, y = 0]) => a.fill(oval(x, y, 18, 24), a.materials.leaf.base))
        .join("")
    : a.solid(roundRect(340, 308, 150, 24, 6), a.accent) +
      a.solid(roundRect(352, 286, 128, 22, 6), a.materials.paper);
  return [
    a.shadow(400, 646, 170, 0.8),
    a.solid(bar(400, 380, 410, 610, 18, 12), {
      ...frame,
      light: frame.shade,
      base: frame.shade,
      shade: frame.deep,
    }),
    a.fill(oval(400, 356, 214, 46), a.main.deep),
    a.solid(top, a.main),
    a.relight(top, 0.7),
    a.solid(bar(262, 386, 226, 648, 26, 14), frame),
    a.solid(bar(538, 386, 574, 648, 26, 14), frame),
    decoration,
  ].join("");
}

function drawShelf(a: Art): string {
  const frame = a.main;
  const book = (x: number, y: number, w: number, h: number, tone: typeof a.main) =>
    a.solid(roundRect(x, y - h, w, h, 4), tone);
  const board = (y: number) =>
    a.solid(roundRect(212, y, 376, 22, 4), frame) + a.fill(p`M212,${y + 22}h376v14H212z`, "#1d1410", 0.14);
  return [
    a.shadow(400, 648, 220),
    a.fill("M222,170H578V630H222z", frame.deep, 0.35),
    a.solid(roundRect(202, 150, 24, 496, 4), frame),
    a.solid(roundRect(574, 150, 24, 496, 4), frame),
    book(250, 314, 34, 108, a.materials.moss),
    book(286, 314, 26, 92, a.accent),
    book(314, 314, 38, 116, a.materials.paper),
    book(354, 314, 24, 98, a.materials.ink),
    a.solid("M470,314q-44,-4 -40,-48q4,-34 26,-40v-20h36v20q26,8 28,42q0,44 -50,46z", a.accent, "ball"),
    a.solid(roundRect(262, 402, 130, 66, 8), a.materials.rope),
    book(440, 468, 30, 96, a.materials.paper),
    book(472, 468, 36, 108, a.materials.moss),
    book(510, 468, 24, 86, a.accent),
    a.solid("M300,622l-14,-64h92l-14,64z", a.materials.paper, "round"),
    a.fill("M332,560q-60,-30 -46,-76q40,10 46,62q0,-60 40,-70q16,46 -40,84z", a.materials.leaf.base),
    book(446, 622, 90, 26, a.materials.ink),
    book(456, 596, 76, 24, a.accent),
    board(150),
    board(314),
    board(468),
    board(622),
  ].join("");
}

function drawStool(a: Art): string {
  const frame = wood(a);
  return [
    a.shadow(400, 646, 150),
    a.solid(bar(430, 400, 452, 618, 22, 14), {
      ...frame,
      light: frame.shade,
      base: frame.shade,
      shade: frame.deep,
    }),
    a.solid(bar(370, 400, 348, 618, 22, 14), {
      ...frame,
      light: frame.shade,
      base: frame.shade,
      shade: frame.deep,
    }),
    a.tube("M286,560L514,560", 12, frame),
    a.solid(bar(300, 400, 262, 650, 26, 16), frame),
    a.solid(bar(500, 400, 538, 650, 26, 16), frame),
    a.fill(oval(400, 398, 168, 42), a.main.deep),
    a.solid(roundRect(232, 350, 336, 52, 26), a.main, "down"),
    a.solid(oval(400, 358, 168, 38), a.main),
    a.decorate(oval(400, 358, 168, 38), ["plain", "plain", "check", "stripes"]),
  ].join("");
}

function drawDeckChair(a: Art): string {
  const frame = a.materials.oak;
  const cloth = "M250,196Q330,470 566,520L506,566Q276,500 178,240z";
  return [
    a.shadow(400, 646, 230),
    a.tube("M560,300L250,640M620,520L540,640", 18, { ...frame, base: frame.shade }),
    a.tube("M206,190L540,640", 20, frame),
    a.solid(cloth, a.main),
    a.decorate(cloth, ["stripes", "pinstripe", "stripes", "bands"], { turn: -38 }),
    a.tube("M170,244L256,190", 18, frame),
    a.tube("M498,572L626,512", 18, frame),
    a.tube("M256,210L620,640", 18, frame),
  ].join("");
}

function drawDrawers(a: Art): string {
  const front = roundRect(212, 250, 376, 350, 12);
  const legs = a.chance.maybe() ? a.materials.walnut : a.materials.oak;
  return [
    a.shadow(400, 648, 220),
    a.solid(bar(244, 590, 232, 648, 24, 14), legs),
    a.solid(bar(556, 590, 568, 648, 24, 14), legs),
    a.solid(front, a.main),
    a.solid(roundRect(200, 234, 400, 28, 8), legs),
    ...[282, 386, 490].map(
      (y) =>
        a.fill(roundRect(234, y, 332, 88, 8), a.main.light, 0.55) +
        a.line(p`M234,${y + 92}H566`, a.main.deep, 4, 0.4) +
        a.knob(330, y + 44, 11, a.materials.brass) +
        a.knob(470, y + 44, 11, a.materials.brass),
    ),
  ].join("");
}

export const FURNITURE = {
  chair: standing(drawChair),
  armchair: standing(drawArmchair),
  "side-table": standing(drawSideTable),
  shelf: standing(drawShelf),
  stool: standing(drawStool),
  "deck-chair": standing(drawDeckChair),
  drawers: standing(drawDrawers),
};
