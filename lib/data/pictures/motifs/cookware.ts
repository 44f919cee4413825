import type { Art } from "../drawing/art";
import { bar, lathe, oval, p, roundRect } from "../drawing/geometry";
import { hanging, standing } from "../drawing/motif";

function drawSaucepan(a: Art): string {
  const grip = a.chance.pick([a.materials.walnut, a.materials.steel, a.materials.ink] as const);
  const deep = a.chance.between(-30, 40);
  const top = 430 - deep;
  const lid = a.chance.maybe(0.6);
  return [
    a.shadow(370, 640, 190),
    a.tube(p`M520,${top + 30}L712,${top - 14}`, 30, grip),
    a.solid(
      lathe(350, [
        [186, top],
        [184, 560],
        [170, 632],
      ]),
      a.main,
      "round",
    ),
    lid
      ? a.solid(
          lathe(350, [
            [24, top - 62],
            [130, top - 42],
            [192, top + 2],
          ]),
          a.main,
          "round",
        )
      : a.rim(350, top, 186, a.main, a.materials.steel),
    lid ? a.knob(350, top - 78, 24, grip) : "",
    a.line(p`M170,${top + 34}Q350,${top + 74} 530,${top + 34}`, a.main.deep, 3, 0.3),
    a.gloss(p`M190,${top + 60}q4,70 14,130q16,-60 10,-124z`, 0.4),
  ].join("");
}

function drawCasserole(a: Art): string {
  const knob = a.chance.maybe() ? a.materials.brass : a.materials.steel;
  return [
    a.shadow(400, 640, 236),
    a.tube("M180,470Q112,470 124,520Q132,548 186,540M620,470Q688,470 676,520Q668,548 614,540", 26, a.main),
    a.solid(
      lathe(400, [
        [228, 440],
        [228, 540],
        [206, 630],
      ]),
      a.main,
      "round",
    ),
    a.solid(
      lathe(400, [
        [40, 352],
        [160, 378],
        [236, 440],
      ]),
      a.main,
      "round",
    ),
    a.line("M170,446Q400,494 630,446", a.main.deep, 5, 0.55),
    a.tube("M400,352V330", 18, knob),
    a.solid(oval(400, 322, 38, 17), knob, "ball"),
    a.gloss("M214,428Q270,378 350,368Q270,400 240,440z", 0.4),
    a.gloss("M196,480q2,70 16,120q18,-60 10,-110z", 0.28),
  ].join("");
}

function drawFryingPan(a: Art): string {
  const grip = a.chance.pick([a.materials.walnut, a.materials.oak, a.materials.ink] as const);
  const egg = a.chance.maybe(0.5)
    ? a.fill("M270,470q-10,-46 60,-44q40,-22 84,6q70,4 44,48q-20,40 -92,34q-80,8 -96,-44z", "#fffaf0") +
      a.circle(350, 464, 30, a.paint(a.materials.flame, "ball"))
    : "";
  return [
    a.shadow(360, 600, 240),
    a.tube("M520,430L716,318", 34, grip),
    a.circle(690, 333, 8, a.materials.ink.deep, 0.6),
    a.fill(oval(340, 502, 232, 116), a.main.deep),
    a.solid(oval(340, 486, 232, 116), a.main),
    a.fill(
      oval(340, 486, 206, 96),
      a.paint({ ...a.materials.ink, light: a.materials.ink.shade, shade: a.materials.ink.light }),
    ),
    a.line("M168,450A206,96 0 0 1 380,391", "#ffffff", 5, 0.35),
    egg,
  ].join("");
}

function drawKnife(a: Art): string {
  const grip = a.chance.pick([a.materials.walnut, a.main, a.materials.oak] as const);
  const wide = a.chance.between(58, 96);
  const blade = p`M398,${420}L122,${420}Q150,${420 + wide * 0.8} 300,${420 + wide}L398,${420 + wide}z`;
  const handle = p`M398,418H604Q680,416 676,452Q672,486 610,478L470,474Q430,470 398,${420 + wide * 0.7}z`;
  const art = [
    a.wallShadow(blade),
    a.wallShadow(handle),
    a.solid(blade, a.materials.steel, "down"),
    a.fill(
      p`M134,${420 + wide * 0.32}Q170,${420 + wide * 0.82} 300,${420 + wide}H398V${420 + wide * 0.7}H300Q190,${420 + wide * 0.62} 134,${420 + wide * 0.32}z`,
      "#ffffff",
      0.5,
    ),
    a.solid(handle, grip, "down"),
    ...[450, 530, 610].map((x) => a.circle(x, 448, 8, a.materials.brass.light)),
    a.solid(roundRect(390, 414, 22, wide * 0.8, 4), a.materials.brass, "down"),
  ].join("");
  return a.turned(-32, 400, 440, art);
}

function drawBoard(a: Art): string {
  const wood = a.main;
  const round = a.chance.maybe(0.4) && a.proportion === null;
  // It hangs by its handle: its long side is the height.
  const wide = a.proportion === null ? 372 : 400 * Math.min(a.proportion, 1 / a.proportion);
  const slab = round ? oval(400, 440, 210) : roundRect(400 - wide / 2, 250, wide, 400, 46);
  const neck = roundRect(358, 130, 84, 170, 40);
  const grain = [300, 352, 410, 468, 520].map((x, i) =>
    a.line(p`M${x},${300 + i * 8}q${14 - i * 6},120 ${-6 + i * 3},300`, wood.shade, 4, 0.35),
  );
  return [
    a.wallShadow(slab),
    a.wallShadow(neck),
    a.solid(neck, wood),
    a.solid(slab, wood),
    a.inside(slab, grain.join("")),
    a.relight(slab, 0.6),
    a.fill(oval(400, 172, 18), wood.deep, 0.8),
    a.line("M400,172Q380,90 430,70", a.materials.leather.base, 8),
  ].join("");
}

function drawJar(a: Art): string {
  const r = a.chance.between(110, 140);
  const top = a.chance.between(270, 360);
  const body = lathe(400, [
    [r * 0.82, top],
    [r, top + 46],
    [r, 560],
    [r - 10, 634],
  ]);
  const lid = a.chance.pick([a.materials.oak, a.main, a.materials.steel] as const);
  const ceramic = a.chance.maybe();
  const level = top + a.chance.between(60, 130);
  const filling = lathe(400, [
    [r - 7, level],
    [r - 7, 560],
    [r - 15, 624],
  ]);
  return [
    a.shadow(400, 640, r + 12),
    ceramic
      ? a.solid(body, a.main, "round") + a.decorate(body, ["bands", "speckle", "sprig", "plain"])
      : a.fill(filling, a.paint(a.main, "round"), 0.92) +
        a.print(filling, "speckle", a.accent, { scale: 0.6 }) +
        a.glass(body, "#ffffff", 0.5),
    a.solid(
      lathe(
        400,
        [
          [r * 0.86, top - 42],
          [r * 0.88, top],
        ],
        false,
      ),
      ceramic ? a.materials.oak : lid,
      "round",
    ),
    a.ellipse(400, top - 42, r * 0.86, r * 0.13, a.paint(ceramic ? a.materials.oak : lid)),
    a.chance.maybe(0.4) ? a.knob(400, top - 60, 22, ceramic ? a.materials.oak : lid) : "",
    a.gloss(p`M${400 - r + 20},${top + 70}q-2,120 6,230q16,-120 10,-234z`, 0.42),
  ].join("");
}

function drawUtensils(a: Art): string {
  const pot = lathe(400, [
    [108, 420],
    [104, 540],
    [92, 634],
  ]);
  const wood = a.materials.oak;
  const spoon = (x: number, y: number, turn: number, wide: number) =>
    a.turned(
      turn,
      400,
      560,
      a.tube(p`M${x},${y + 60}V540`, 17, wood) + a.solid(oval(x, y, wide, 58), wood, "ball"),
    );
  const spatula = a.turned(
    16,
    400,
    560,
    a.tube("M430,300V540", 15, a.materials.steel) + a.solid(roundRect(396, 170, 70, 140, 16), a.accent),
  );
  return [
    a.shadow(400, 640, 116),
    spoon(370, 220, -15, 38),
    spatula,
    spoon(402, 190, 1, 34),
    a.solid(pot, a.main, "round"),
    a.decorate(pot, ["plain", "bands", "speckle", "stripes"]),
    a.gloss("M312,450q2,80 14,140q12,-70 6,-140z", 0.3),
  ].join("");
}

function drawTin(a: Art): string {
  const square = a.chance.maybe(0.4);
  const top = a.chance.between(330, 400);
  if (square) {
    const front = p`M236,${top}H508V636H236z`;
    const side = p`M508,${top}L580,${top - 46}V584L508,636z`;
    return [
      a.shadow(420, 638, 200),
      a.solid(front, a.main),
      a.decorate(front, ["sprig", "stripes", "check", "dots", "leaves"]),
      a.fill(side, a.main.shade),
      a.fill(p`M228,${top}H512L588,${top - 50}H310z`, a.paint({ ...a.main, base: a.main.glint })),
      a.solid(p`M228,${top - 6}H514V${top + 34}H228z`, a.accent),
      a.fill(p`M514,${top - 6}L588,${top - 54}V${top - 16}L514,${top + 34}z`, a.accent.shade),
    ].join("");
  }
  const body = lathe(
    400,
    [
      [164, top + 20],
      [164, 634],
    ],
    false,
  );
  return [
    a.shadow(400, 640, 176),
    a.solid(body, a.main, "round"),
    a.decorate(body, ["sprig", "stripes", "check", "dots", "leaves", "bands"]),
    a.solid(
      lathe(
        400,
        [
          [170, top - 24],
          [170, top + 30],
        ],
        false,
      ),
      a.accent,
      "round",
    ),
    a.ellipse(400, top - 24, 170, 25.5, a.paint(a.accent)),
    a.gloss(p`M262,${top + 60}q2,100 8,170q16,-80 8,-166z`, 0.35),
  ].join("");
}

function drawRollingPin(a: Art): string {
  const body = roundRect(190, 362, 420, 92, 34);
  const art = [
    a.wallShadow(body),
    a.wallShadow(roundRect(96, 388, 608, 40, 20)),
    a.solid(roundRect(96, 388, 120, 40, 20), a.accent, "down"),
    a.solid(roundRect(584, 388, 120, 40, 20), a.accent, "down"),
    a.solid(body, a.materials.oak, "down"),
    a.fill(bar(210, 384, 590, 384, 12), "#ffffff", 0.35),
  ].join("");
  return a.turned(-38, 400, 408, art);
}

export const COOKWARE = {
  saucepan: standing(drawSaucepan),
  casserole: standing(drawCasserole),
  "frying-pan": standing(drawFryingPan),
  knife: hanging(drawKnife),
  board: hanging(drawBoard),
  jar: standing(drawJar),
  utensils: standing(drawUtensils),
  tin: standing(drawTin),
  "rolling-pin": hanging(drawRollingPin),
};
