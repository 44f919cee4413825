import type { Art } from "../drawing/art";
import { lathe, oval, p, polygon, roundRect } from "../drawing/geometry";
import { standing } from "../drawing/motif";

function drawDomeTent(a: Art): string {
  return [
    a.shadow(400, 640, 280),
    a.solid("M120,640Q150,250 400,244Q650,250 680,640z", a.main, "ball"),
    a.fill("M400,244Q560,330 590,640H680Q650,250 400,244z", a.main.deep, 0.35),
    a.line("M160,640Q220,300 400,244Q580,300 640,640", a.accent.base, 9),
    a.solid("M300,640Q310,390 400,360Q490,390 500,640z", a.materials.ink),
    a.fill("M300,640Q310,390 400,360Q350,430 350,640z", a.accent.light),
    a.line("M400,360V640", a.materials.paper.base, 4, 0.7),
    a.line("M120,640L84,652M680,640L716,652", a.materials.rope.base, 6),
    a.gloss("M196,560Q220,380 330,300Q250,400 236,580z", 0.3),
  ].join("");
}

function drawRidgeTent(a: Art): string {
  return [
    a.shadow(410, 640, 280),
    a.fill(
      polygon([
        [400, 230],
        [610, 250],
        [716, 636],
        [560, 640],
      ]),
      a.main.deep,
    ),
    a.solid(
      polygon([
        [400, 230],
        [560, 640],
        [110, 640],
      ]),
      a.main,
    ),
    a.fill(
      polygon([
        [400, 230],
        [610, 250],
        [716, 636],
        [600, 640],
      ]),
      a.main.shade,
      0.7,
    ),
    a.solid(
      polygon([
        [394, 330],
        [460, 640],
        [280, 640],
      ]),
      a.materials.ink,
    ),
    a.fill("M394,330L280,640H330Q380,520 394,330z", a.accent.base),
    a.fill("M394,330L460,640H436Q400,500 394,330z", a.accent.shade),
    a.line("M400,230L90,654M400,230V200M612,250L740,654", a.materials.rope.shade, 5),
    a.line("M400,230L610,250", a.accent.base, 8),
    a.gloss(
      polygon([
        [380, 262],
        [250, 480],
        [180, 610],
        [340, 380],
      ]),
      0.18,
    ),
  ].join("");
}

function drawSleepingBag(a: Art): string {
  const rolled = a.chance.maybe(0.4);
  if (rolled) {
    return [
      a.shadow(400, 610, 240),
      a.solid(roundRect(170, 350, 460, 260, 120), a.main, "down"),
      a.fill(oval(240, 480, 74, 130), a.main.shade),
      a.line("M240,400a44,80 0 1 1 -30,120a30,56 0 1 1 40,-90", a.main.glint, 9, 0.7),
      ...[390, 540].map(
        (x) =>
          a.solid(roundRect(x, 342, 34, 276, 12), a.accent, "down") +
          a.solid(roundRect(x - 6, 450, 46, 40, 8), a.materials.ink),
      ),
    ].join("");
  }
  const bag =
    "M290,250Q290,140 400,136Q510,140 510,250Q560,400 520,600Q510,656 400,656Q290,656 280,600Q240,400 290,250z";
  return [
    a.wallShadow(bag),
    a.solid(bag, a.main),
    ...[330, 400, 470, 540, 600].map((y) =>
      a.line(p`M262,${y}Q400,${y + 26} 538,${y}`, a.main.deep, 5, 0.35),
    ),
    a.fill(oval(400, 236, 76, 66), a.accent.base),
    a.fill(oval(400, 246, 58, 48), a.accent.deep),
    a.line("M458,280Q500,440 470,640", a.accent.light, 6),
    a.relight(bag, 0.7),
  ].join("");
}

function drawStove(a: Art): string {
  return [
    a.shadow(400, 642, 130),
    a.solid(
      lathe(400, [
        [60, 470],
        [112, 510],
        [116, 610],
        [100, 634],
      ]),
      a.main,
      "round",
    ),
    a.fill(
      lathe(
        400,
        [
          [114, 540],
          [116, 590],
        ],
        false,
      ),
      a.accent.base,
      0.85,
    ),
    a.tube("M400,470V410", 26, a.materials.steel),
    a.tube("M412,440L520,430", 12, a.materials.steel),
    a.solid(roundRect(508, 414, 56, 30, 10), a.accent),
    a.fill("M350,380q16,-60 50,-78q34,18 50,78z", "#5aa9e6", 0.75),
    a.fill("M376,380q8,-40 24,-52q16,12 24,52z", "#ffd27a", 0.9),
    a.tube("M400,404L270,360V318M400,404L530,360V318", 13, a.materials.steel),
    a.solid(roundRect(340, 378, 120, 30, 12), a.materials.steel),
    a.solid(
      lathe(
        400,
        [
          [128, 196],
          [124, 306],
        ],
        false,
      ),
      a.materials.steel,
      "round",
    ),
    a.rim(400, 196, 128, a.materials.steel),
    a.tube("M526,214Q610,216 606,276", 12, a.materials.ink),
    a.gloss("M318,520q-10,50 2,86q10,-50 8,-90z", 0.4),
  ].join("");
}

function drawBackpack(a: Art): string {
  const round = a.chance.maybe();
  const body = round
    ? "M250,360Q250,180 400,176Q550,180 550,360V590Q550,640 500,640H300Q250,640 250,590z"
    : roundRect(246, 190, 308, 450, 66);
  const flap = "M246,300Q250,180 400,178Q550,180 554,300L540,376Q400,404 260,376z";
  return [
    a.shadow(400, 642, 178),
    a.tube("M350,190Q352,128 400,128Q448,128 450,190", 17, a.accent),
    a.line("M256,330Q186,420 226,600M544,330Q614,420 574,600", a.main.deep, 36),
    a.solid(body, a.main),
    a.decorate(body, ["plain", "plain", "plain", "speckle", "leaves"]),
    a.solid(roundRect(290, 440, 220, 160, 34), {
      ...a.main,
      light: a.main.glint,
      base: a.main.light,
      shade: a.main.base,
    }),
    a.line("M310,474H490", a.accent.base, 8),
    a.solid(roundRect(470, 470, 10, 36, 5), a.accent),
    a.chance.maybe(0.6)
      ? a.solid(flap, a.main) +
        [330, 452]
          .map(
            (x) =>
              a.solid(roundRect(x, 330, 22, 120, 6), a.materials.leather) +
              a.solid(roundRect(x - 5, 396, 32, 30, 6), a.materials.brass),
          )
          .join("")
      : a.line("M270,320Q400,260 530,320", a.accent.base, 9) +
        a.solid(roundRect(366, 340, 68, 50, 10), a.materials.leather),
    a.gloss("M268,300q8,-90 90,-108q-50,40 -58,120z", 0.25),
  ].join("");
}

function drawFlask(a: Art): string {
  return [
    a.shadow(390, 640, 110),
    a.tube("M476,330Q590,330 580,470Q572,560 476,556", 22, a.materials.ink),
    a.solid(
      lathe(390, [
        [92, 290],
        [96, 400],
        [96, 600],
        [88, 634],
      ]),
      a.main,
      "round",
    ),
    a.decorate(
      lathe(
        390,
        [
          [96, 400],
          [96, 560],
        ],
        false,
      ),
      ["plain", "bands", "plain", "check"],
    ),
    a.solid(
      lathe(
        390,
        [
          [94, 296],
          [96, 330],
        ],
        false,
      ),
      a.materials.steel,
      "round",
    ),
    a.solid(
      lathe(
        390,
        [
          [78, 150],
          [84, 290],
        ],
        false,
      ),
      a.chance.maybe() ? a.materials.steel : a.accent,
      "round",
    ),
    a.ellipse(390, 150, 78, 12, a.materials.steel.light),
    a.gloss("M318,360q-2,130 6,250q14,-120 10,-250z", 0.4),
  ].join("");
}

function drawMap(a: Art): string {
  const sheet = (x: number, dark: boolean) =>
    a.fill(
      polygon([
        [x, dark ? 250 : 220],
        [x + 130, dark ? 220 : 250],
        [x + 130, dark ? 590 : 620],
        [x, dark ? 620 : 590],
      ]),
      dark ? a.materials.paper.shade : a.materials.paper.base,
    );
  return [
    a.wallShadow(
      polygon([
        [140, 220],
        [660, 220],
        [660, 620],
        [140, 620],
      ]),
      10,
    ),
    sheet(140, false),
    sheet(270, true),
    sheet(400, false),
    sheet(530, true),
    a.fill(
      "M140,500Q300,420 400,480T660,430V600L530,620L400,590L270,620L140,590z",
      a.materials.leaf.light,
      0.7,
    ),
    a.line("M150,330Q300,290 360,400T640,300", "#7fb2d6", 16, 0.8),
    a.stitch("M190,540Q300,380 420,420T600,270", a.main.base, 8, 1),
    a.solid("M600,290q-46,-60 -46,-96a46,46 0 0 1 92,0q0,36 -46,96z", a.main, "ball"),
    a.circle(600, 194, 17, a.materials.paper.light),
    a.turned(
      -12,
      300,
      480,
      a.circle(284, 520, 84, a.paint(a.materials.brass)) +
        a.circle(284, 520, 68, a.materials.paper.light) +
        a.fill("M284,460l16,60h-32z", a.accent.base) +
        a.fill("M284,580l16,-60h-32z", a.materials.ink.base),
    ),
  ].join("");
}

function drawHammock(a: Art): string {
  const cloth = "M150,330Q400,640 650,330Q600,560 400,572Q200,560 150,330z";
  return [
    a.shadow(400, 640, 200, 0.6),
    a.tube("M110,640V230M690,640V230", 20, a.materials.walnut),
    a.line("M112,260L160,340M112,260L196,420M688,260L640,340M688,260L604,420", a.materials.rope.base, 6),
    a.solid(cloth, a.main, "down"),
    a.decorate(cloth, ["stripes", "pinstripe", "diamonds", "plain"]),
    a.line("M150,330Q400,640 650,330", a.accent.base, 9),
  ].join("");
}

export const CAMPING = {
  tent: standing(drawDomeTent),
  "ridge-tent": standing(drawRidgeTent),
  "sleeping-bag": standing(drawSleepingBag),
  stove: standing(drawStove),
  backpack: standing(drawBackpack),
  flask: standing(drawFlask),
  map: { stance: "wall", draw: drawMap },
  hammock: standing(drawHammock),
} as const;
