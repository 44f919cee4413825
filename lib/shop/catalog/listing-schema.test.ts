import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { listNarrowings } from "./list-narrowings";
import { EVERYTHING, formatListing, SORTS } from "./listing";
import { parseListing, parseSearchListing } from "./listing-schema";

describe("a listing in the URL", () => {
  it("is read", () => {
    const params = {
      brand: ["Ash", "Oak"],
      min: "12.50",
      max: "80",
      stock: "1",
      sort: "price-desc",
      page: "3",
    };
    expect(parseListing(params, "GBP")).toEqual({
      brands: ["Ash", "Oak"],
      minPrice: 1250,
      maxPrice: 8000,
      inStock: true,
      sort: "price-desc",
      page: 3,
      colours: [],
      attributes: {},
      category: null,
    });
    const attributes = { "f.Seat Height": ["40 cm", ""], "f.material": "Oak", utm_source: "mail" };
    expect(parseListing(attributes, "GBP").attributes).toEqual({ seat_height: ["40 cm"], material: ["Oak"] });
    expect(parseListing({ min: "300" }, "JPY").minPrice).toBe(300);
    expect(parseListing({ brand: "Ash" }, "GBP").brands).toEqual(["Ash"]);
  });

  it("falls back to everything for rubbish", () => {
    const rubbish = {
      brand: ["", "\u0000", "x".repeat(500)],
      "f.": "x",
      "f.size": ["", "x".repeat(500)],
      [`f.${"x".repeat(500)}`]: "x",
      min: "12,50",
      max: "-3",
      stock: "yes",
      sort: "drop table",
      page: "0",
    };
    expect(parseListing(rubbish, "GBP")).toEqual(EVERYTHING);
    expect(parseListing({ page: "1e9", min: "99999999999" }, "GBP")).toEqual(EVERYTHING);
  });

  it("turns a price range that is the wrong way round", () => {
    expect(parseListing({ min: "20", max: "5" }, "GBP")).toMatchObject({ minPrice: 500, maxPrice: 2000 });
  });

  it("takes each brand once, and not too many", () => {
    const brand = [...Array.from({ length: 200 }, (_, i) => `Brand ${i}`), "Brand 0"];
    expect(parseListing({ brand }, "GBP").brands).toHaveLength(30);
    expect(parseListing({ brand: ["Ash", " Ash "] }, "GBP").brands).toEqual(["Ash"]);
  });

  it("never fails, whatever stands in the URL", () => {
    const value = fc.oneof(fc.string(), fc.array(fc.string()), fc.constant(undefined));
    const keys = fc.constantFrom(
      "brand",
      "colour",
      "f.size",
      "f.",
      "f.__proto__",
      "min",
      "max",
      "stock",
      "sort",
      "page",
      "other",
    );
    fc.assert(
      fc.property(fc.dictionary(keys, value), (params) => {
        const listing = parseListing(params, "GBP");
        expect(listing.page).toBeGreaterThanOrEqual(1);
        expect(SORTS).toContain(listing.sort);
      }),
    );
  });

  it("reads back what it wrote", () => {
    const amount = fc.option(fc.integer({ min: 0, max: 2 ** 31 - 1 }));
    const listing = fc.record({
      brands: fc.uniqueArray(fc.stringMatching(/^[a-zA-Z&é]{1,20}$/), { maxLength: 5 }),
      minPrice: amount,
      maxPrice: amount,
      inStock: fc.boolean(),
      sort: fc.constantFrom(...SORTS),
      page: fc.integer({ min: 1, max: 9_999 }),
      colours: fc.uniqueArray(fc.constantFrom("Blue", "Red", "Grey"), { maxLength: 3 }),
      attributes: fc.dictionary(
        fc.constantFrom("size", "material", "seat_height", "constructor"),
        fc.uniqueArray(fc.stringMatching(/^[a-zA-Z&é]{1,20}$/), { minLength: 1, maxLength: 3 }),
        { maxKeys: 3, noNullPrototype: true },
      ),
      category: fc.option(fc.constantFrom("home", "home/lighting", "kitchen")),
    });
    fc.assert(
      fc.property(listing, (given) => {
        fc.pre(given.minPrice === null || given.maxPrice === null || given.minPrice <= given.maxPrice);
        const params = new URLSearchParams(formatListing(given, "GBP"));
        const read = Object.fromEntries([...params.keys()].map((key) => [key, params.getAll(key)]));
        // A search is not narrowed by attributes, and a category's page has its category in the path.
        expect(parseSearchListing(read, "GBP")).toEqual({ ...given, attributes: {} });
        expect(parseListing(read, "GBP")).toEqual({ ...given, category: null });
      }),
    );
  });

  it("is short when nothing is asked for", () => {
    expect(formatListing(EVERYTHING, "GBP")).toBe("");
  });

  it("says in words what narrows it, and how to take that away", () => {
    const attributes = { seat_height: ["40 cm", "45 cm"] };
    const listing = {
      ...EVERYTHING,
      brands: ["Ash", "Oak"],
      attributes,
      maxPrice: 2000,
      inStock: true,
      page: 4,
    };
    const found = listNarrowings(listing, { currency: "GBP", language: "en-GB" });
    expect(found.map(({ label }) => label)).toEqual([
      "Ash",
      "Oak",
      "Seat height: 40 cm",
      "Seat height: 45 cm",
      "Up to £20.00",
      "In stock",
    ]);
    expect(found[0]?.without).toEqual({ ...listing, brands: ["Oak"], page: 1 });
    expect(found[2]?.without).toEqual({ ...listing, attributes: { seat_height: ["45 cm"] }, page: 1 });
    expect(found[4]?.without).toEqual({ ...listing, maxPrice: null, page: 1 });
    const german = listNarrowings(
      { ...EVERYTHING, colours: ["Blue", "Ultramarin"], minPrice: 2000, inStock: true },
      { currency: "EUR", language: "de-DE" },
    );
    expect(german.map(({ label }) => label)).toEqual(["Blau", "Ultramarin", "Ab 20,00\u00a0€", "Auf Lager"]);
  });
});
