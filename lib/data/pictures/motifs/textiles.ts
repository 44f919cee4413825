import type { Art } from "../drawing/art";
import { clamp, oval, p, roundRect, smoothLoop, stretched } from "../drawing/geometry";
import { hanging, standing } from "../drawing/motif";

const CLOTH = [
  "stripes",
  "check",
  "leaves",
  "chevron",
  "sprig",
  "plain",
  "waves",
  "diamonds",
  "dots",
  "grid",
] as const;

function drawCushion(a: Art): string {
  const any = a.chance.maybe(0.25) ? 60 : 0;
  const wide =
    a.proportion === null ? any : clamp((400 * a.proportion - 408) / (2 + 1.33 * a.proportion), -50, 75);
  const shape = p`M${196 - wide},${226 + wide}Q400,${262 + wide} ${604 + wide},${226 + wide}Q${578 + wide},430 ${612 + wide},${636 - wide / 3}Q400,${606 - wide / 3} ${190 - wide},${636 - wide / 3}Q${222 - wide},430 ${196 - wide},${226 + wide}z`;
  const edge = a.chance.pick(["piping", "tassels", "none"]);
  const corners = [
    [196 - wide, 226 + wide],
    [604 + wide, 226 + wide],
    [612 + wide, 636 - wide / 3],
    [190 - wide, 636 - wide / 3],
  ] as const;
  return [
    a.shadow(400, 632, 220 + wide),
    edge === "tassels"
      ? corners
          .map(
            ([x, y]) =>
              a.knob(x, y, 20, a.accent) +
              a.line(p`M${x},${y}q${x < 400 ? -14 : 14},16 ${x < 400 ? -20 : 20},34`, a.accent.base, 9),
          )
          .join("")
      : "",
    a.solid(shape, a.main, "ball"),
    a.decorate(shape, CLOTH, { scale: a.chance.pick([1, 1.25, 0.8]) }),
    edge === "piping" ? a.line(shape, a.accent.base, 8, 0.9) : "",
    a.line(
      "M250,290q40,16 60,60M552,290q-30,20 -44,50M246,580q30,-20 50,-50M556,580q-30,-14 -50,-44",
      a.main.deep,
      5,
      0.22,
    ),
    a.gloss("M232,262Q330,286 420,284Q300,320 256,420Q246,330 232,262z", 0.14),
  ].join("");
}

function drawBlanket(a: Art): string {
  const fold = (y: number, w: number) => {
    const d = roundRect(400 - w / 2, y, w, 76, 38);
    return (
      a.solid(d, a.main, "down") +
      a.decorate(d, CLOTH, { scale: 0.9 }) +
      a.line(p`M${400 - w / 2 + 34},${y + 40}H${400 + w / 2 - 40}`, a.main.deep, 3, 0.25)
    );
  };
  const top = "M196,350Q196,316 232,314H570Q604,316 604,350L610,470Q400,494 190,470z";
  const fringe = Array.from({ length: 22 }, (_, i) =>
    a.line(p`M${200 + i * 19},${474 + Math.sin((i / 21) * Math.PI) * 14}v34`, a.accent.base, 6),
  );
  return [
    a.shadow(400, 640, 236),
    fold(564, 436),
    fold(498, 424),
    fold(432, 430),
    a.solid(top, a.main),
    a.decorate(top, CLOTH),
    a.fill("M192,440Q400,466 608,440L610,470Q400,494 190,470z", a.accent.base, 0.85),
    fringe.join(""),
    a.gloss("M216,340Q300,322 420,322Q300,344 226,420z", 0.16),
  ].join("");
}

function drawRug(a: Art): string {
  const round = a.chance.maybe(0.3) && a.proportion === null;
  const shape = round ? oval(400, 420, 270, 200) : "M196,262H604L690,590H110z";
  const border = round ? oval(400, 420, 232, 168) : "M216,290H584L646,562H154z";
  const fringe = round
    ? ""
    : Array.from(
        { length: 26 },
        (_, i) =>
          a.line(p`M${118 + i * 22.6},592l-4,26`, a.materials.rope.light, 6) +
          a.line(p`M${200 + i * 16},262l1,-16`, a.materials.rope.light, 5),
      ).join("");
  const drawn = [
    a.wallShadow(shape, 10),
    fringe,
    a.solid(shape, a.main),
    a.fill(border, a.accent.base, 0.35),
    a.decorate(border, ["diamonds", "chevron", "stripes", "grid", "waves"], { scale: 1.2 }),
    a.line(border, a.materials.paper.base, 6, 0.6),
  ].join("");
  // Lying with its long side across, and seen from the front: as it stands it is half as wide again as it is deep.
  const across = a.proportion === null ? 1 : Math.max(a.proportion, 1 / a.proportion) / 1.5;
  return across === 1 ? drawn : stretched(drawn, clamp(across, 0.8, 1.14), clamp(1 / across, 0.8, 1.1), 420);
}

function drawTowel(a: Art): string {
  const towel = "M270,210H530V600Q400,620 270,600z";
  return [
    a.tube("M170,206H630", 18, a.chance.maybe() ? a.materials.brass : a.materials.oak),
    a.wallShadow(towel),
    a.solid(towel, a.main, "round"),
    a.decorate(towel, ["plain", "stripes", "plain", "check", "waves"]),
    a.fill(
      "M270,520q130,24 260,0v26q-130,24 -260,0zM270,490q130,22 260,0v10q-130,22 -260,0z",
      a.accent.base,
      0.85,
    ),
    a.fill("M270,210H530V240Q400,226 270,240z", a.main.glint, 0.5),
    a.line("M350,260V590M450,260V590", a.main.shade, 6, 0.25),
  ].join("");
}

function drawApron(a: Art): string {
  const bib = "M330,240H470Q480,330 560,372V640Q400,664 240,640V372Q320,330 330,240z";
  return [
    a.line("M336,246Q330,120 400,118Q470,120 464,246", a.accent.base, 13),
    a.line("M240,384Q180,400 168,470M560,384Q620,400 632,470", a.accent.base, 12),
    a.wallShadow(bib),
    a.solid(bib, a.main),
    a.decorate(bib, ["plain", "pinstripe", "check", "sprig", "stripes"]),
    a.solid(roundRect(306, 452, 188, 120, 20), a.chance.maybe() ? a.accent : a.main),
    a.stitch("M314,464H486M400,464V560", a.materials.paper.base),
    a.stitch("M338,254H462", a.materials.paper.base),
  ].join("");
}

function drawBedding(a: Art): string {
  const pillow = (x: number, y: number) =>
    smoothLoop([
      [x - 130, y - 60],
      [x, y - 70],
      [x + 130, y - 60],
      [x + 142, y],
      [x + 130, y + 66],
      [x, y + 72],
      [x - 130, y + 66],
      [x - 142, y],
    ]);
  const duvet = "M120,470Q400,420 680,470V600Q680,640 640,640H160Q120,640 120,600z";
  return [
    a.shadow(400, 644, 284),
    a.solid(roundRect(150, 200, 500, 260, 40), a.materials.oak),
    a.solid(pillow(285, 398), a.materials.paper),
    a.solid(pillow(520, 398), a.materials.paper),
    a.solid(pillow(400, 424), a.accent),
    a.solid(duvet, a.main, "down"),
    a.decorate(duvet, CLOTH),
    a.fill("M120,470Q400,420 680,470V516Q400,470 120,516z", a.materials.paper.base),
    a.line("M300,540q-20,50 0,96M520,536q16,50 0,100", a.main.deep, 6, 0.2),
  ].join("");
}

function drawCurtain(a: Art): string {
  const left = "M150,170H372Q372,400 270,640H150z";
  const right = "M650,170H428Q428,400 530,640H650z";
  return [
    a.fill("M180,180H620V620H180z", "#ffffff", 0.45),
    a.wallShadow(left, 8),
    a.wallShadow(right, 8),
    a.solid(left, a.main, "round"),
    a.solid(right, a.main, "round"),
    a.decorate(left, CLOTH),
    a.decorate(right, CLOTH),
    a.line("M210,180V630M270,180Q270,420 230,634M590,180V630M530,180Q530,420 570,634", a.main.deep, 6, 0.25),
    a.tube("M110,166H690", 16, a.materials.brass),
    a.knob(110, 166, 18, a.materials.brass),
    a.knob(690, 166, 18, a.materials.brass),
  ].join("");
}

export const TEXTILES = {
  cushion: standing(drawCushion),
  blanket: standing(drawBlanket),
  rug: hanging(drawRug),
  towel: hanging(drawTowel),
  apron: hanging(drawApron),
  bedding: standing(drawBedding),
  curtain: hanging(drawCurtain),
};
