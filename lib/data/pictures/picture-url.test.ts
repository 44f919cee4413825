import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { MOTIF_NAMES } from "./motifs";
import { PALETTE_NAMES } from "./drawing/palettes";
import { PATTERN_NAMES } from "./drawing/patterns";
import { encodePictureSpec, parsePictureSpec, VIEWS } from "./picture-spec";
import { readShape } from "./shape";
import { pictureUrl } from "./picture-url";

const specOf = (name: string, category = "") => {
  const url = pictureUrl({ name, category, sku: "85123A" });
  const spec = parsePictureSpec(url.replace("/pictures/", ""));
  if (!spec) throw new Error(`${url} does not parse`);
  return spec;
};

describe("pictureUrl", () => {
  it.each([
    ["WHITE HANGING HEART T-LIGHT HOLDER", "candle", "white"],
    ["REGENCY CAKESTAND 3 TIER", "cake-stand", null],
    ["JUMBO BAG RED RETROSPOT", "tote", "red"],
    ["PARTY BUNTING", "bunting", null],
    ["ALARM CLOCK BAKELIKE GREEN", "clock", "green"],
    ["CREAM CUPID HEARTS COAT HANGER", "hook", "cream"],
    ["PINK POLKADOT CUP", "teacup", "rose"],
    ["WOODEN PICTURE FRAME WHITE FINISH", "frame", "oak"],
    ["Harlow enamel mug, cobalt", "mug", "blue"],
    ["PACK OF 12 LONDON TISSUES", "napkins", null],
    ["Cushion with mugs on it", "cushion", null],
  ])("draws %s as a %s", (name, motif, palette) => {
    const spec = specOf(name);
    expect(spec.motif).toBe(motif);
    if (palette) expect(spec.palette).toBe(palette);
  });

  it("reads patterns from the name", () => {
    expect(specOf("RED POLKA DOT JUG").pattern).toBe("dots");
    expect(specOf("Striped towel").pattern).toBe("stripes");
    expect(specOf("Plain towel").pattern).toBeNull();
  });

  it("falls back on the category, then on something wrapped", () => {
    expect(specOf("Aldwych no. 4", "Table lamps").motif).toBe("table-lamp");
    expect(["gift", "parcel", "gift-bag"]).toContain(specOf("Zzyzx").motif);
  });

  it("gives any name an address that parses, and the same one each time", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), fc.string(), fc.string(), (name, category, sku) => {
        const url = pictureUrl({ name, category, sku });
        expect(parsePictureSpec(url.slice("/pictures/".length))).not.toBeNull();
        expect(pictureUrl({ name, category, sku })).toBe(url);
        expect(url.length).toBeLessThan(70);
      }),
    );
  });
});

describe("readShape", () => {
  it.each([
    ["cushion", { Size: "60 × 40 cm", Filling: "Feather" }, { width: 60, height: 40 }],
    ["frame", { Picture: "A4" }, { width: 21, height: 30 }],
    ["rug", { size: "80x150 cm" }, { width: 80, height: 150 }],
    ["cushion", { Size: "Large", Wash: 30 }, undefined],
    ["mug", { Size: "60 × 40 cm" }, undefined],
  ] as const)("of a %s with %j", (motif, attributes, shape) => {
    expect(readShape(motif, attributes)).toEqual(shape);
  });
});

describe("parsePictureSpec", () => {
  it("returns what was encoded", () => {
    const specs = fc.record({
      motif: fc.constantFrom(...MOTIF_NAMES),
      palette: fc.constantFrom(...PALETTE_NAMES),
      pattern: fc.constantFrom(null, "plain" as const, ...PATTERN_NAMES),
      seed: fc.nat(0xffffffff),
      shape: fc.constantFrom(undefined, { width: 60, height: 40 }, { width: 1, height: 9999 }),
      view: fc.constantFrom(undefined, ...VIEWS),
    });
    fc.assert(
      fc.property(specs, (spec) => {
        expect(parsePictureSpec(encodePictureSpec(spec))).toEqual(spec);
      }),
    );
  });

  it.each([
    "",
    "mug_blue_1",
    "mug_blue_1.png",
    "unicorn_blue_1.svg",
    "mug_beige_1.svg",
    "mug_blue_tartan_1.svg",
    "mug_blue_01.svg",
    "mug_blue_zzzzzzz.svg",
    "mug_blue_1.svg.svg",
    "mug_blue_1.front.svg",
    "mug_blue_1.scene.60x40.svg",
    "mug_blue_1.0x40.svg",
    "mug_blue_1.060x40.svg",
    "../mug_blue_1.svg",
    "constructor_blue_1.svg",
    "mug_constructor_1.svg",
    "MUG_blue_1.svg",
  ])("refuses %j", (text) => {
    expect(parsePictureSpec(text)).toBeNull();
  });
});
