import type { Art } from "../drawing/art";
import { oval, p, roundRect } from "../drawing/geometry";
import { hanging, standing } from "../drawing/motif";

function drawYogaMat(a: Art): string {
  const spiral = "M280,470a92,92 0 1 1 -92,92a74,74 0 1 1 74,74a56,56 0 1 1 56,-56a40,40 0 1 1 -40,-40";
  return [
    a.shadow(400, 642, 250),
    a.solid("M280,468H640Q664,468 664,500V610Q664,652 640,654H280z", a.main, "down"),
    a.decorate("M280,468H640Q664,468 664,500V610Q664,652 640,654H280z", [
      "plain",
      "plain",
      "waves",
      "leaves",
    ]),
    a.circle(280, 560, 94, a.main.shade),
    a.line(
      spiral.replace("M280,470", "M280,486").replaceAll("92,92", "76,76").replace("-92,92", "-76,76"),
      a.main.glint,
      8,
      0.85,
    ),
    ...[400, 540].map((x) => a.solid(roundRect(x, 460, 36, 200, 12), a.accent, "down")),
    a.tube("M418,462Q480,330 558,462", 15, a.accent),
  ].join("");
}

function drawWeight(a: Art, isPair: boolean): string {
  if (isPair) {
    const plate = (x: number, h: number, w: number) =>
      a.solid(roundRect(x, 480 - h / 2, w, h, 16), a.main, "down");
    return [
      a.shadow(400, 606, 250),
      a.solid(roundRect(220, 456, 360, 48, 14), a.materials.steel, "down"),
      a.fill(roundRect(310, 456, 180, 48, 10), a.materials.ink.base, 0.35),
      plate(180, 240, 64),
      plate(246, 190, 46),
      plate(556, 240, 64),
      plate(508, 190, 46),
      plate(150, 110, 28),
      plate(622, 110, 28),
      a.gloss("M190,376h14v180h-14z", 0.25),
      a.gloss("M566,376h14v180h-14z", 0.25),
    ].join("");
  }
  return [
    a.shadow(400, 642, 160),
    a.tube("M318,410C270,200 530,200 482,410", 46, a.materials.steel),
    a.solid("M248,510Q248,366 400,362Q552,366 552,510Q552,600 480,636H320Q248,600 248,510z", a.main, "ball"),
    a.fill(oval(400, 510, 62), a.accent.base, 0.9),
    a.circle(400, 510, 44, a.main.base),
    a.gloss("M282,480q10,-70 84,-92q-44,40 -50,110z", 0.35),
  ].join("");
}

type BallKind = "football" | "basketball" | "tennis";

function drawBall(a: Art, kind: BallKind): string {
  const ball = oval(400, 450, 190);
  const detail: Record<BallKind, string> = {
    football:
      a.fill("M400,360l74,54l-28,88h-92l-28,-88z", a.main.base) +
      a.line("M400,360V260M474,414L590,380M446,502L520,610M354,502L280,610M326,414L210,380", a.main.base, 9) +
      a.fill(
        "M340,264h120l-60,40zM592,360l-30,-64l48,60zM600,520l-60,80l70,-40zM320,620l70,10l-60,20zM200,540l60,70l-70,-50zM196,400l34,-90l-40,60z",
        a.main.base,
      ),
    basketball: a.line(
      "M210,450H590M400,260V640M268,316Q390,450 268,584M532,316Q410,450 532,584",
      a.main.deep,
      8,
    ),
    tennis: a.line("M250,320Q400,400 330,640M470,268Q420,420 580,520", a.materials.paper.light, 16),
  };
  return [
    a.shadow(400, 642, 150),
    a.solid(ball, kind === "football" ? a.materials.paper : a.main, "ball"),
    a.inside(ball, detail[kind]),
    a.relight(ball),
    a.gloss("M270,380q40,-80 120,-92q-60,40 -84,112z", 0.4),
  ].join("");
}

function drawHelmet(a: Art): string {
  const shell = "M150,510Q150,250 420,240Q650,244 662,490Q664,530 620,532H190Q150,534 150,510z";
  return [
    a.shadow(400, 630, 230),
    a.line("M250,530Q300,640 380,640Q430,640 500,530", a.materials.ink.base, 16),
    a.solid(shell, a.main, "ball"),
    ...[
      [250, 330, -30],
      [360, 292, -10],
      [480, 300, 14],
    ].map(([x = 0, y = 0, turn = 0]) =>
      a.turned(
        turn,
        x,
        y,
        a.fill(roundRect(x - 22, y, 46, 130, 23), a.materials.ink.deep) +
          a.fill(roundRect(x - 18, y + 8, 14, 116, 7), a.main.shade),
      ),
    ),
    a.solid("M140,504H668Q672,560 620,556H190Q140,560 140,504z", a.accent, "down"),
    a.solid("M500,500H690Q726,520 700,540H540z", a.materials.ink),
    a.gloss("M186,440q20,-130 120,-164q-60,60 -70,170z", 0.4),
  ].join("");
}

function drawBicycle(a: Art): string {
  const wheel = (x: number) =>
    a.line(oval(x, 510, 122), a.materials.ink.base, 17) +
    a.line(oval(x, 510, 109), a.materials.steel.base, 4) +
    Array.from({ length: 8 }, (_, i) =>
      a.turned(i * 22.5, x, 510, a.line(p`M${x - 106},510H${x + 106}`, a.materials.steel.light, 2, 0.8)),
    ).join("") +
    a.knob(x, 510, 12, a.materials.steel);
  return [
    a.shadow(400, 640, 280),
    wheel(230),
    wheel(570),
    a.tube(
      "M230,510L380,510L330,350L230,510M380,510L510,340L330,350M510,340L570,510M500,290L512,344",
      15,
      a.main,
    ),
    a.tube("M336,370L322,310", 11, a.materials.steel),
    a.solid("M270,300Q330,284 374,302Q360,324 320,322Q280,326 270,300z", a.materials.leather),
    a.tube("M500,290L470,262M500,290Q560,268 552,310", 12, a.materials.ink),
    a.knob(380, 510, 30, a.materials.steel),
    a.line("M380,510L404,560M392,562H424", a.materials.ink.base, 9),
    a.chance.maybe()
      ? a.solid("M520,330H630L612,410H538z", a.materials.rope) +
        a.print("M520,330H630L612,410H538z", "chevron", a.materials.leather, { scale: 0.5 })
      : "",
  ].join("");
}

function drawRacket(a: Art): string {
  const face = oval(400, 300, 140, 176);
  const strings = Array.from({ length: 9 }, (_, i) =>
    a.line(p`M${280 + i * 30},110V490M250,${150 + i * 38}H550`, a.materials.paper.light, 3, 0.9),
  ).join("");
  return (
    a.turned(
      30,
      400,
      400,
      [
        a.wallShadow(face),
        a.inside(face, strings),
        a.tube(face, 24, a.main),
        a.tube("M340,456L390,540M460,456L410,540", 18, a.main),
        a.solid(roundRect(378, 520, 44, 180, 16), a.materials.leather, "round"),
        a.stitch("M384,560l34,14M384,600l34,14M384,640l34,14", a.materials.walnut.deep, 4),
      ].join(""),
    ) + a.knob(590, 600, 54, { ...a.materials.flame, base: "#d8e04a", shade: "#aeb632" })
  );
}

function drawSkippingRope(a: Art): string {
  return [
    a.shadow(400, 642, 160, 0.5),
    a.line("M290,420C120,120 250,640 400,620C560,640 680,120 510,420", a.main.shade, 19),
    a.line("M290,420C120,120 250,640 400,620C560,640 680,120 510,420", a.main.light, 11),
    ...[290, 510].map((x) =>
      a.turned(
        x < 400 ? -28 : 28,
        x,
        420,
        a.solid(roundRect(x - 26, 400, 52, 190, 26), a.materials.oak, "round") +
          a.solid(roundRect(x - 26, 430, 52, 24, 4), a.accent, "round"),
      ),
    ),
  ].join("");
}

function drawWheelToy(a: Art): string {
  const deck = "M120,400Q150,430 210,430H590Q650,430 680,400L700,424Q660,472 590,472H210Q140,472 100,424z";
  return [
    a.shadow(400, 560, 260),
    a.solid(deck, a.main, "down"),
    a.fill(
      "M124,398Q150,426 210,426H590Q650,426 676,398L684,406Q650,440 590,440H210Q150,440 116,406z",
      a.accent.base,
    ),
    ...[230, 570].map(
      (x) =>
        a.solid(roundRect(x - 34, 470, 68, 26, 6), a.materials.steel) +
        a.knob(x - 30, 516, 42, a.materials.flame) +
        a.knob(x + 44, 516, 42, a.materials.flame) +
        a.circle(x - 30, 516, 12, a.materials.steel.base) +
        a.circle(x + 44, 516, 12, a.materials.steel.base),
    ),
  ].join("");
}

export const SPORT = {
  "yoga-mat": standing(drawYogaMat),
  kettlebell: standing((a) => drawWeight(a, false)),
  dumbbells: standing((a) => drawWeight(a, true)),
  ball: standing((a) => drawBall(a, a.chance.pick(["football", "basketball", "tennis"]))),
  football: standing((a) => drawBall(a, "football")),
  "tennis-ball": standing((a) => drawBall(a, "tennis")),
  basketball: standing((a) => drawBall(a, "basketball")),
  helmet: standing(drawHelmet),
  bicycle: standing(drawBicycle),
  racket: hanging(drawRacket),
  rope: standing(drawSkippingRope),
  skateboard: standing(drawWheelToy),
};
