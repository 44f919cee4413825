import fc from "fast-check";
import { describe, expect, it } from "vitest";
import sharp from "sharp";
import { drawCard, drawPicture } from "./draw-picture";
import { MOTIF_NAMES } from "./motifs";
import { PALETTE_NAMES } from "./drawing/palettes";
import { PATTERN_NAMES } from "./drawing/patterns";
import { type PictureSpec, VIEWS } from "./picture-spec";
import { viewsOf } from "./views";

const specs: fc.Arbitrary<PictureSpec> = fc.record({
  motif: fc.constantFrom(...MOTIF_NAMES),
  palette: fc.constantFrom(...PALETTE_NAMES),
  pattern: fc.constantFrom(null, "plain", ...PATTERN_NAMES),
  seed: fc.nat(0xffffffff),
  shape: fc.option(
    fc.record({ width: fc.integer({ min: 1, max: 999 }), height: fc.integer({ min: 1, max: 999 }) }),
    {
      nil: undefined,
    },
  ),
  view: fc.constantFrom(undefined, ...VIEWS),
});

const ELEMENTS = new Set([
  "svg",
  "defs",
  "g",
  "path",
  "circle",
  "ellipse",
  "clipPath",
  "pattern",
  "linearGradient",
  "radialGradient",
  "stop",
]);
const TAG = /<(\/?)([A-Za-z]+)((?: [a-zA-Z0-9-]+="[^"<&]*")*)(\/?)>/y;

/** Reads the whole document tag by tag; returns every attribute. Throws where it is not well-formed. */
function readXml(xml: string): Array<{ element: string; name: string; value: string }> {
  const open: string[] = [];
  const found: Array<{ element: string; name: string; value: string }> = [];
  TAG.lastIndex = 0;
  while (TAG.lastIndex < xml.length) {
    const at = TAG.lastIndex;
    const match = TAG.exec(xml);
    if (!match) throw new Error(`no tag at ${at}: ${xml.slice(at, at + 60)}`);
    const [, closing, element = "", text = "", selfClosing] = match;
    if (closing) {
      if (open.pop() !== element) throw new Error(`</${element}> closes nothing`);
      continue;
    }
    if (open.length === 0 && at > 0) throw new Error("more than one root");
    const attributes = [...text.matchAll(/ ([\w-]+)="([^"]*)"/g)].map(([, name = "", value = ""]) => ({
      element,
      name,
      value,
    }));
    if (new Set(attributes.map(({ name }) => name)).size < attributes.length) {
      throw new Error(`<${element}> repeats an attribute`);
    }
    found.push({ element, name: "", value: "" }, ...attributes);
    if (!selfClosing) open.push(element);
  }
  if (open.length > 0) throw new Error(`${open.join()} left open`);
  return found;
}

describe("drawPicture", () => {
  it("draws every motif as well-formed, safe and finite SVG", () => {
    for (const motif of MOTIF_NAMES) {
      const seeds = fc.sample(fc.nat(0xffffffff), { numRuns: 6, seed: 7 });
      for (const seed of seeds) readXml(drawPicture({ motif, palette: "blue", pattern: null, seed }));
    }
  });

  it("refers to nothing outside itself, whatever the spec", () => {
    fc.assert(
      fc.property(specs, (spec) => {
        const svg = drawPicture(spec);
        const parts = readXml(svg);
        const ids = new Set(parts.filter(({ name }) => name === "id").map(({ value }) => value));
        for (const { element, name, value } of parts) {
          expect(ELEMENTS).toContain(element);
          expect(name).not.toMatch(/^on|href|style/);
          expect(value).not.toMatch(/NaN|Infinity|undefined|null/);
          const reference = /url\(([^)]*)\)/.exec(value)?.[1];
          if (reference !== undefined) expect(ids).toContain(reference.slice(1));
        }
        expect(svg.length).toBeLessThan(60_000);
        readXml(drawCard(spec));
        expect(drawPicture(spec)).toBe(svg);
      }),
      { numRuns: 300 },
    );
  });

  it("draws two products of one kind differently", () => {
    for (const motif of MOTIF_NAMES) {
      const drawn = [1, 2, 3, 4, 5, 6].map((seed) =>
        drawPicture({ motif, palette: "teal", pattern: null, seed }),
      );
      expect(new Set(drawn).size, motif).toBeGreaterThan(3);
    }
  });

  /** How wide and how high the thing is on its backdrop, by where its middle row and column change colour at once. */
  async function measure(spec: PictureSpec): Promise<number> {
    const { data, info } = await sharp(Buffer.from(drawPicture(spec)))
      .resize(400, 400)
      .removeAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true });
    const at = (x: number, y: number) => data.subarray((y * 400 + x) * info.channels).subarray(0, 3);
    const isEdge = (a: Uint8Array, b: Uint8Array) => a.some((part, i) => Math.abs(part - (b[i] ?? 0)) > 40);
    const steps = Array.from({ length: 399 }, (_, i) => i);
    const across = steps.filter((x) => isEdge(at(x, 215), at(x + 1, 215)));
    const down = steps.filter((y) => isEdge(at(200, y), at(200, y + 1)));
    const span = (places: number[]) => (places.at(-1) ?? 0) - (places[0] ?? 0);
    return span(across) / span(down);
  }

  it("draws a cushion of 60 × 40 cm oblong and one of 45 × 45 cm square", async () => {
    const cushion = { motif: "cushion", palette: "plum", pattern: "plain", seed: 5 } as const;
    const oblong = await measure({ ...cushion, shape: { width: 60, height: 40 } });
    const square = await measure({ ...cushion, shape: { width: 45, height: 45 } });
    expect(oblong).toBeGreaterThan(1.35);
    expect(oblong).toBeLessThan(1.65);
    expect(square).toBeGreaterThan(0.9);
    expect(square).toBeLessThan(1.15);
  });

  it("shows the same thing in every view, and nothing of pictures that are not drawn", () => {
    const views = viewsOf("/pictures/mug_blue_stripes_1x9k.svg");
    expect(views.map(({ view }) => view)).toEqual([undefined, "scene", "detail", "pair"]);
    expect(views[1]?.image).toBe("/pictures/mug_blue_stripes_1x9k.scene.svg");
    expect(viewsOf("/pictures/uploads/x.webp")).toHaveLength(1);
    expect(viewsOf("https://shop.test/pictures/mug_blue_1.svg")).toHaveLength(1);
  });
});
