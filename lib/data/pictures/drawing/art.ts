import type { Chance } from "@/lib/platform/random";
import { makeTones, type Colour, type Tones } from "./colour";
import { attributes, oval, TILT } from "./geometry";
import { MATERIALS } from "./palettes";
import { definePattern, type PatternName } from "./patterns";

/** How light falls over a surface: across a plane, round a cylinder, round a ball, or down a wall. */
export type Surface = "flat" | "round" | "ball" | "down";

const SURFACES: Record<Surface, { frame: string; stops: ReadonlyArray<readonly [number, keyof Tones]> }> = {
  flat: {
    frame: 'x1="0" y1="0" x2="1" y2="1"',
    stops: [
      [0, "light"],
      [0.5, "base"],
      [1, "shade"],
    ],
  },
  round: {
    frame: 'x1="0" y1="0" x2="1" y2="0.08"',
    stops: [
      [0, "base"],
      [0.2, "glint"],
      [0.36, "light"],
      [0.62, "base"],
      [0.93, "shade"],
      [1, "base"],
    ],
  },
  ball: {
    frame: 'cx="0.36" cy="0.28" r="0.8"',
    stops: [
      [0, "glint"],
      [0.3, "light"],
      [0.62, "base"],
      [1, "shade"],
    ],
  },
  down: {
    frame: 'x1="0" y1="0" x2="0.15" y2="1"',
    stops: [
      [0, "light"],
      [0.45, "base"],
      [1, "shade"],
    ],
  },
};

export interface PatternOptions {
  scale?: number;
  turn?: number;
  opacity?: number;
}

type MaterialName = keyof typeof MATERIALS;

/**
 * What a motif draws with: paints, shapes and shadows under one light from the top left. All methods return markup;
 * the paints they need are collected here and defined once per picture.
 */
export class Art {
  readonly chance: Chance;
  readonly main: Tones;
  readonly accent: Tones;
  readonly materials: Record<MaterialName, Tones>;
  readonly #definitions = new Map<string, string>();

  /** The pattern asked for: "plain" for none, null when the motif may choose. */
  readonly #pattern: PatternName | "plain" | null;
  readonly #patternChoice: number;

  /** Width by height, where it is known of what is drawn. */
  readonly proportion: number | null;
  readonly #prefix: string;

  constructor(
    chance: Chance,
    main: Colour,
    accent: Colour,
    pattern: PatternName | "plain" | null,
    { proportion = null, prefix = "d" }: { proportion?: number | null; prefix?: string } = {},
  ) {
    this.chance = chance;
    this.proportion = proportion;
    this.#prefix = prefix;
    this.#pattern = pattern;
    this.#patternChoice = chance.uniform();
    this.main = makeTones(main);
    this.accent = makeTones(accent);
    this.materials = Object.fromEntries(
      Object.entries(MATERIALS).map(([name, colour]) => [name, makeTones(colour)]),
    ) as Record<MaterialName, Tones>;
  }

  /** The definitions collected so far, for `<defs>`. */
  get definitions(): string {
    return [...this.#definitions.values()].join("");
  }

  #define(key: string, make: (id: string) => string): string {
    const known = this.#definitions.get(key);
    const id = `${this.#prefix}${known === undefined ? this.#definitions.size : [...this.#definitions.keys()].indexOf(key)}`;
    if (known === undefined) this.#definitions.set(key, make(id));
    return `url(#${id})`;
  }

  /** A gradient paint for a surface of this material. */
  paint(tones: Tones, surface: Surface = "flat"): string {
    const { frame, stops } = SURFACES[surface];
    const element = surface === "ball" ? "radialGradient" : "linearGradient";
    return this.#define(`${surface}${tones.base}`, (id) => {
      const body = stops.map(([at, tone]) => `<stop offset="${at}" stop-color="${tones[tone]}"/>`).join("");
      return `<${element} id="${id}" ${frame}>${body}</${element}>`;
    });
  }

  /** A paint that fades one colour from one opacity to another, top left to bottom right or straight down. */
  fade(
    colour: string,
    from: number,
    to: number,
    direction: "diagonal" | "down" | "out" = "diagonal",
  ): string {
    return this.#define(`fade${colour}${from}${to}${direction}`, (id) => {
      const stops = `<stop stop-color="${colour}" stop-opacity="${from}"/><stop offset="1" stop-color="${colour}" stop-opacity="${to}"/>`;
      if (direction === "out") return `<radialGradient id="${id}">${stops}</radialGradient>`;
      const frame = direction === "down" ? 'x1="0" y1="0" x2="0" y2="1"' : 'x1="0" y1="0" x2="1" y2="1"';
      return `<linearGradient id="${id}" ${frame}>${stops}</linearGradient>`;
    });
  }

  /** A path filled with any paint or colour. */
  fill(d: string, fill: string, opacity?: number): string {
    return `<path${attributes({ d, fill, opacity })}/>`;
  }

  /** A path of this material. */
  solid(d: string, tones: Tones, surface: Surface = "flat"): string {
    return this.fill(d, this.paint(tones, surface));
  }

  /** A drawn line: seams, cables, wires. */
  line(d: string, stroke: string, width: number, opacity?: number): string {
    const style = { "stroke-linecap": "round", "stroke-linejoin": "round", opacity };
    return `<path${attributes({ d, fill: "none", stroke, "stroke-width": width, ...style })}/>`;
  }

  /** A dashed line: stitching. */
  stitch(d: string, stroke: string, width = 3, opacity = 0.8): string {
    return `<path${attributes({ d, fill: "none", stroke, "stroke-width": width, "stroke-dasharray": "10 8", "stroke-linecap": "round", opacity })}/>`;
  }

  /** A round bar along a line, lit from the top left: handles, frames, straps. */
  tube(d: string, width: number, tones: Tones): string {
    const shift = `transform="translate(${-(width * 0.1).toFixed(1)} ${-(width * 0.1).toFixed(1)})"`;
    return (
      this.line(d, tones.shade, width) +
      `<g ${shift}>${this.line(d, tones.base, width * 0.7)}${this.line(d, tones.glint, width * 0.2, 0.65)}</g>`
    );
  }

  ellipse(cx: number, cy: number, rx: number, ry: number, fill: string, opacity?: number): string {
    return `<ellipse${attributes({ cx, cy, rx, ry, fill, opacity })}/>`;
  }

  circle(cx: number, cy: number, r: number, fill: string, opacity?: number): string {
    return `<circle${attributes({ cx, cy, r, fill, opacity })}/>`;
  }

  /** The open mouth of a vessel: a lit edge and the dark inside. */
  rim(cx: number, cy: number, r: number, tones: Tones, inside: Tones = tones, edge = 9): string {
    const ry = r * TILT;
    return (
      this.ellipse(cx, cy, r, ry, this.paint({ ...tones, shade: tones.light, base: tones.glint }, "flat")) +
      this.ellipse(
        cx,
        cy + 1,
        r - edge,
        ry - edge * 0.42,
        this.paint({ ...inside, light: inside.deep, base: inside.shade, shade: inside.base }, "flat"),
      )
    );
  }

  /** The shadow of something that stands at `(cx, y)` and is `rx` wide to each side. */
  shadow(cx: number, y: number, rx: number, strength = 1): string {
    const soft = this.fade("#2a1f1a", 0.3 * strength, 0, "out");
    const contact = this.fade("#2a1f1a", 0.42 * strength, 0, "out");
    return (
      this.ellipse(cx + rx * 0.2, y + 8, rx * 1.3, rx * 0.2 + 10, soft) +
      this.ellipse(cx + rx * 0.04, y + 2, rx * 1.04, rx * 0.1 + 6, contact)
    );
  }

  /** The shadow on the wall of something that hangs: its outline, moved away from the light. */
  wallShadow(d: string, distance = 14): string {
    const layer = (shift: number, opacity: number) =>
      `<path${attributes({ d, fill: "#2a1f1a", opacity, transform: `translate(${shift * 0.8} ${shift * 1.1})` })}/>`;
    return layer(distance * 1.4, 0.05) + layer(distance, 0.06) + layer(distance * 0.5, 0.07);
  }

  /** A pattern printed over the shape `d`, with the form's own light and shade kept. */
  print(
    d: string,
    name: PatternName,
    ink: Tones,
    { scale = 1, turn = 0, opacity = 0.9 }: PatternOptions = {},
  ): string {
    const paint = this.#define(`${name}${ink.base}${scale}${turn}`, (id) =>
      definePattern(id, name, ink, scale, turn),
    );
    return this.fill(d, paint, opacity) + this.relight(d);
  }

  /**
   * Prints the picture's pattern over `d`: the one asked for, or one of `choices` ("plain" among them leaves it bare).
   * Always the same one within a picture.
   */
  decorate(d: string, choices: ReadonlyArray<PatternName | "plain">, options: PatternOptions = {}): string {
    const chosen = this.#pattern ?? choices[Math.floor(this.#patternChoice * choices.length)] ?? "plain";
    return chosen === "plain" ? "" : this.print(d, chosen, this.accent, options);
  }

  /** Light from the top left and shade towards the bottom right, over whatever was painted. */
  relight(d: string, strength = 1): string {
    return (
      this.fill(d, this.fade("#ffffff", 0.2 * strength, 0)) +
      this.fill(d, this.fade("#1d1410", 0, 0.2 * strength))
    );
  }

  /** A highlight. */
  gloss(d: string, opacity = 0.4): string {
    return this.fill(d, "#ffffff", opacity);
  }

  /** A lens, a glass body: see-through with a lit edge. */
  glass(d: string, tint = "#ffffff", strength = 0.5): string {
    return this.fill(d, this.fade(tint, strength, strength * 0.35)) + this.line(d, "#ffffff", 3.5, 0.75);
  }

  /** Markup only inside the shape `d`. */
  inside(d: string, markup: string): string {
    const clip = this.#define(`clip${d}`, (id) => `<clipPath id="${id}"><path d="${d}"/></clipPath>`);
    return `<g clip-path="${clip}">${markup}</g>`;
  }

  /** Markup turned round a point. */
  turned(angle: number, cx: number, cy: number, markup: string): string {
    return `<g transform="rotate(${angle.toFixed(1)} ${cx} ${cy})">${markup}</g>`;
  }

  /** A round knob. */
  knob(cx: number, cy: number, r: number, tones: Tones): string {
    return this.fill(oval(cx, cy, r), this.paint(tones, "ball"));
  }
}
