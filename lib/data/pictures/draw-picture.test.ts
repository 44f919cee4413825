import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { drawPicture } from "./draw-picture";
import { MOTIF_NAMES } from "./motifs";
import { PALETTE_NAMES } from "./drawing/palettes";
import { PATTERN_NAMES } from "./drawing/patterns";
import type { PictureSpec } from "./picture-spec";

const specs: fc.Arbitrary<PictureSpec> = fc.record({
  motif: fc.constantFrom(...MOTIF_NAMES),
  palette: fc.constantFrom(...PALETTE_NAMES),
  pattern: fc.constantFrom(null, "plain", ...PATTERN_NAMES),
  seed: fc.nat(0xffffffff),
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
        expect(svg.length).toBeLessThan(30_000);
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
});
