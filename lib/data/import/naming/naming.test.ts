import { describe, expect, it } from "vitest";
import { deriveCategories } from "./derive-category";
import { toProductName } from "./product-name";
import { toSlug } from "@/lib/platform/slug";

describe("names", () => {
  it.each([
    ["WHITE HANGING HEART T-LIGHT HOLDER", "White Hanging Heart T-Light Holder"],
    ["SET OF 3 CAKE TINS PANTRY DESIGN ", "Set of 3 Cake Tins Pantry Design"],
    ["CHILDREN'S APRON DOLLY GIRL", "Children's Apron Dolly Girl"],
    ["RED/WHITE DOT MINI CASES", "Red/White Dot Mini Cases"],
    ["PAPER CRAFT , LITTLE BIRDIE", "Paper Craft, Little Birdie"],
    ["NOTEBOOK A5 SIZE", "Notebook A5 Size"],
    ["BAG 125g SWIRLY MARBLES", "Bag 125g Swirly Marbles"],
    ["*USB Office Mirror Ball", "USB Office Mirror Ball"],
  ])("%s → %s", (given, written) => expect(toProductName(given)).toBe(written));

  it("become slugs of plain letters", () => {
    expect(toSlug('Set of 6 "Café" Cups & Saucers')).toBe("set-of-6-cafe-cups-and-saucers");
    expect(toSlug("???")).toBe("");
  });
});

describe("derived categories", () => {
  it("tell a thing by the noun that names it, not by what it is decorated with", () => {
    const mugs = ["Red Mug", "Blue Mug with Hearts", "Mug for Candle Lovers", "Set of 4 Mugs"];
    expect(new Set(deriveCategories(mugs).map((path) => path.join(" > ")))).toEqual(
      new Set(["Kitchen & Dining > Mugs & Cups"]),
    );
  });

  it("give words of the catalog's own a shelf once enough products share them", () => {
    const names = Array.from({ length: 8 }, (_, i) => `Model ${i} Zorbulator`);
    expect(deriveCategories([...names, "Quux"])).toEqual([
      ...names.map(() => ["More to Discover", "Zorbulators"]),
      ["More to Discover", "Unusual Finds"],
    ]);
  });

  it("always have two levels and never an empty name", () => {
    for (const path of deriveCategories(["", "123", "x", "Christmas bauble", "Lamp"])) {
      expect(path).toHaveLength(2);
      expect(path.every((name) => name !== "")).toBe(true);
    }
  });
});
