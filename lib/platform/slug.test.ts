import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { chooseFree, toSlug } from "./slug";

describe("a slug", () => {
  it.each([
    ['Set of 6 "Café" Cups & Saucers', "set-of-6-cafe-cups-and-saucers"],
    ["Straße", "strasse"],
    ["GROẞE STRASSE", "grosse-strasse"],
    ["Łóżka", "lozka"],
    ["Øl", "ol"],
    ["台所", "tai-suo"],
    ["Чайники", "chayniki"],
    ["Καφές", "kafes"],
    ["قهوة", "qhw"],
    ["Children’s Mugs", "childrens-mugs"],
    ["½ Liter", "1-2-liter"],
    ["★", "u2605"],
    ["Mug ★", "mug"],
    ["???", ""],
  ])("of %s is %s", (name, slug) => expect(toSlug(name)).toBe(slug));

  it("is the same for both spellings of an accent", () => {
    expect(toSlug("Cafe\u0301")).toBe(toSlug("Caf\u00e9"));
  });

  it("holds plain letters only, and something for every letter there is", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        expect(toSlug(text)).toMatch(/^([a-z0-9]+(-[a-z0-9]+)*)?$/);
        if (/[\p{L}\p{N}]/u.test(text)) expect(toSlug(text)).not.toBe("");
      }),
    );
  });

  it("that is taken makes way for the next one, always", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom("mug", "mug-2", "mug-2-2", "★", "☆")), (names) => {
        const taken = new Set<string>();
        for (const name of names) taken.add(chooseFree([toSlug(name)], (slug) => taken.has(slug)));
        expect(taken.size).toBe(names.length);
      }),
    );
  });
});
