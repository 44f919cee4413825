import type { Art } from "../drawing/art";
import { bar, lathe, oval, p, roundRect, type Profile } from "../drawing/geometry";
import { standing } from "../drawing/motif";

/** The pool of light a lit lamp throws. */
const glow = (a: Art, cx: number, cy: number, r: number) =>
  a.circle(cx, cy, r, a.fade("#fff1c9", 0.75, 0, "out"));

function drawTableLamp(a: Art): string {
  const base = a.chance.pick<Profile>([
    [
      [26, 360],
      [60, 420],
      [96, 520],
      [70, 610],
      [76, 632],
    ],
    [
      [30, 360],
      [34, 470],
      [30, 600],
      [92, 634],
    ],
    [
      [34, 380],
      [104, 450],
      [112, 560],
      [70, 634],
    ],
    [
      [30, 370],
      [70, 420],
      [40, 480],
      [84, 560],
      [60, 634],
    ],
  ] as const);
  const wide = a.chance.between(176, 206);
  const shade = lathe(
    400,
    [
      [a.chance.pick([96, 118, 150]), 150],
      [wide, 372],
    ],
    false,
  );
  const cloth = a.chance.maybe(0.55) ? a.materials.paper : a.accent;
  const foot = lathe(400, base);
  return [
    a.shadow(400, 640, 108),
    glow(a, 400, 360, 330),
    a.tube("M400,340V400", 16, a.materials.brass),
    a.solid(foot, a.main, "round"),
    a.decorate(foot, ["plain", "plain", "speckle", "bands"]),
    a.gloss("M352,470q-12,60 6,120q4,-70 10,-120z", 0.3),
    a.solid(shade, cloth, "round"),
    a.decorate(shade, ["plain", "pinstripe", "plain", "sprig", "check"], { opacity: 0.5 }),
    a.fill(shade, a.fade("#ffdf9e", 0.05, 0.5, "down")),
    a.ellipse(400, 372, wide - 3, (wide - 3) * 0.15, "#fff3d2", 0.95),
  ].join("");
}

function drawFloorLamp(a: Art, tripod: boolean): string {
  const metal = a.chance.pick([a.materials.brass, a.materials.ink, a.main] as const);
  const shade = lathe(
    400,
    [
      [a.chance.between(70, 112), 128],
      [144, 272],
    ],
    false,
  );
  const legs = tripod
    ? a.tube("M400,300L286,636M400,300L514,636M400,300L412,610", 15, a.materials.oak)
    : a.tube("M400,270V620", 14, metal) +
      a.fill(oval(400, 634, 104, 18), metal.deep) +
      a.solid(oval(400, 627, 104, 18), metal);
  return [
    a.shadow(400, 640, 120, 0.9),
    glow(a, 400, 280, 300),
    legs,
    a.knob(400, 300, 18, metal),
    a.solid(shade, a.main, "round"),
    a.decorate(shade, ["plain", "plain", "pinstripe"], { opacity: 0.5 }),
    a.fill(shade, a.fade("#ffdf9e", 0.02, 0.4, "down")),
    a.ellipse(400, 272, 141, 21, "#fff3d2"),
  ].join("");
}

function drawPendant(a: Art): string {
  const dome = a.chance.pick([
    lathe(400, [
      [30, 300],
      [150, 350],
      [214, 480],
    ]),
    lathe(
      400,
      [
        [40, 290],
        [92, 320],
        [196, 500],
      ],
      false,
    ),
    lathe(400, [
      [34, 280],
      [190, 350],
      [210, 430],
      [150, 510],
    ]),
  ] as const);
  const open = dome.includes("150,510") ? 150 : dome.includes("214,480") ? 214 : 196;
  const y = open === 150 ? 510 : open === 214 ? 480 : 500;
  return [
    glow(a, 400, y + 20, 330),
    a.line("M400,-60V280", a.materials.ink.base, 7),
    a.solid(roundRect(378, 246, 44, 60, 10), a.materials.brass, "round"),
    a.solid(dome, a.main, "round"),
    a.decorate(dome, ["plain", "plain", "bands", "speckle"]),
    a.ellipse(400, y, open - 2, (open - 2) * 0.15, "#fff0c4"),
    a.knob(400, y + 8, 30, { ...a.materials.flame, shade: a.materials.flame.light }),
    a.gloss("M262,420q10,-50 60,-74q-20,40 -30,84z", 0.3),
  ].join("");
}

function drawDeskLamp(a: Art): string {
  const joint = a.chance.maybe() ? a.materials.brass : a.materials.steel;
  return [
    a.shadow(360, 640, 130),
    glow(a, 560, 420, 240),
    a.tube("M350,610L250,400L420,236", 14, joint),
    a.fill(oval(350, 632, 112, 20), a.main.deep),
    a.solid(oval(350, 622, 112, 20), a.main),
    a.knob(250, 400, 17, a.main),
    a.knob(420, 236, 17, a.main),
    a.turned(
      38,
      430,
      240,
      a.solid(
        lathe(470, [
          [38, 190],
          [58, 220],
          [124, 350],
        ]),
        a.main,
        "round",
      ) + a.ellipse(470, 350, 122, 20, "#fff3d2"),
    ),
  ].join("");
}

function drawLantern(a: Art): string {
  const metal = a.chance.maybe(0.7) ? a.main : a.materials.ink;
  const pane = roundRect(292, 310, 216, 276, 8);
  return [
    a.shadow(400, 642, 150),
    a.line("M400,220C330,220 330,128 400,128C470,128 470,220 400,220", metal.base, 11),
    a.solid("M290,300L366,214H434L510,300z", metal),
    a.fill(pane, "#fff6df", 0.55),
    glow(a, 400, 450, 190),
    a.solid(
      lathe(
        400,
        [
          [46, 470],
          [46, 586],
        ],
        false,
      ),
      a.materials.paper,
      "round",
    ),
    a.ellipse(400, 470, 46, 7, "#fff"),
    a.fill("M400,392q26,38 0,72q-26,-34 0,-72z", a.paint(a.materials.flame, "ball")),
    a.tube("M292,304V600M508,304V600M400,304V330", 15, metal),
    a.chance.maybe()
      ? a.line("M292,310L508,590M508,310L292,590", metal.base, 5, 0.8)
      : a.line("M292,400H508", metal.base, 6, 0.8),
    a.solid(roundRect(268, 588, 264, 48, 8), metal),
    a.solid(roundRect(272, 292, 256, 24, 8), metal),
    a.gloss("M312,330h26L316,520z", 0.5),
  ].join("");
}

function drawCandle(a: Art, kind: "jar" | "pillar" | "holder"): string {
  const flame = (y: number) =>
    glow(a, 400, y, 150) +
    a.line(p`M400,${y + 30}v22`, "#3b2a22", 5) +
    a.fill(p`M400,${y - 44}q34,48 0,84q-34,-36 0,-84z`, a.paint(a.materials.flame, "ball"));
  if (kind === "holder") {
    return [
      a.shadow(400, 640, 116),
      flame(172),
      a.solid(roundRect(378, 222, 44, 300, 8), a.accent, "round"),
      a.solid(
        lathe(400, [
          [54, 500],
          [30, 530],
          [24, 580],
          [110, 632],
        ]),
        a.main,
        "round",
      ),
      a.ellipse(400, 500, 54, 8, a.main.light),
    ].join("");
  }
  const r = a.chance.between(112, 136);
  const top = a.chance.between(330, 390);
  const body = lathe(
    400,
    [
      [r, top],
      [r, 634],
    ],
    false,
  );
  const label = roundRect(400 - r * 0.55, top + 96, r * 1.1, 110, 10);
  return [
    a.shadow(400, 640, r + 10),
    flame(top - 20),
    a.solid(body, a.main, "round"),
    a.decorate(body, kind === "jar" ? ["plain", "speckle"] : ["plain", "bands", "leaves", "plain", "waves"]),
    kind === "jar"
      ? a.rim(400, top, r, a.main, a.materials.rope)
      : a.ellipse(400, top, r, r * 0.15, a.main.glint),
    kind === "jar"
      ? a.fill(label, a.materials.paper.base) +
        a.line(
          p`M${400 - r * 0.3},${top + 140}h${r * 0.6}M${400 - r * 0.18},${top + 166}h${r * 0.36}`,
          a.accent.base,
          6,
        )
      : "",
    a.gloss(p`M${400 - r + 16},${top + 40}q0,110 4,200q14,-100 8,-202z`, 0.35),
  ].join("");
}

function drawTorch(a: Art): string {
  const strap = "M170,420C190,250 610,250 630,420C612,520 188,520 170,420z";
  return [
    a.shadow(400, 600, 210, 0.8),
    a.line(strap, a.main.shade, 58),
    a.line(strap, a.main.base, 46),
    a.stitch("M186,400C220,268 580,268 614,400", a.accent.light, 5),
    a.solid(roundRect(290, 410, 220, 150, 46), a.materials.ink),
    glow(a, 400, 486, 170),
    a.circle(400, 486, 62, a.paint(a.materials.steel)),
    a.circle(400, 486, 50, "#fffbe8"),
    a.circle(400, 486, 28, a.paint(a.materials.flame, "ball"), 0.7),
    a.solid(roundRect(316, 432, 34, 14, 7), a.accent),
  ].join("");
}

function drawStringLights(a: Art): string {
  const wire = "M70,210Q240,420 400,300T730,250";
  const bulbs = [
    [130, 274],
    [206, 338],
    [290, 342],
    [372, 312],
    [452, 288],
    [536, 306],
    [620, 318],
    [694, 286],
  ] as const;
  return [
    ...bulbs.map(([x, y]) => glow(a, x, y + 70, 110)),
    a.line(wire, a.materials.ink.base, 8),
    ...bulbs.map(
      ([x, y], i) =>
        a.solid(roundRect(x - 13, y, 26, 32, 6), a.materials.ink) +
        a.solid(bar(x, y + 28, x, y + 30, 20), a.materials.brass) +
        a.knob(x, y + 62, 34, i % 2 ? a.main : a.materials.flame),
    ),
  ].join("");
}

export const LIGHTING = {
  "table-lamp": standing(drawTableLamp),
  "floor-lamp": standing((a) => drawFloorLamp(a, false)),
  "tripod-lamp": standing((a) => drawFloorLamp(a, true)),
  pendant: { stance: "wall", draw: drawPendant },
  "desk-lamp": standing(drawDeskLamp),
  lantern: standing(drawLantern),
  candle: standing((a) => drawCandle(a, a.chance.pick(["jar", "pillar"]))),
  "scented-candle": standing((a) => drawCandle(a, "jar")),
  candlestick: standing((a) => drawCandle(a, "holder")),
  torch: standing(drawTorch),
  lights: { stance: "wall", draw: drawStringLights },
} as const;
