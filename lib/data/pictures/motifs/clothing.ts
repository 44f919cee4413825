import type { Art } from "../drawing/art";
import { oval, p, polygon, roundRect } from "../drawing/geometry";
import { hanging } from "../drawing/motif";

const KNIT = ["plain", "stripes", "plain", "chevron", "diamonds", "dots"] as const;
const hanger = (a: Art) =>
  a.tube("M400,210V176Q400,150 420,146Q446,140 440,118Q432,100 410,110", 9, a.materials.brass);

function drawJacket(a: Art): string {
  const body =
    "M320,196L246,226Q190,250 176,340L140,590L226,610L262,420V640H538V420L574,610L660,590L624,340Q610,250 554,226L480,196Q400,240 320,196z";
  const zip = a.chance.maybe();
  return [
    hanger(a),
    a.wallShadow(body),
    a.solid(body, a.main),
    a.decorate(body, ["plain", "plain", "plain", "check"]),
    a.line("M262,420Q256,330 270,290M538,420Q544,330 530,290", a.main.deep, 5, 0.4),
    a.fill("M320,196Q400,240 480,196L440,290L400,240L360,290z", a.accent.base),
    a.relight("M320,196Q400,240 480,196L440,290L400,240L360,290z"),
    a.line("M400,240V640", a.main.deep, 6, 0.7),
    zip
      ? a.stitch("M400,244V640", a.materials.steel.light, 6, 1)
      : [320, 400, 480, 560].map((y) => a.knob(420, y, 11, a.materials.brass)).join(""),
    a.chance.maybe()
      ? a.line("M290,500l70,20M510,500l-70,20", a.main.deep, 7, 0.6)
      : a.fill(roundRect(288, 500, 84, 90, 10), a.main.light, 0.7) +
        a.fill(roundRect(432, 500, 84, 90, 10), a.main.light, 0.5) +
        a.line("M288,516h84M432,516h84", a.main.deep, 4, 0.5),
    a.line("M146,560l84,18M654,560l-84,18", a.accent.base, 12),
  ].join("");
}

function drawJumper(a: Art): string {
  const body =
    "M330,190L250,226Q200,260 186,360L150,580L236,600L272,430V620H528V430L564,600L650,580L614,360Q600,260 550,226L470,190Q400,236 330,190z";
  const rib = (d: string) => a.fill(d, a.main.shade, 0.6);
  const ribs = Array.from({ length: 17 }, (_, i) =>
    a.line(p`M${280 + i * 15},596V642`, a.main.deep, 4, 0.35),
  ).join("");
  return [
    hanger(a),
    a.wallShadow(body),
    a.solid(body, a.main),
    a.decorate(body, KNIT, { scale: 1.1 }),
    a.solid("M264,590H536V646H264z", a.main, "round"),
    ribs,
    rib("M146,560l96,22l-6,40l-98,-22zM654,560l-96,22l6,40l98,-22z"),
    a.line("M272,430Q262,340 276,296M528,430Q538,340 524,296", a.main.deep, 5, 0.35),
    a.line("M326,192Q400,262 474,192", a.main.light, 22),
    a.line("M330,204Q400,262 470,204", a.main.deep, 4, 0.4),
  ].join("");
}

function drawTshirt(a: Art): string {
  const body =
    "M322,196L230,236L146,372L228,420L266,376V630H534V376L572,420L654,372L570,236L478,196Q400,252 322,196z";
  const print = a.chance.pick(["sun", "stripe", "none", "none", "peak"]);
  const motif = {
    sun: a.circle(400, 400, 64, a.accent.base) + a.fill("M320,420Q400,380 480,420V470H320z", a.accent.light),
    stripe: a.fill("M266,380H534V410H266zM266,430H534V446H266z", a.accent.base),
    none: "",
    peak:
      a.fill(
        polygon([
          [400, 340],
          [480, 470],
          [320, 470],
        ]),
        a.accent.base,
      ) +
      a.fill(
        polygon([
          [400, 340],
          [424, 380],
          [400, 394],
          [378, 378],
        ]),
        a.materials.paper.light,
      ),
  }[print];
  return [
    hanger(a),
    a.wallShadow(body),
    a.solid(body, a.main),
    a.decorate(body, ["plain", "plain", "stripes", "pinstripe", "plain"]),
    a.inside(body, motif ?? ""),
    a.line("M318,198Q400,270 482,198", a.main.light, 16),
    a.line("M266,376Q258,330 268,300M534,376Q542,330 532,300", a.main.deep, 4, 0.35),
    a.line("M300,560q40,16 70,70M500,520q-30,40 -36,100", a.main.deep, 5, 0.14),
  ].join("");
}

function drawDress(a: Art): string {
  const body =
    "M340,190L300,230L322,350Q300,420 230,630Q400,672 570,630Q500,420 478,350L500,230L460,190Q400,250 340,190z";
  return [
    hanger(a),
    a.wallShadow(body),
    a.solid(body, a.main),
    a.decorate(body, ["sprig", "dots", "plain", "leaves", "stripes", "check"]),
    a.solid("M322,350Q400,372 478,350L482,376Q400,398 318,376z", a.accent),
    a.line("M350,400Q330,520 310,644M450,400Q470,520 490,644M400,392V654", a.main.deep, 5, 0.22),
    a.line("M338,192Q400,258 462,192", a.main.light, 10),
  ].join("");
}

function drawTrousers(a: Art): string {
  const body = "M290,190H510L548,650H436L400,350L364,650H252z";
  return [
    a.wallShadow(body),
    a.solid(body, a.main),
    a.decorate(body, ["plain", "plain", "pinstripe", "check"]),
    a.solid("M288,186H512L516,232H284z", { ...a.main, base: a.main.light, light: a.main.glint }),
    ...[312, 398, 474].map((x) => a.fill(roundRect(x, 180, 16, 60, 4), a.main.shade)),
    a.line("M400,232V350M300,240q8,60 50,66M500,240q-8,60 -50,66", a.main.deep, 5, 0.5),
    a.stitch("M412,240V310Q410,330 402,340", a.accent.light, 4),
    a.line("M256,632H362M544,632H438", a.main.glint, 5, 0.5),
    a.knob(402, 210, 10, a.materials.brass),
  ].join("");
}

function drawScarf(a: Art): string {
  const loop = "M250,300Q240,170 400,166Q560,170 550,300Q520,400 400,402Q280,400 250,300z";
  const tail = (x: number, end: number) => p`M${x},350L${x + 96},350L${x + 104},${end}H${x - 8}z`;
  const fringe = (x: number, end: number) =>
    Array.from({ length: 9 }, (_, i) => a.line(p`M${x + i * 12},${end}v34`, a.accent.base, 6)).join("");
  return [
    a.wallShadow(loop),
    a.wallShadow(tail(300, 590)),
    fringe(302, 588),
    fringe(414, 538),
    a.solid(tail(410, 540), a.main),
    a.decorate(tail(410, 540), ["bands", "check", "chevron", "stripes", "plain"]),
    a.solid(loop, a.main, "ball"),
    a.decorate(loop, ["bands", "check", "chevron", "stripes", "plain"]),
    a.fill(oval(400, 262, 92, 62), a.main.deep),
    a.fill(oval(400, 250, 92, 54), a.main.deep, 0.8),
    a.solid(tail(300, 590), a.main),
    a.decorate(tail(300, 590), ["bands", "check", "chevron", "stripes", "plain"]),
    a.line("M268,330Q400,430 532,330", a.main.deep, 6, 0.25),
  ].join("");
}

function drawHat(a: Art, isKnitted: boolean): string {
  if (isKnitted) {
    const crown = "M236,500Q226,240 400,232Q574,240 564,500z";
    return [
      a.wallShadow(crown),
      a.chance.maybe(0.65) ? a.knob(400, 216, 62, a.accent) : "",
      a.solid(crown, a.main, "ball"),
      a.decorate(crown, KNIT),
      ...Array.from({ length: 7 }, (_, i) =>
        a.line(p`M${268 + i * 44},490Q${290 + i * 36},340 ${370 + i * 10},246`, a.main.deep, 4, 0.25),
      ),
      a.solid(roundRect(216, 476, 368, 96, 34), a.accent, "round"),
      ...Array.from({ length: 15 }, (_, i) => a.line(p`M${242 + i * 22.6},488v72`, a.accent.deep, 4, 0.3)),
    ].join("");
  }
  return [
    a.wallShadow(oval(400, 500, 270, 82)),
    a.solid(oval(400, 500, 270, 84), a.main),
    a.fill(oval(400, 486, 170, 46), a.main.deep, 0.35),
    a.solid("M250,490Q256,270 330,262Q400,300 470,262Q544,270 550,490Q400,536 250,490z", a.main, "round"),
    a.decorate(
      "M250,490Q256,270 330,262Q400,300 470,262Q544,270 550,490Q400,536 250,490z",
      ["plain", "chevron", "plain"],
      { scale: 0.5, opacity: 0.25 },
    ),
    a.solid("M252,440Q400,486 548,440L551,494Q400,540 249,494z", a.accent),
    a.gloss("M280,430q4,-110 44,-140q-14,70 -12,146z", 0.2),
  ].join("");
}

function drawSocks(a: Art): string {
  const sock = (x: number) =>
    p`M${x},170H${x + 116}V430Q${x + 120},480 ${x + 60},540Q${x + 20},590 ${x - 40},630Q${x - 110},660 ${x - 128},610Q${x - 134},560 ${x - 50},500Q${x},460 ${x},400z`;
  const one = (x: number) =>
    a.wallShadow(sock(x)) +
    a.solid(sock(x), a.main) +
    a.decorate(sock(x), ["stripes", "dots", "chevron", "diamonds", "bands"], { turn: 0 }) +
    a.inside(
      sock(x),
      a.fill(oval(x - 92, 622, 66, 60), a.accent.base) + a.fill(oval(x + 112, 470, 52, 66), a.accent.base),
    ) +
    a.solid(roundRect(x - 6, 150, 128, 74, 18), a.accent, "round");
  return one(500) + `<g transform="translate(0 14)">${one(310)}</g>`;
}

function drawGloves(a: Art): string {
  const mitt = (x: number, flip: number) =>
    `<g transform="translate(${x} 0) scale(${flip} 1)">${((d: string) => a.wallShadow(d) + a.solid(d, a.main, "ball") + a.decorate(d, KNIT))("M-76,540V330Q-76,180 10,180Q92,180 92,330V400Q120,350 150,366Q176,390 130,470L92,540z")}${a.solid(roundRect(-90, 530, 196, 100, 26), a.accent, "round")}</g>`;
  return mitt(290, -1) + mitt(510, 1);
}

export const CLOTHING = {
  jacket: hanging(drawJacket),
  jumper: hanging(drawJumper),
  tshirt: hanging(drawTshirt),
  dress: hanging(drawDress),
  trousers: hanging(drawTrousers),
  scarf: hanging(drawScarf),
  hat: hanging((a) => drawHat(a, false)),
  beanie: hanging((a) => drawHat(a, true)),
  socks: hanging(drawSocks),
  gloves: hanging(drawGloves),
};
