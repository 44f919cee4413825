import type { Art } from "../drawing/art";
import { leaf, oval, p, polygon, roundRect } from "../drawing/geometry";
import { hanging, standing } from "../drawing/motif";

function drawSneaker(a: Art, high: boolean): string {
  const upper =
    "M150,560Q140,470 170,400Q220,420 270,392Q310,366 330,330Q372,340 410,400Q470,470 590,492Q664,508 666,570z";
  const shaft = "M160,420Q150,330 170,280Q240,300 330,276Q340,330 400,400z";
  return [
    a.shadow(410, 632, 270),
    high ? a.solid(shaft, a.main) : "",
    a.solid(upper, a.main),
    a.fill("M150,560Q140,470 166,410Q230,440 240,560z", a.accent.base, 0.9),
    a.fill("M560,488Q664,508 666,570H520Q510,520 560,488z", a.materials.paper.base, 0.9),
    a.relight(upper),
    a.fill("M262,560Q330,520 360,470Q400,520 480,560z", a.accent.base, 0.85),
    a.stitch("M176,420Q240,440 252,556", a.materials.paper.light, 3),
    ...[0, 1, 2, 3].map((i) =>
      a.line(p`M${330 + i * 30},${352 + i * 38}l44,-22`, a.materials.paper.light, 11),
    ),
    a.solid("M138,552H676Q700,556 696,590Q690,634 640,634H180Q132,634 132,590z", a.materials.paper, "down"),
    a.fill(
      "M134,606H694Q684,634 640,634H180Q140,634 134,606z",
      a.chance.maybe() ? a.materials.leather.base : a.accent.base,
    ),
    a.line("M140,574H690", a.accent.base, 5, 0.6),
    a.gloss("M180,420q40,6 80,-12q-50,40 -60,110z", 0.18),
  ].join("");
}

function drawBoot(a: Art, welly: boolean): string {
  const shaft = welly
    ? "M290,150H470V460Q560,470 640,520Q672,550 660,600H290z"
    : "M280,230H460L468,440Q560,460 630,510Q670,540 664,596H276z";
  const sole = "M270,590H672Q684,640 650,642H420V628H400V642H290Q262,640 270,590z";
  return [
    a.shadow(450, 640, 210),
    a.solid(shaft, a.main),
    a.decorate(shaft, welly ? ["plain", "dots", "plain", "sprig"] : ["plain"]),
    a.fill("M276,596V470Q330,520 330,596z", a.main.shade, 0.7),
    welly
      ? a.solid(roundRect(280, 144, 200, 40, 10), a.accent, "round")
      : a.solid(roundRect(270, 212, 200, 54, 22), a.accent, "round") +
        [0, 1, 2, 3, 4]
          .map(
            (i) =>
              a.line(p`M${396 + i * 12},${300 + i * 38}l${66},${-8}`, a.materials.rope.base, 9) +
              a.circle(398 + i * 12, 302 + i * 38, 7, a.materials.brass.base),
          )
          .join(""),
    a.solid(sole, a.materials.ink, "down"),
    a.fill("M272,588H670v14H272z", welly ? a.accent.base : a.materials.rope.base),
    a.gloss("M302,260q-2,140 4,220q20,-120 16,-222z", 0.28),
  ].join("");
}

function drawWatch(a: Art): string {
  const metal = a.chance.pick([a.materials.steel, a.materials.brass, a.materials.ink] as const);
  const strap = (d: string) => a.wallShadow(d) + a.solid(d, a.main, "round");
  const face = a.chance.maybe() ? a.materials.paper : a.accent;
  return [
    strap("M336,300L350,110Q400,96 450,110L464,300z"),
    strap("M336,500L352,700Q400,714 448,700L464,500z"),
    a.stitch(
      "M352,290L364,124M448,290L436,124M352,510L366,690M448,510L434,690",
      a.materials.paper.base,
      3,
      0.6,
    ),
    ...[580, 620, 660].map((y) => a.circle(400, y, 7, a.main.deep)),
    a.wallShadow(oval(400, 400, 138)),
    a.solid(roundRect(530, 384, 28, 32, 6), metal),
    a.solid(oval(400, 400, 140), metal),
    a.circle(400, 400, 116, a.paint(face)),
    ...Array.from({ length: 12 }, (_, i) =>
      a.turned(
        i * 30,
        400,
        400,
        a.fill(
          roundRect(396, 296, 8, i % 3 ? 14 : 26, 3),
          face === a.materials.paper ? a.materials.ink.base : a.materials.paper.light,
        ),
      ),
    ),
    a.turned(-52, 400, 400, a.fill(roundRect(394, 334, 12, 74, 6), metal.deep)),
    a.turned(62, 400, 400, a.fill(roundRect(395, 308, 10, 100, 5), metal.deep)),
    a.chance.maybe() ? a.circle(400, 454, 24, metal.light, 0.7) + a.line("M400,454v-16", metal.deep, 4) : "",
    a.knob(400, 400, 10, metal),
    a.gloss("M310,360q20,-60 90,-70q-56,30 -66,90z", 0.4),
  ].join("");
}

function drawSunglasses(a: Art): string {
  const lens = a.chance.pick([
    (x: number) => oval(x, 440, 112, 104),
    (x: number) => roundRect(x - 116, 348, 232, 184, 84),
    (x: number) =>
      p`M${x - 124},350Q${x},330 ${x + 124},350Q${x + 120},530 ${x},536Q${x - 120},530 ${x - 124},350z`,
  ] as const);
  return [
    a.wallShadow(lens(264), 24),
    a.wallShadow(lens(536), 24),
    a.tube("M160,400L110,330Q90,300 130,296M640,400L690,330Q710,300 670,296", 17, a.main),
    ...[264, 536].map(
      (x) => a.fill(lens(x), a.fade(a.accent.deep, 0.94, 0.6, "down")) + a.tube(lens(x), 19, a.main),
    ),
    a.tube("M368,408Q400,376 432,408", 19, a.main),
    ...[264, 536].map((x) =>
      a.inside(
        lens(x),
        a.gloss(
          polygon([
            [x - 90, 480],
            [x - 10, 340],
            [x + 30, 340],
            [x - 60, 500],
          ]),
          0.3,
        ),
      ),
    ),
  ].join("");
}

function drawTote(a: Art): string {
  const body = "M226,310H574L604,620Q604,640 584,640H216Q196,640 196,620z";
  const print = a.chance.pick(["leaf", "none", "sun", "pattern"]);
  return [
    a.shadow(400, 642, 206),
    a.line("M310,330C310,120 490,120 490,330", a.materials.leather.shade, 20, 0.5),
    a.solid(body, a.main),
    print === "pattern" ? a.decorate(body, ["stripes", "check", "leaves", "dots", "sprig"]) : "",
    print === "leaf"
      ? [-90, -130, -50, -160, -20]
          .map((turn) => a.fill(leaf(400, 560, 130, 30, turn), a.accent.base))
          .join("")
      : print === "sun"
        ? a.circle(400, 470, 70, a.accent.base) +
          a.fill("M330,490H470V545H330z", a.main.base) +
          a.line("M320,500H480M340,524H460", a.accent.base, 8)
        : "",
    a.tube("M300,332C300,150 500,150 500,332", 20, a.chance.maybe() ? a.materials.leather : a.main),
    a.line("M228,326H572", a.main.deep, 4, 0.4),
    a.line("M270,420q-10,100 -20,200M540,420q8,100 14,190", a.main.deep, 6, 0.14),
  ].join("");
}

function drawHandbag(a: Art): string {
  const body = a.chance.maybe()
    ? "M200,390Q210,350 250,350H550Q590,350 600,390L630,600Q630,640 590,640H210Q170,640 170,600z"
    : roundRect(190, 350, 420, 290, 70);
  const flap = "M196,380Q210,346 250,346H550Q590,346 604,380L590,480Q400,560 210,480z";
  return [
    a.shadow(400, 642, 230),
    a.tube("M270,356C270,150 530,150 530,356", 18, a.main),
    a.solid(body, a.main),
    a.decorate(body, ["plain", "plain", "diamonds"], { scale: 0.7, opacity: 0.35 }),
    a.solid(flap, a.main),
    a.line("M204,470Q400,560 596,470", a.main.deep, 6, 0.4),
    a.stitch("M212,470Q400,544 588,470", a.materials.rope.light, 3),
    a.solid(roundRect(370, 500, 60, 54, 12), a.materials.brass),
    a.circle(400, 527, 9, a.materials.brass.deep),
    a.gloss("M222,390q80,-30 200,-26q-130,16 -190,70z", 0.25),
  ].join("");
}

function drawWallet(a: Art): string {
  const body = roundRect(170, 280, 460, 310, 28);
  return [
    a.wallShadow(body, 18),
    a.turned(
      -5,
      400,
      300,
      a.fill(roundRect(230, 236, 330, 160, 14), a.accent.base) +
        a.fill(roundRect(230, 236, 330, 44, 14), a.accent.light) +
        a.fill(roundRect(260, 214, 330, 120, 14), a.materials.paper.base),
    ),
    a.solid(body, a.main),
    a.stitch(roundRect(188, 298, 424, 274, 18), a.materials.rope.light, 4, 0.7),
    a.solid("M500,390H640V482H500Q454,482 454,436Q454,390 500,390z", a.main),
    a.knob(508, 436, 20, a.materials.brass),
    a.gloss("M190,320q200,-30 400,-10q-280,10 -386,80z", 0.12),
  ].join("");
}

function drawUmbrella(a: Art): string {
  const top =
    "M120,430Q140,170 400,160Q660,170 680,430Q630,380 586,430Q540,380 494,430Q446,380 400,430Q354,380 306,430Q260,380 214,430Q170,380 120,430z";
  return a.turned(
    10,
    400,
    400,
    [
      a.wallShadow(top),
      a.tube("M400,160V590Q400,650 450,650Q494,648 494,604", 15, a.materials.walnut),
      a.tube("M400,120V170", 10, a.materials.steel),
      a.solid(top, a.main, "ball"),
      a.decorate(top, ["plain", "stripes", "dots", "plain", "check"]),
      a.line(
        "M400,160Q290,240 306,430M400,160Q510,240 494,430M400,160Q200,240 214,430M400,160Q600,240 586,430",
        a.main.deep,
        4,
        0.4,
      ),
    ].join(""),
  );
}

function drawNecklace(a: Art): string {
  return [
    a.line("M250,190Q240,470 400,520Q560,470 550,190", "#1d1410", 10, 0.12),
    a.stitch("M244,180Q234,460 400,510Q566,460 556,180", a.materials.brass.base, 9, 1),
    a.line("M244,180Q234,460 400,510Q566,460 556,180", a.materials.brass.shade, 3),
    a.knob(400, 520, 14, a.materials.brass),
    a.wallShadow("M400,530l54,64l-54,76l-54,-76z", 10),
    a.solid("M400,530l54,64l-54,76l-54,-76z", a.main),
    a.fill("M400,530l54,64h-108z", a.main.glint, 0.6),
    a.fill("M400,670l-18,-76h36z", a.main.light, 0.7),
    a.line("M400,530l54,64l-54,76l-54,-76z", a.materials.brass.base, 6),
  ].join("");
}

export const ACCESSORIES = {
  sneaker: standing((a) => drawSneaker(a, false)),
  "high-top": standing((a) => drawSneaker(a, true)),
  boot: standing((a) => drawBoot(a, false)),
  wellies: standing((a) => drawBoot(a, true)),
  watch: hanging(drawWatch),
  sunglasses: hanging(drawSunglasses),
  tote: standing(drawTote),
  handbag: standing(drawHandbag),
  wallet: hanging(drawWallet),
  umbrella: hanging(drawUmbrella),
  necklace: hanging(drawNecklace),
};
