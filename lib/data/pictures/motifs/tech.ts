import type { Art } from "../drawing/art";
import { lathe, oval, p, roundRect } from "../drawing/geometry";
import { hanging, standing } from "../drawing/motif";

function drawHeadphones(a: Art): string {
  const cup = (x: number, side: number) =>
    a.solid(roundRect(x - 56, 410, 112, 200, 54), a.main, "round") +
    a.fill(roundRect(x + side * 44 - 26, 420, 52, 180, 26), a.materials.ink.base) +
    a.fill(oval(x - side * 12, 510, 26, 62), a.accent.base, 0.9) +
    a.gloss(oval(x - side * 12 - 8, 480, 8, 24), 0.4);
  return [
    a.shadow(400, 640, 210, 0.8),
    a.tube("M196,470C170,130 630,130 604,470", 34, a.main),
    a.line("M250,300C300,190 500,190 550,300", a.materials.leather.base, 18),
    a.tube("M204,400V450M596,400V450", 18, a.materials.steel),
    cup(216, 1),
    cup(584, -1),
  ].join("");
}

function drawSpeaker(a: Art, isPortable: boolean): string {
  if (isPortable) {
    const body = roundRect(180, 330, 440, 290, 56);
    return [
      a.shadow(400, 640, 230),
      a.tube("M270,340C270,220 530,220 530,340", 20, a.materials.leather),
      a.solid(body, a.main),
      a.fill(roundRect(206, 394, 388, 200, 36), a.main.deep, 0.75),
      a.print(roundRect(206, 394, 388, 200, 36), "dots", a.main, { scale: 0.28, opacity: 0.7 }),
      ...[250, 300, 350].map((x) => a.knob(x, 362, 14, a.materials.brass)),
      a.fill(roundRect(480, 352, 90, 20, 10), a.accent.base),
    ].join("");
  }
  const body = roundRect(250, 190, 300, 450, 26);
  return [
    a.shadow(400, 644, 170),
    a.solid(body, a.main),
    a.fill(roundRect(272, 212, 256, 406, 16), a.main.deep, 0.35),
    a.circle(400, 310, 66, a.paint(a.materials.ink)),
    a.circle(400, 310, 40, a.materials.ink.shade),
    a.knob(400, 310, 18, a.materials.steel),
    a.circle(400, 486, 112, a.paint(a.materials.ink)),
    a.circle(400, 486, 84, a.materials.ink.deep),
    a.circle(400, 486, 66, a.paint(a.main)),
    a.knob(400, 486, 28, a.accent),
  ].join("");
}

function drawTurntable(a: Art): string {
  const plinth = "M120,400L210,300H660L690,400z";
  return [
    a.shadow(405, 560, 290),
    a.fill("M120,400H690V500Q690,520 670,520H140Q120,520 120,500z", a.main.shade),
    a.solid("M120,400H690V440H120z", a.main),
    a.solid(plinth, { ...a.main, base: a.main.light, light: a.main.glint }),
    a.fill(oval(370, 350, 190, 46), a.materials.ink.deep),
    a.fill(oval(370, 344, 190, 46), a.paint(a.materials.ink)),
    a.line(oval(370, 344, 150, 35), "#ffffff", 2, 0.25),
    a.line(oval(370, 344, 116, 27), "#ffffff", 2, 0.25),
    a.fill(oval(370, 344, 66, 16), a.accent.base),
    a.circle(370, 343, 5, a.materials.steel.light),
    a.knob(610, 320, 22, a.materials.steel),
    a.tube("M610,316L560,370L470,362", 11, a.materials.steel),
    a.knob(160, 470, 18, a.materials.brass),
    a.knob(640, 470, 14, a.materials.brass),
    a.fill(roundRect(150, 518, 60, 24, 8), a.materials.ink.base),
    a.fill(roundRect(600, 518, 60, 24, 8), a.materials.ink.base),
  ].join("");
}

function drawCamera(a: Art): string {
  const body = roundRect(140, 300, 520, 320, 36);
  const skin = "M140,384H660V560H140z";
  return [
    a.shadow(400, 636, 266),
    a.line("M150,360C60,420 80,200 200,170", a.materials.leather.base, 15, 0.9),
    a.solid("M316,304L340,244H460L484,304z", a.materials.steel),
    a.solid(body, a.materials.steel),
    a.fill(skin, a.main.base),
    a.print(skin, "speckle", a.main, { scale: 0.4, opacity: 0.4 }),
    a.solid(roundRect(196, 272, 70, 34, 8), a.materials.steel),
    a.solid(roundRect(540, 268, 60, 38, 8), a.accent),
    a.fill(roundRect(368, 258, 64, 34, 6), a.materials.ink.base),
    a.circle(400, 470, 132, a.paint(a.materials.ink)),
    a.circle(400, 470, 108, a.paint(a.materials.steel)),
    a.circle(400, 470, 92, a.materials.ink.deep),
    a.circle(
      400,
      470,
      66,
      a.paint({ ...a.materials.ink, light: "#5a6a8c", base: "#2c3652", shade: "#171c2e" }, "ball"),
    ),
    a.gloss(oval(372, 440, 22, 15), 0.75),
    a.circle(430, 496, 9, "#ffffff", 0.4),
    a.circle(580, 410, 20, a.accent.base),
  ].join("");
}

function drawKeyboard(a: Art): string {
  const keys = [0, 1, 2, 3].flatMap((row) =>
    Array.from({ length: 11 }, (_, i) => {
      const accented = (row === 0 && i === 0) || (row === 2 && i === 10) || (row === 3 && i === 0);
      const x = 144 + i * 47;
      const d = roundRect(x, 334 + row * 47, 41, 41, 9);
      return (
        a.fill(roundRect(x, 340 + row * 47, 41, 41, 9), a.main.deep, 0.6) +
        a.solid(d, accented ? a.accent : a.materials.paper)
      );
    }),
  );
  const art = [
    a.wallShadow(roundRect(116, 304, 568, 268, 28), 20),
    a.fill(roundRect(116, 316, 568, 268, 28), a.main.deep),
    a.solid(roundRect(116, 304, 568, 268, 28), a.main),
    keys.join(""),
    a.solid(roundRect(270, 522, 250, 32, 9), a.materials.paper),
  ].join("");
  return a.turned(-7, 400, 440, art);
}

function drawMouse(a: Art): string {
  const body = "M290,400Q290,220 400,216Q510,220 510,400V470Q510,630 400,634Q290,630 290,470z";
  return a.turned(
    14,
    400,
    420,
    [
      a.wallShadow(body, 24),
      a.solid(body, a.main, "ball"),
      a.line("M400,220V390M292,392Q400,420 508,392", a.main.deep, 4, 0.4),
      a.solid(roundRect(384, 270, 32, 84, 16), a.accent),
      a.gloss("M312,420q0,-140 60,-180q-30,90 -26,200z", 0.3),
    ].join(""),
  );
}

function drawRadio(a: Art): string {
  const body = roundRect(150, 320, 500, 300, 44);
  return [
    a.shadow(400, 636, 256),
    a.tube("M560,330L660,160", 9, a.materials.steel),
    a.tube("M240,330C240,230 560,230 560,330", 18, a.materials.leather),
    a.solid(body, a.main),
    a.fill(roundRect(180, 352, 250, 236, 28), a.main.deep, 0.8),
    ...Array.from({ length: 8 }, (_, i) =>
      a.line(p`M200,${378 + i * 27}H410`, a.materials.brass.light, 7, 0.85),
    ),
    a.fill(roundRect(462, 360, 156, 66, 12), a.materials.paper.base),
    a.line("M478,400h124M490,386v14M520,386v14M550,386v14M580,386v14", a.materials.ink.base, 4),
    a.line("M536,368v50", a.accent.base, 5),
    a.knob(500, 510, 42, a.materials.brass),
    a.knob(590, 510, 28, a.materials.oak),
    a.line("M500,510v-30", a.materials.ink.base, 5),
  ].join("");
}

function drawPhoneCase(a: Art): string {
  const body = roundRect(272, 140, 256, 520, 46);
  return a.turned(
    -9,
    400,
    400,
    [
      a.wallShadow(body, 20),
      a.solid(body, a.main),
      a.decorate(body, ["leaves", "waves", "plain", "dots", "sprig", "stars", "stripes"]),
      a.line(roundRect(278, 146, 244, 508, 42), a.main.deep, 5, 0.4),
      a.solid(roundRect(292, 160, 104, 112, 30), a.materials.ink),
      a.circle(324, 194, 18, a.materials.ink.deep),
      a.circle(364, 238, 18, a.materials.ink.deep),
      a.gloss(oval(320, 190, 6, 5), 0.8),
      a.gloss(oval(360, 234, 6, 5), 0.8),
    ].join(""),
  );
}

function drawPowerBank(a: Art): string {
  const body = roundRect(280, 220, 240, 360, 40);
  return [
    a.wallShadow(body, 20),
    a.line("M460,580V640Q460,690 540,680Q640,660 620,560", a.accent.base, 14),
    a.solid(roundRect(598, 500, 44, 70, 8), a.materials.steel),
    a.solid(body, a.main, "round"),
    a.decorate(body, ["plain", "speckle", "plain"]),
    ...[0, 1, 2, 3].map((i) => a.circle(346 + i * 36, 530, 8, i < 3 ? a.materials.flame.light : a.main.deep)),
    a.fill("M414,310l-60,100h40l-10,80l62,-106h-42z", a.materials.paper.light, 0.85),
  ].join("");
}

function drawRobotClockLamp(a: Art): string {
  return [
    a.shadow(400, 640, 170),
    a.solid(
      lathe(400, [
        [150, 350],
        [168, 480],
        [150, 634],
      ]),
      a.main,
      "round",
    ),
    a.decorate(
      lathe(
        400,
        [
          [160, 420],
          [160, 600],
        ],
        false,
      ),
      ["pinstripe", "plain", "dots"],
      { opacity: 0.4 },
    ),
    a.solid(oval(400, 350, 150, 34), a.main, "flat"),
    a.fill(oval(400, 352, 110, 22), a.materials.ink.base),
    a.line("M352,350H448", a.accent.light, 7),
    a.circle(400, 520, 13, a.accent.base),
  ].join("");
}

export const TECH = {
  headphones: standing(drawHeadphones),
  speaker: standing((a) => drawSpeaker(a, false)),
  "portable-speaker": standing((a) => drawSpeaker(a, true)),
  turntable: standing(drawTurntable),
  camera: standing(drawCamera),
  keyboard: hanging(drawKeyboard),
  mouse: hanging(drawMouse),
  radio: standing(drawRadio),
  "phone-case": hanging(drawPhoneCase),
  charger: hanging(drawPowerBank),
  hub: standing(drawRobotClockLamp),
};
