import type { Art } from "../drawing/art";
import { leaf, oval, p, polygon, roundRect } from "../drawing/geometry";
import { hanging, standing } from "../drawing/motif";

const WRAP = ["dots", "stars", "stripes", "sprig", "check", "leaves", "plain", "waves"] as const;

function drawGift(a: Art): string {
  const wide = a.chance.between(170, 220);
  const top = a.chance.between(330, 420);
  const front = p`M${400 - wide},${top}H${400 + wide}V640H${400 - wide}z`;
  const lid = roundRect(400 - wide - 16, top - 30, 2 * wide + 32, 74, 10);
  const loop = (side: number) =>
    p`M400,${top - 30}C${400 + side * 30},${top - 160} ${400 + side * 190},${top - 150} ${400 + side * 150},${top - 70}C${400 + side * 130},${top - 30} ${400 + side * 60},${top - 26} 400,${top - 30}z`;
  return [
    a.shadow(400, 642, wide + 24),
    a.solid(front, a.main),
    a.decorate(front, WRAP),
    a.solid(p`M372,${top}h56V640h-56z`, a.accent),
    a.fill(p`M${400 - wide},${top + 44}h${2 * wide}v16h${-2 * wide}z`, "#1d1410", 0.14),
    a.solid(lid, a.main),
    a.decorate(lid, WRAP),
    a.solid(p`M370,${top - 30}h60v74h-60z`, a.accent),
    a.solid(loop(-1), a.accent),
    a.solid(loop(1), a.accent),
    a.fill(
      p`M400,${top - 34}C370,${top - 100} 290,${top - 120} 280,${top - 80}C290,${top - 50} 360,${top - 40} 400,${top - 34}z`,
      a.accent.deep,
      0.45,
    ),
    a.fill(
      p`M400,${top - 34}C430,${top - 100} 510,${top - 120} 520,${top - 80}C510,${top - 50} 440,${top - 40} 400,${top - 34}z`,
      a.accent.deep,
      0.45,
    ),
    a.knob(400, top - 36, 26, a.accent),
  ].join("");
}

function drawParcel(a: Art): string {
  const top = polygon([
    [190, 360],
    [430, 280],
    [620, 350],
    [390, 440],
  ]);
  const left = polygon([
    [190, 360],
    [390, 440],
    [390, 640],
    [190, 552],
  ]);
  const right = polygon([
    [390, 440],
    [620, 350],
    [620, 546],
    [390, 640],
  ]);
  return [
    a.shadow(410, 636, 230),
    a.solid(left, a.main),
    a.decorate(left, WRAP),
    a.fill(right, a.main.shade),
    a.decorate(right, WRAP, { opacity: 0.6 }),
    a.fill(right, a.main.deep, 0.3),
    a.fill(top, a.main.light),
    a.decorate(top, WRAP, { opacity: 0.5 }),
    a.line("M290,400V596M505,395V592M290,400L525,315M310,320L505,395", a.accent.base, 15),
    a.solid("M408,356q-90,-74 -110,-12q10,52 110,12q96,44 106,-12q-18,-62 -106,12z", a.accent),
    a.knob(408, 354, 18, a.accent),
    a.fill(leaf(408, 350, 120, 26, -60) + leaf(408, 350, 100, 22, -96), a.materials.leaf.base),
  ].join("");
}

function drawBunting(a: Art): string {
  const flags = [
    [126, 262],
    [232, 318],
    [342, 346],
    [458, 346],
    [568, 318],
    [674, 262],
  ] as const;
  const tones = [a.main, a.accent, a.materials.paper] as const;
  const flag = (x: number, y: number) =>
    a.chance.maybe(0)
      ? ""
      : polygon([
          [x - 50, y - 6],
          [x + 50, y - 6],
          [x, y + 124],
        ]);
  return [
    ...flags.map(([x, y]) => a.wallShadow(flag(x, y), 10)),
    ...flags.map(([x, y], i) =>
      a.turned(
        (x - 400) * -0.045,
        x,
        y,
        a.solid(flag(x, y), tones[i % 3] ?? a.main) +
          (i % 3 === 0
            ? a.decorate(flag(x, y), ["dots", "sprig", "check"], { scale: 0.6 })
            : i % 3 === 2
              ? a.print(flag(x, y), "stripes", a.main, { scale: 0.5 })
              : ""),
      ),
    ),
    a.line("M60,210Q400,420 740,210", a.materials.rope.light, 15),
    a.line("M60,206Q400,416 740,206", a.materials.paper.light, 6),
    ...flags.map(([x, y]) =>
      a.turned(
        (x - 400) * -0.045,
        x,
        y + 260,
        a.solid(
          polygon([
            [x - 34, y + 250],
            [x + 34, y + 250],
            [x, y + 330],
          ]),
          x % 4 ? a.accent : a.main,
        ),
      ),
    ),
    a.line("M60,520Q400,640 740,520", a.materials.rope.light, 9),
  ].join("");
}

function drawOrnament(a: Art): string {
  const kind = a.chance.pick(["ball", "star", "drop"]);
  const shape =
    {
      ball: oval(400, 450, 178),
      star: "M400,250l52,128l138,10l-106,88l34,134l-118,-74l-118,74l34,-134l-106,-88l138,-10z",
      drop: "M400,240Q540,380 530,480Q510,600 400,680Q290,600 270,480Q260,380 400,240z",
    }[kind] ?? "";
  return [
    a.line("M400,-60V230", a.materials.brass.shade, 5),
    a.wallShadow(shape, 22),
    a.solid(shape, a.main, "ball"),
    a.decorate(shape, ["stars", "bands", "chevron", "diamonds", "sprig", "dots"], { opacity: 0.75 }),
    a.solid(roundRect(372, 222, 56, 46, 8), a.materials.brass, "round"),
    a.line(oval(400, 210, 20), a.materials.brass.base, 7),
    a.gloss("M276,410q20,-80 90,-110q-40,50 -46,130z", 0.45),
    ...[
      [150, 220],
      [640, 180],
      [620, 640],
      [170, 620],
    ].map(([x = 0, y = 0]) =>
      a.fill(p`M${x},${y - 22}l5,17l17,5l-17,5l-5,17l-5,-17l-17,-5l17,-5z`, a.materials.paper.light, 0.9),
    ),
  ].join("");
}

function drawGiftBag(a: Art): string {
  const body = polygon([
    [230, 300],
    [540, 300],
    [540, 640],
    [230, 640],
  ]);
  return [
    a.shadow(410, 642, 190),
    a.tube("M310,310C310,190 460,190 460,310", 12, a.materials.rope),
    a.fill(
      polygon([
        [540, 300],
        [596, 330],
        [596, 612],
        [540, 640],
      ]),
      a.main.shade,
    ),
    a.fill(
      polygon([
        [540, 300],
        [570, 440],
        [540, 640],
      ]),
      a.main.deep,
      0.5,
    ),
    a.solid("M250,300q30,-60 60,-30q30,-50 70,-10q40,-40 70,6q40,-26 66,34z", a.materials.paper),
    a.solid(body, a.main),
    a.decorate(body, WRAP),
    a.turned(
      10,
      300,
      420,
      a.solid("M270,400l34,-30h70v90h-70l-34,-30z", a.materials.paper) + a.circle(302, 415, 7, a.main.deep),
    ),
  ].join("");
}

function drawBalloons(a: Art): string {
  const balloon = (x: number, y: number, tone: typeof a.main) =>
    a.line(p`M${x},${y + 116}Q${(x + 400) / 2},${(y + 700) / 2} 400,690`, a.materials.rope.shade, 4) +
    a.solid(oval(x, y, 92, 112), tone, "ball") +
    a.solid(p`M${x - 12},${y + 124}l12,-16l12,16z`, tone) +
    a.gloss(oval(x - 34, y - 44, 15, 28), 0.55);
  return balloon(270, 300, a.accent) + balloon(540, 320, a.materials.flame) + balloon(404, 240, a.main);
}

function drawPaperChain(a: Art): string {
  const fan = (x: number, y: number, r: number, tone: typeof a.main) =>
    Array.from({ length: 24 }, (_, i) =>
      a.turned(
        i * 15,
        x,
        y,
        a.fill(
          polygon([
            [x, y],
            [x - r * 0.14, y - r],
            [x + r * 0.14, y - r],
          ]),
          i % 2 ? tone.base : tone.light,
        ),
      ),
    ).join("") + a.knob(x, y, r * 0.2, a.materials.paper);
  return (
    a.wallShadow(oval(300, 330, 150)) +
    a.wallShadow(oval(530, 480, 130)) +
    fan(300, 330, 160, a.main) +
    fan(530, 480, 140, a.accent) +
    fan(280, 580, 96, a.materials.flame) +
    fan(560, 250, 84, a.main)
  );
}

function drawMagnet(a: Art): string {
  const shape = "M200,420a200,200 0 0 1 400,0z";
  return [
    a.wallShadow(shape),
    a.solid(shape, a.main),
    a.decorate(shape, ["dots", "stars", "speckle"]),
    a.solid(roundRect(180, 410, 440, 60, 30), a.accent, "down"),
    a.solid("M240,470H560L530,640H270z", a.materials.rope),
    a.print("M240,470H560L530,640H270z", "pinstripe", a.materials.leather, { opacity: 0.5 }),
    a.knob(400, 210, 30, a.accent),
  ].join("");
}

export const GIFTS = {
  gift: standing(drawGift),
  parcel: standing(drawParcel),
  bunting: hanging(drawBunting),
  ornament: hanging(drawOrnament),
  "gift-bag": standing(drawGiftBag),
  balloons: hanging(drawBalloons),
  rosettes: hanging(drawPaperChain),
  cupcake: hanging(drawMagnet),
};
