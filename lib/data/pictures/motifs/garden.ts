import type { Art } from "../drawing/art";
import { bar, lathe, leaf, oval, p, polygon, roundRect } from "../drawing/geometry";
import { hanging, standing } from "../drawing/motif";

const POT = ["plain", "speckle", "bands", "chevron", "plain", "waves", "diamonds"] as const;

function drawPot(a: Art): string {
  const r = a.chance.between(140, 170);
  const flared = a.chance.maybe(0.6);
  const body = flared
    ? lathe(
        400,
        [
          [r - 4, 400],
          [r - 48, 634],
        ],
        false,
      )
    : lathe(400, [
        [r - 20, 390],
        [r, 500],
        [r - 50, 634],
      ]);
  const rim = lathe(
    400,
    [
      [r + 6, 356],
      [r + 4, 406],
    ],
    false,
  );
  const sprout = [-140, -110, -86, -62, -36].map((turn, i) =>
    a.fill(
      leaf(400, 362, 130 - Math.abs(i - 2) * 16, 30, turn),
      i % 2 ? a.materials.leaf.base : a.materials.moss.base,
    ),
  );
  return [
    a.shadow(400, 640, r - 10),
    a.chance.maybe(0.5) ? sprout.join("") : "",
    a.solid(body, a.main, "round"),
    a.decorate(body, POT),
    flared
      ? a.solid(rim, a.main, "round") + a.rim(400, 356, r + 6, a.main, a.materials.soil, 12)
      : a.rim(400, 390, r - 20, a.main, a.materials.soil, 12),
    flared ? a.fill(p`M${400 - r},${408}q${r},36 ${2 * r},0v14q${-r},36 ${-2 * r},0z`, "#1d1410", 0.12) : "",
    a.gloss(p`M${400 - r + 40},${440}q6,90 22,160q8,-90 -4,-162z`, 0.25),
  ].join("");
}

/** Neighbouring leaves differ a little. */
const leafTones = (a: Art, i: number) => (i % 3 === 1 ? a.materials.leaf : a.materials.moss);

const FOLIAGE = {
  monstera: (a: Art) =>
    [
      [-150, 250],
      [-120, 300],
      [-92, 320],
      [-62, 290],
      [-30, 240],
    ]
      .map(([turn = 0, length = 0], i) => {
        const x = 400 + Math.cos((turn * Math.PI) / 180) * length * 0.5;
        const y = 480 + Math.sin((turn * Math.PI) / 180) * length * 0.55;
        return (
          a.line(p`M400,480Q${x},${y + 40} ${x},${y}`, a.materials.moss.base, 8) +
          a.solid(leaf(x, y, length * 0.62, length * 0.42, turn), leafTones(a, i)) +
          a.line(
            p`M${x},${y}L${x + Math.cos((turn * Math.PI) / 180) * length * 0.5},${y + Math.sin((turn * Math.PI) / 180) * length * 0.5}`,
            a.materials.leaf.glint,
            4,
            0.6,
          )
        );
      })
      .join(""),
  snake: (a: Art) =>
    [
      [-112, 250],
      [-101, 330],
      [-90, 360],
      [-78, 310],
      [-66, 240],
    ]
      .map(
        ([turn = 0, length = 0], i) =>
          a.solid(leaf(370 + i * 15, 490, length, 36, turn), leafTones(a, i)) +
          a.fill(leaf(370 + i * 15, 470, length * 0.9, 11, turn), a.materials.leaf.glint, 0.5),
      )
      .join(""),
  fern: (a: Art) =>
    Array.from({ length: 15 }, (_, i) =>
      a.solid(leaf(400, 486, 220 + (i % 3) * 44, 22, -168 + i * 11.2), leafTones(a, i)),
    ).join(""),
  olive: (a: Art) =>
    a.tube("M400,490Q396,420 402,330", 14, a.materials.walnut) +
    Array.from({ length: 40 }, (_, i) =>
      a.fill(
        leaf(400 + Math.cos(i * 2.4) * (i * 3.2), 266 + Math.sin(i * 2.4) * (i * 2.8), 56, 14, i * 67),
        leafTones(a, i)[i % 2 ? "light" : "base"],
      ),
    ).join(""),
};

function drawPlant(a: Art, kind: keyof typeof FOLIAGE): string {
  const pot = lathe(400, [
    [104, 480],
    [96, 560],
    [72, 634],
  ]);
  return [
    a.shadow(400, 640, 96),
    FOLIAGE[kind](a),
    a.solid(pot, a.main, "round"),
    a.decorate(pot, POT),
    a.rim(400, 480, 104, a.main, a.materials.soil),
    a.gloss("M310,510q4,60 16,100q8,-60 2,-104z", 0.28),
  ].join("");
}

function drawWateringCan(a: Art): string {
  const body = lathe(410, [
    [112, 370],
    [134, 480],
    [140, 632],
  ]);
  return [
    a.shadow(400, 640, 180),
    a.solid("M300,580C220,560 190,420 132,330L166,310C220,390 250,450 310,470z", a.main),
    a.solid(oval(140, 314, 44, 20), a.main),
    a.fill(oval(138, 308, 40, 15), a.main.deep),
    a.tube("M510,400C640,380 640,580 540,590", 22, a.main),
    a.tube("M340,368C350,270 470,270 480,368", 18, a.main),
    a.solid(body, a.main, "round"),
    a.decorate(body, ["plain", "plain", "leaves", "sprig", "dots"]),
    a.ellipse(410, 370, 112, 17, a.main.deep),
    a.fill("M298,370a112,17 0 0 1 200,-9q-90,-4 -196,12z", a.main.light),
    a.line("M276,590Q410,622 544,590", a.main.shade, 6, 0.6),
    a.gloss("M304,430q-8,90 2,150q18,-90 14,-156z", 0.35),
  ].join("");
}

function drawTrowel(a: Art, withFork: boolean): string {
  const blade = "M400,650Q310,580 326,410Q400,380 474,410Q490,580 400,650z";
  const handle = roundRect(374, 130, 52, 176, 26);
  const tine = (x: number) => a.tube(p`M560,380Q${x},420 ${x},600`, 16, a.materials.steel);
  const trowel =
    a.wallShadow(blade) +
    a.wallShadow(handle) +
    a.tube("M400,290V420", 18, a.materials.steel) +
    a.solid(blade, a.materials.steel) +
    a.line("M400,420V600", a.materials.steel.shade, 5) +
    a.gloss("M344,430q-8,90 26,150q-8,-90 2,-154z", 0.5) +
    a.solid(handle, a.main, "round") +
    a.solid(roundRect(378, 280, 44, 26, 6), a.materials.brass, "round");
  const fork =
    a.solid(roundRect(534, 130, 52, 176, 26), a.main, "round") +
    a.tube("M560,290V390", 18, a.materials.steel) +
    tine(510) +
    tine(560) +
    tine(610) +
    a.solid(roundRect(538, 280, 44, 26, 6), a.materials.brass, "round");
  return a.turned(-24, 400, 400, withFork ? `<g transform="translate(-80 0)">${trowel}${fork}</g>` : trowel);
}

function drawBirdhouse(a: Art): string {
  const front = polygon([
    [276, 330],
    [400, 230],
    [524, 330],
    [510, 630],
    [290, 630],
  ]);
  return [
    a.shadow(400, 640, 130),
    a.line("M400,230V120", a.materials.rope.base, 9),
    a.solid(front, a.main),
    a.line("M290,420H516M288,510H514", a.main.deep, 3, 0.35),
    a.fill("M244,364L388,206H420L560,364L530,378L402,240L270,378z", a.accent.deep),
    a.solid("M236,352L384,200H416L564,352L536,372L400,232L264,372z", a.accent),
    a.circle(400, 420, 50, a.main.deep),
    a.circle(404, 424, 44, a.materials.soil.deep),
    a.tube("M400,510V540", 14, a.materials.oak),
    a.solid(oval(458, 500, 34, 28), a.materials.flame, "ball"),
    a.knob(486, 478, 20, a.materials.flame),
    a.circle(492, 474, 3.5, "#221611"),
    a.fill("M504,478l18,4l-17,8z", a.accent.shade),
    a.fill("M430,500l-44,16l40,6z", a.materials.flame.shade),
  ].join("");
}

function drawBarbecue(a: Art): string {
  return [
    a.shadow(400, 648, 190),
    a.tube("M330,470L262,640M470,470L538,640", 16, a.materials.steel),
    a.tube("M400,480V620", 14, { ...a.materials.steel, base: a.materials.steel.shade }),
    a.line("M290,570H510", a.materials.steel.shade, 9),
    a.knob(262, 626, 26, a.materials.ink),
    a.solid("M212,392H588Q580,510 400,516Q220,510 212,392z", a.main, "down"),
    a.solid("M212,384Q220,232 400,226Q580,232 588,384z", a.main, "ball"),
    a.solid(roundRect(196, 376, 408, 22, 11), a.materials.steel, "down"),
    a.tube("M352,214Q400,170 448,214", 16, a.materials.oak),
    a.circle(470, 284, 18, a.materials.steel.base),
    a.gloss("M250,350q20,-80 100,-96q-50,30 -66,96z", 0.35),
  ].join("");
}

function drawSeeds(a: Art): string {
  const packet = (x: number, tone: typeof a.main, turn: number) => {
    const d = roundRect(x, 220, 250, 380, 8);
    const flower = [0, 60, 120, 180, 240, 300]
      .map((angle) => a.fill(leaf(x + 125, 430, 80, 40, angle), tone.base))
      .join("");
    return a.turned(
      turn,
      x + 125,
      420,
      a.wallShadow(d) +
        a.fill(d, a.paint(a.materials.paper)) +
        a.fill(roundRect(x, 220, 250, 90, 8), a.paint(tone)) +
        a.stitch(p`M${x + 10},306h230`, a.materials.paper.light) +
        a.line(p`M${x + 125},${560}V440`, a.materials.moss.base, 8) +
        flower +
        a.circle(x + 125, 430, 30, a.materials.flame.base) +
        a.fill(leaf(x + 125, 540, 60, 20, -30), a.materials.leaf.base),
    );
  };
  return packet(180, a.accent, -10) + packet(370, a.main, 8);
}

function drawBulbs(a: Art): string {
  const sack = "M250,400Q220,640 300,640H500Q580,640 550,400z";
  return [
    a.shadow(400, 642, 180),
    a.knob(330, 390, 60, a.main),
    a.knob(460, 390, 62, a.main),
    a.knob(396, 364, 62, a.accent),
    a.fill(
      leaf(396, 310, 90, 20, -96) + leaf(330, 340, 70, 16, -110) + leaf(460, 338, 76, 16, -74),
      a.materials.leaf.base,
    ),
    a.solid(sack, a.materials.rope),
    a.print(sack, "check", a.materials.leather, { scale: 0.3, opacity: 0.5 }),
    a.solid(roundRect(236, 396, 328, 40, 20), a.materials.rope),
    a.solid(roundRect(320, 490, 160, 90, 8), a.materials.paper),
    a.fill(leaf(360, 560, 80, 24, -30), a.main.base),
  ].join("");
}

function drawGnomeMushroom(a: Art): string {
  const one = (cx: number, y: number, size: number) =>
    a.solid(
      p`M${cx - 34 * size},${y - 150 * size}Q${cx - 20 * size},${y - 60 * size} ${cx - 46 * size},${y}Q${cx},${y + 14 * size} ${cx + 46 * size},${y}Q${cx + 20 * size},${y - 60 * size} ${cx + 34 * size},${y - 150 * size}z`,
      a.materials.paper,
      "round",
    ) +
    a.fill(
      p`M${cx - 140 * size},${y - 140 * size}Q${cx - 120 * size},${y - 320 * size} ${cx},${y - 324 * size}Q${cx + 120 * size},${y - 320 * size} ${cx + 140 * size},${y - 140 * size}Q${cx},${y - 100 * size} ${cx - 140 * size},${y - 140 * size}z`,
      a.paint(a.main, "ball"),
    ) +
    [
      [-60, -190, 20],
      [0, -250, 24],
      [56, -180, 18],
      [-10, -160, 14],
    ]
      .map(([x = 0, dy = 0, r = 0]) =>
        a.circle(cx + x * size, y + dy * size, r * size, a.materials.paper.light),
      )
      .join("");
  return (
    a.shadow(380, 642, 170) + one(510, 634, 0.72) + one(330, 640, 1.2) + a.fill(bar(0, 0, 0, 0, 1), "none")
  );
}

export const GARDEN = {
  pot: standing(drawPot),
  plant: standing((a) => drawPlant(a, a.chance.pick(["monstera", "snake", "fern", "olive"]))),
  monstera: standing((a) => drawPlant(a, "monstera")),
  "snake-plant": standing((a) => drawPlant(a, "snake")),
  fern: standing((a) => drawPlant(a, "fern")),
  "olive-tree": standing((a) => drawPlant(a, "olive")),
  "watering-can": standing(drawWateringCan),
  trowel: hanging((a) => drawTrowel(a, false)),
  "trowel-and-fork": hanging((a) => drawTrowel(a, true)),
  birdhouse: standing(drawBirdhouse),
  barbecue: standing(drawBarbecue),
  seeds: hanging(drawSeeds),
  bulbs: standing(drawBulbs),
  mushroom: standing(drawGnomeMushroom),
};
