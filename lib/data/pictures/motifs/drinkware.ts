import type { Art } from "../drawing/art";
import { lathe, oval, p } from "../drawing/geometry";
import { hanging, standing } from "../drawing/motif";

const CERAMIC = ["plain", "speckle", "bands", "dots", "leaves", "plain", "waves", "sprig"] as const;

function drawMug(a: Art): string {
  const tall = a.chance.between(-40, 40);
  const top = 290 - tall;
  const r = a.chance.between(138, 158);
  const foot = r - a.chance.pick([6, 26, 44]);
  const body = lathe(370, [
    [r, top],
    [r + 2, top + 130],
    [foot + 14, 600],
    [foot, 636],
  ]);
  const dip = lathe(370, [
    [r + 2, top + 210],
    [foot + 14, 600],
    [foot, 636],
  ]);
  const grip = p`M${370 + r - 8},${top + 70}C${370 + r + 120},${top + 50} ${370 + r + 120},${top + 240} ${370 + r - 22},${top + 238}`;
  const twoTone = a.chance.maybe(0.35);
  return [
    a.shadow(390, 640, 160),
    a.tube(grip, 32, a.main),
    a.solid(body, a.main, "round"),
    a.decorate(body, twoTone ? ["plain"] : CERAMIC),
    twoTone ? a.inside(body, a.solid(dip, a.accent, "round")) : "",
    a.rim(370, top, r, a.main, a.chance.maybe() ? a.accent : a.main),
    a.gloss(p`M${370 - r + 26},${top + 50}q-4,120 14,220q14,-110 8,-216z`, 0.3),
  ].join("");
}

function drawTeacup(a: Art): string {
  const body = lathe(385, [
    [170, 400],
    [168, 450],
    [120, 560],
    [74, 596],
  ]);
  const saucer = lathe(385, [
    [232, 596],
    [170, 628],
    [110, 642],
  ]);
  return [
    a.shadow(395, 644, 200),
    a.solid(saucer, a.main, "round"),
    a.ellipse(385, 596, 232, 35, a.paint(a.main)),
    a.ellipse(385, 600, 120, 18, a.main.shade, 0.6),
    a.tube("M540,440C650,420 640,560 500,548", 24, a.main),
    a.solid(body, a.main, "round"),
    a.decorate(body, ["sprig", "dots", "bands", "leaves", "stripes"], { scale: 0.8 }),
    a.rim(385, 400, 170, a.main),
    a.ellipse(385, 408, 146, 17, "#8a4f2a"),
    a.ellipse(365, 405, 90, 8, "#c07c48", 0.6),
  ].join("");
}

function drawTeapot(a: Art): string {
  const wide = a.chance.between(158, 186);
  const body = lathe(400, [
    [78, 352],
    [wide - 14, 420],
    [wide, 510],
    [wide - 46, 600],
    [100, 636],
  ]);
  const lid = lathe(400, [
    [20, 318],
    [70, 340],
    [84, 356],
  ]);
  const spout = p`M${400 - wide + 24},${540}C${400 - wide - 70},${520} ${400 - wide - 50},${420} ${400 - wide - 96},${372}L${400 - wide - 58},${362}C${400 - wide + 4},${400} ${400 - wide - 10},${440} ${400 - wide + 50},${450}z`;
  const wood = a.chance.maybe() ? a.materials.oak : a.main;
  const side = p`M${396 + wide * 0.8},${420}C${470 + wide},${380} ${480 + wide},${560} ${390 + wide * 0.86},${566}`;
  const over = p`M${400 - wide * 0.72},${420}C${400 - wide},${220} ${400 + wide},${220} ${400 + wide * 0.72},${420}`;
  return [
    a.shadow(400, 640, 190),
    a.tube(a.chance.maybe(0.65) ? side : over, 24, wood),
    a.solid(spout, a.main),
    a.solid(body, a.main, "ball"),
    a.decorate(body, CERAMIC),
    a.solid(lid, a.main, "round"),
    a.line("M318,358Q400,376 482,358", a.main.deep, 4, 0.6),
    a.knob(400, 306, 22, wood),
    a.gloss(
      p`M${400 - wide + 36},${500}Q${400 - wide + 40},${430} ${400 - 80},${404}Q${400 - wide + 70},${450} ${400 - wide + 36},${500}z`,
      0.35,
    ),
  ].join("");
}

function drawGlass(a: Art, stemmed: boolean): string {
  const bowl = stemmed
    ? lathe(400, [
        [92, 200],
        [122, 290],
        [96, 380],
        [20, 424],
      ])
    : lathe(400, [
        [140, 250],
        [128, 420],
        [112, 632],
      ]);
  const drink = stemmed
    ? lathe(400, [
        [118, 300],
        [96, 380],
        [20, 420],
      ])
    : lathe(400, [
        [126, 400],
        [118, 520],
        [106, 616],
      ]);
  const stem = stemmed
    ? a.line("M400,424V620", "#ffffff", 14, 0.7) +
      a.ellipse(400, 630, 98, 16, "#ffffff", 0.6) +
      a.ellipse(400, 628, 90, 12, a.main.light, 0.4)
    : "";
  const level = stemmed
    ? a.ellipse(400, 300, 117, 16, a.main.light, 0.9)
    : a.ellipse(400, 400, 126, 18, a.main.light, 0.9);
  return [
    a.shadow(400, 640, stemmed ? 100 : 124, 0.8),
    stem,
    a.glass(bowl, "#ffffff", 0.62),
    a.fill(drink, a.paint(a.main, "round"), 0.78),
    level,
    stemmed ? a.ellipse(400, 200, 92, 13, "#ffffff", 0.45) : a.ellipse(400, 250, 140, 20, "#ffffff", 0.45),
    stemmed ? "" : a.decorate(bowl, ["plain", "plain", "pinstripe", "diamonds"], { opacity: 0.16 }),
    a.gloss(
      stemmed ? "M312,250q-18,70 22,130q-8,-66 -2,-128z" : "M284,290q4,160 20,290q12,-150 4,-288z",
      0.6,
    ),
  ].join("");
}

function drawJug(a: Art): string {
  const belly = a.chance.between(132, 158);
  const body = lathe(390, [
    [96, 230],
    [84, 300],
    [belly, 450],
    [belly - 10, 560],
    [96, 636],
  ]);
  const lip = p`M${300},${232}Q${262},${206} ${238},${212}Q${262},${268} ${308},${292}z`;
  return [
    a.shadow(400, 640, 150),
    a.tube(p`M${474},${262}C${620},${240} ${620},${470} ${390 + belly - 8},${500}`, 26, a.main),
    a.solid(lip, a.main),
    a.solid(body, a.main, "round"),
    a.decorate(body, CERAMIC),
    a.rim(390, 230, 96, a.main),
    a.gloss("M286,420q-16,90 10,170q0,-100 14,-176z", 0.3),
  ].join("");
}

function drawCafetiere(a: Art): string {
  const body = lathe(
    390,
    [
      [120, 300],
      [120, 500],
      [120, 618],
    ],
    false,
  );
  const coffee = lathe(
    390,
    [
      [116, 430],
      [116, 610],
    ],
    false,
  );
  const frame = a.chance.pick([a.materials.steel, a.materials.brass, a.main] as const);
  return [
    a.shadow(400, 642, 140),
    a.tube("M508,350H590Q606,350 606,372V520Q606,548 578,548H508", 24, a.main),
    a.glass(body, "#ffffff", 0.6),
    a.solid(
      coffee,
      { glint: "#8a5a3a", light: "#6b4129", base: "#4d2c1b", shade: "#341c11", deep: "#24120b" },
      "round",
    ),
    a.ellipse(390, 430, 116, 17, "#8a5a3a"),
    a.tube("M272,320V640M508,320V640", 12, frame),
    a.solid(
      lathe(
        390,
        [
          [126, 590],
          [128, 636],
        ],
        false,
      ),
      frame,
      "round",
    ),
    a.solid(
      lathe(390, [
        [60, 262],
        [116, 284],
        [126, 306],
      ]),
      frame,
      "round",
    ),
    a.tube("M390,262V170", 9, frame),
    a.knob(390, 164, 24, a.main),
    a.gloss("M292,340q0,130 4,230q14,-110 10,-230z", 0.55),
  ].join("");
}

function drawKettle(a: Art): string {
  const body = lathe(400, [
    [90, 330],
    [168, 420],
    [186, 540],
    [172, 632],
  ]);
  const metal = a.chance.maybe() ? a.materials.steel : a.materials.brass;
  const grip = a.chance.pick([a.materials.walnut, a.materials.ink, a.materials.oak] as const);
  return [
    a.shadow(400, 638, 190),
    a.tube("M262,400C250,200 550,200 538,400", 13, metal),
    a.tube("M318,254Q400,214 482,254", 30, grip),
    a.solid("M258,500C200,480 190,420 150,392L184,366C240,390 250,430 300,436z", a.main),
    a.solid(body, a.main, "ball"),
    a.solid(
      lathe(400, [
        [30, 306],
        [84, 320],
        [96, 336],
      ]),
      a.main,
      "round",
    ),
    a.knob(400, 296, 20, grip),
    a.line("M232,596Q400,632 568,596", a.main.deep, 4, 0.4),
    a.gloss("M240,530Q246,430 330,386Q270,450 264,560z", 0.4),
  ].join("");
}

function drawBottle(a: Art): string {
  const r = a.chance.between(84, 104);
  const body = lathe(400, [
    [r * 0.52, 250],
    [r * 0.62, 282],
    [r, 340],
    [r, 500],
    [r, 612],
    [r - 8, 634],
  ]);
  const cap = a.chance.pick([a.materials.oak, a.materials.steel, a.accent, a.materials.ink] as const);
  const band = lathe(
    400,
    [
      [r + 1, 430],
      [r + 1, 480],
    ],
    false,
  );
  return [
    a.shadow(400, 640, r + 8),
    a.solid(body, a.main, "round"),
    a.decorate(body, ["plain", "plain", "speckle", "waves", "bands", "stripes"]),
    a.chance.maybe(0.4) ? a.solid(band, a.accent, "round") : "",
    a.solid(
      lathe(
        400,
        [
          [r * 0.56, 186],
          [r * 0.58, 250],
        ],
        false,
      ),
      cap,
      "round",
    ),
    a.ellipse(400, 186, r * 0.56, r * 0.085, cap.light),
    a.chance.maybe() ? a.tube(p`M${400 - r * 0.4},${186}Q400,${110} ${400 + r * 0.4},${186}`, 13, cap) : "",
    a.gloss(p`M${400 - r + 18},${360}q-2,110 4,220q14,-110 10,-224z`, 0.38),
  ].join("");
}

function drawCoaster(a: Art): string {
  const slab = (y: number) =>
    a.fill(oval(400, y + 16, 208, 92), a.main.deep) +
    a.solid(oval(400, y, 208, 92), a.main) +
    a.decorate(oval(400, y, 200, 86), ["leaves", "dots", "speckle", "waves", "grid"]);
  return [a.shadow(400, 592, 214), slab(560), slab(522), slab(484), slab(446)].join("");
}

export const DRINKWARE = {
  mug: standing(drawMug),
  teacup: standing(drawTeacup),
  teapot: standing(drawTeapot),
  glass: standing((a) => drawGlass(a, false)),
  "wine-glass": standing((a) => drawGlass(a, true)),
  jug: standing(drawJug),
  cafetiere: standing(drawCafetiere),
  kettle: standing(drawKettle),
  bottle: standing(drawBottle),
  coaster: hanging(drawCoaster),
};
