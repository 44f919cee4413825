import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { withTestDatabase } from "@/lib/platform/db/testing";
import { familiesOf } from "./colour-families";
import { findContractions } from "./contractions";
import { fold, formsOf } from "./fold";
import { isMeasure, splitMeasure, writeMeasure } from "./measures";
import { toCode, toWords } from "./normalise";
import { readPriceWords } from "./price-words";
import { nearWords, spellingDistance } from "./spelling";
import { Thesaurus } from "./thesaurus";

describe("words", () => {
  it.each([
    ["Crêpe Pan, 24 cm", ["crepe", "pan", "24", "cm"]],
    ["Straße Łóżka Øl", ["strasse", "lozka", "ol"]],
    ["Cook's “T-Shirt”", ["cooks", "t", "shirt"]],
    ["茶碗 set", ["茶", "碗", "set"]],
    ["Чайник", ["чайник"]],
    ["ＡＢＣ　１２", ["abc", "12"]],
    ["★ – ★", []],
  ])("of %s", (text, words) => {
    expect(toWords(text)).toEqual(words);
  });

  it("of a code are one, whatever stands between its parts", () => {
    expect([toCode("HM 10385"), toCode("hm-10385"), toCode("HM/10385")]).toEqual(Array(3).fill("hm10385"));
  });

  it.each([
    ["knives", "knife"],
    ["shelves", "shelf"],
    ["mice", "mouse"],
    ["glasses", "glass"],
    ["scarves", "scarf"],
    ["beanies", "beanie"],
    ["dresses", "dress"],
    ["teddies", "teddy"],
    ["children", "child"],
    ["leaves", "leaf"],
    ["boxes", "box"],
    ["lenses", "lens"],
    ["childrens", "child"],
    ["womens", "woman"],
    ["scissors", "scissor"],
  ])("%s and %s are one thing", (plural, single) => {
    expect(fold(plural)).toBe(fold(single));
  });

  it.each([
    ["glass", "glasses case"],
    ["dress", "dresser"],
    ["chess", "ches"],
  ])("%s and %s are two", (a, b) => {
    expect(fold(a)).not.toBe(fold(b));
  });
});

const singular: Record<string, string> = {
  knives: "knife",
  shelves: "shelf",
  mice: "mouse",
  scarves: "scarf",
  beanies: "beanie",
  teddies: "teddy",
  children: "child",
  buses: "bus",
  lenses: "lens",
  glasses: "glass",
  lamps: "lamp",
};

describe("the database", () => {
  const database = withTestDatabase();

  it("reads every Latin letter as the words do", async () => {
    const letters = Array.from({ length: 0x250 - 0xc0 }, (_, i) => String.fromCodePoint(0xc0 + i)).filter(
      (letter) => /\p{L}/u.test(letter) && toWords(letter)[0]?.match(/^[a-z]+$/),
    );
    expect(letters.length).toBeGreaterThan(250);
    const { rows } = await database
      .pool()
      .query<{ letter: string; words: string }>(
        "select letter, trim(search_text(letter)) as words from unnest($1::text[]) letter",
        [letters],
      );
    expect(rows.filter(({ letter, words }) => words !== toWords(letter).join(" "))).toEqual([]);
  });

  it("takes names apart as the words do", async () => {
    const piece = fc.constantFrom(
      "Mug",
      "Crêpe",
      "T-Shirt",
      "Cook's",
      "茶碗",
      "24",
      "1/2",
      "&",
      "–",
      "Øl",
      "セット",
      "ABC-12",
    );
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { minLength: 1, maxLength: 6 }), async (pieces) => {
        const text = pieces.join(" ");
        const { rows } = await database
          .pool()
          .query<{ words: string }>(
            "select trim(regexp_replace(search_text($1), '\\s+', ' ', 'g')) as words",
            [text],
          );
        expect(rows[0]?.words).toBe(toWords(text).join(" "));
      }),
      { numRuns: 60 },
    );
  });

  it.each(Object.keys(singular))("finds one by %s, and these by one", async (plural) => {
    const one = "select to_tsquery('search_english', $1) as q";
    const stems = async (word: string) => {
      const query = formsOf(word)
        .map((form) => `'${form}'`)
        .join("|");
      const { rows } = await database.pool().query<{ q: string }>(one, [query]);
      return new Set(rows[0]?.q.match(/'\w+'/g));
    };
    const [many, single] = [await stems(plural), await stems(singular[plural] ?? "")];
    expect([...many].some((stem) => single.has(stem))).toBe(true);
  });

  it("knows a code by its pieces", async () => {
    const { rows } = await database
      .pool()
      .query("select tsvector_to_array(search_codes($1)) as pieces", [["HM-10385", "ABC-12-XL"]]);
    expect(rows[0]).toEqual({ pieces: ["10385", "12xl", "abc12xl", "hm10385"] });
  });
});

describe("spelling", () => {
  const known = ["lamp", "lamps", "mug", "teapot", "knife", "chair", "cushion", "bicycle", "blue"].map(
    (word) => [word, 1] as const,
  );
  it.each([
    ["lapm", "lamp"],
    ["mgu", "mug"],
    ["tepaot", "teapot"],
    ["kinfe", "knife"],
    ["cusshion", "cushion"],
    ["bycicle", "bicycle"],
    ["bleu", "blue"],
  ])("%s is %s", (typed, meant) => {
    expect(nearWords(typed, known)[0]).toBe(meant);
  });

  it.each(["xyzzy", "mag", "12", "h10"])("%s is nothing", (typed) => {
    expect(nearWords(typed, known)).toEqual([]);
  });

  it("forgives one slip in any longer word", () => {
    const word = fc.stringMatching(/^[a-z]{5,12}$/);
    fc.assert(
      fc.property(word, fc.nat(), (text, at) => {
        const i = at % (text.length - 1);
        const swapped = text.slice(0, i) + (text[i + 1] ?? "") + (text[i] ?? "") + text.slice(i + 2);
        const dropped = text.slice(0, i + 1) + text.slice(i + 2);
        expect(nearWords(swapped, [[text, 1]])).toEqual([text]);
        expect(nearWords(dropped, [[text, 1]])).toEqual([text]);
      }),
    );
  });

  it("is as far from here to there as back", () => {
    const word = fc.stringMatching(/^[a-d]{1,6}$/);
    fc.assert(
      fc.property(word, word, (a, b) => {
        expect(spellingDistance(a, b, 99)).toBeCloseTo(spellingDistance(b, a, 99));
        expect(spellingDistance(a, a, 99)).toBe(0);
      }),
    );
  });
});

describe("what a catalog writes in short", () => {
  const names = (text: string, times: number) =>
    text.split(" ").map((word): [string, number] => [word, times]);
  const counts = new Map([
    ...names("necklace butterfly holder bracelet notebook pendant paperweight quilted", 40),
    ...names("neckl bfly hldr braclet note book pennant pweight quilt", 2),
  ]);
  const found = findContractions(counts, new Set(["bfly", "pweight"]));

  it.each([
    ["neckl", "necklace"],
    ["bfly", "butterfly"],
    ["hldr", "holder"],
    ["braclet", "bracelet"],
    ["pweight", "paperweight"],
  ])("%s is a %s, and the other way round", (short, whole) => {
    expect(found.get(short)).toContain(whole);
    expect(found.get(whole)).toContain(short);
  });

  it.each(["note", "pennant", "quilt"])("%s is a word of its own", (word) => {
    expect(found.get(word)).toBeUndefined();
  });

  it("is never a word that is as common", () => {
    const word = fc.stringMatching(/^[a-z]{3,9}$/);
    fc.assert(
      fc.property(
        fc.uniqueArray(word, { maxLength: 30 }),
        fc.integer({ min: 1, max: 50 }),
        (words, times) => {
          expect(findContractions(new Map(words.map((one) => [one, times])), new Set()).size).toBe(0);
        },
      ),
    );
  });
});

describe("measures", () => {
  it.each([
    [["60", "cm"], true],
    [["40x40", "cm"], true],
    [["500", "grams"], true],
    [["42", "inches"], true],
    [["6", "cups"], false],
    [["cm"], false],
    [["set", "6"], false],
  ])("%j: %j", (words, isOne) => {
    expect(isMeasure(words)).toBe(isOne);
  });

  it("are written with and without a space, by their short unit", () => {
    expect(writeMeasure(["500", "grams"])).toEqual(expect.arrayContaining([["500g"], ["500", "g"]]));
    expect(splitMeasure("60cm")).toEqual(["60", "cm"]);
    expect(splitMeasure("40x40cm")).toEqual(["40x40", "cm"]);
    expect([splitMeasure("85123a"), splitMeasure("3d"), splitMeasure("cm")]).toEqual([null, null, null]);
  });
});

describe("prices in words", () => {
  it.each([
    ["mug under £10", { rest: "mug", minPrice: null, maxPrice: 1000, cheapest: false }],
    ["mug under 10.50 pounds", { rest: "mug", minPrice: null, maxPrice: 1050, cheapest: false }],
    ["lamp over 50", { rest: "lamp", minPrice: 5000, maxPrice: null, cheapest: false }],
    ["gifts between £10 and £20", { rest: "gifts", minPrice: 1000, maxPrice: 2000, cheapest: false }],
    ["cheap lamps", { rest: "lamps", minPrice: null, maxPrice: null, cheapest: true }],
    ["rug under 200 cm", { rest: "rug under 200 cm", minPrice: null, maxPrice: null, cheapest: false }],
    ["over the rainbow", { rest: "over the rainbow", minPrice: null, maxPrice: null, cheapest: false }],
  ])("%s", (query, expected) => {
    const read = readPriceWords(query, "GBP");
    expect({ ...read, rest: read.rest.replace(/\s+/g, " ").trim() }).toEqual(expected);
  });

  it("are in the shop's own units", () => {
    expect(readPriceWords("cup under 2000", "JPY").maxPrice).toBe(2000);
  });
});

describe("the thesaurus", () => {
  it("takes up what the shop says, both ways or one", () => {
    const own = new Thesaurus([
      { terms: ["hob cover", "stove lid"], finds: [] },
      { terms: ["mothers day"], finds: ["candle", "vase"] },
    ]);
    expect(own.get(["stove", "lids"])?.same).toContainEqual(["hob", "cover"]);
    expect(own.get(["mothers", "day"])?.same).toEqual([["candle"], ["vase"]]);
    expect(own.get(["candle"])?.same ?? []).not.toContainEqual(["mothers", "day"]);
  });

  it.each([
    ["Navy", ["Blue"]],
    ["Chalk White", ["White"]],
    ["Burgundy", ["Red"]],
    ["Teal", ["Blue", "Green"]],
    ["Black/White", ["Black", "White"]],
    ["gray", ["Grey"]],
    ["Leopard", ["Leopard"]],
    ["", []],
  ])("puts %s into its family", (colour, families) => {
    expect([...familiesOf(colour)].sort()).toEqual(families);
  });
});
