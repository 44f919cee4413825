import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { withTestDatabase } from "@/lib/platform/db/testing";
import { closeLiveCatalog, getLiveCatalog } from "./live-catalog";
import { closeSynonyms } from "./live-synonyms";
import { findMatchingProducts } from "./search";
import { searchMemory } from "./search-memory";
import { addCategory, addProducts } from "./testing/add-products";

/** A wholesaler's catalog, as such are: in capitals, cut short, and with slips of its own. */
const CATALOG: Record<string, string[]> = {
  "Mugs & Cups": [
    "VINTAGE RED MUG",
    "RED POLKADOT BEAKER",
    "CHILDREN'S SPACEBOY MUG",
    "ROSES REGENCY TEACUP AND SAUCER",
  ],
  Bunting: ["VINTAGE CHRISTMAS BUNTING", "UNION JACK PENNANT"],
  Garlands: ["HONEYCOMB PAPER GARLAND", "CHRISTMAS GARLAND STARS,TREES"],
  Necklaces: [
    ...Array.from({ length: 14 }, (_, i) => `PEARL NECKLACE No ${i + 1}`),
    "NEW BAROQUE B'FLY NECKLACE",
    'SHELL 42"NECKL. IVORY',
    ...Array.from({ length: 8 }, (_, i) => `BUTTERFLY CLIP No ${i + 1}`),
  ],
  Lamps: ["RETROSPOT LAMP", "TOADSTOOL NIGHT LIGHT"],
  Lighting: ["PAINTED LIGHTBULB RAINBOW DESIGN"],
  Other: [
    "WHITE HANGING HEART T-LIGHT HOLDER",
    "BAG 500g SWIRLY MARBLES",
    "BAG 125g SWIRLY MARBLES",
    "GOOSE FEATHER TREE 60CM",
    "CUSHION PAD 45x45cm",
    "SET OF 4 SNACK TRAYS",
    "BLACK EAR MUFF HEADPHONES",
    "SILVER DROP EARRINGS",
    "EARRINGS WITH LEAF",
    "茶碗セット BLUE",
    "CAFÉ SUGAR DISPENSER",
    "PLEASE ONE PERSON METAL SIGN",
    "WALL ART ONLY ONE PERSON",
    "LARGE CHINESE STYLE SCISSOR",
  ],
};

const database = withTestDatabase();

beforeAll(async () => {
  const pool = database.pool();
  let code = 0;
  for (const [name, names] of Object.entries(CATALOG)) {
    const { id: categoryId } = await addCategory(pool, {
      slug: name.toLowerCase().replace(/\W+/g, "-"),
      name,
    });
    await addProducts(
      pool,
      names.map((one) => ({ sku: `GX-${10_385 + ++code}B`, name: one, categoryId })),
    );
  }
});
afterAll(() => {
  closeLiveCatalog();
  closeSynonyms();
});

const FIRST: [string, string][] = [
  // Typed words before other words for them, and before what merely lies in the category.
  ["red mug", "VINTAGE RED MUG"],
  ["red beaker", "RED POLKADOT BEAKER"],
  ["garland", "HONEYCOMB PAPER GARLAND"],
  ["childrens mug", "CHILDREN'S SPACEBOY MUG"],
  ["child mug", "CHILDREN'S SPACEBOY MUG"],
  // Spaces.
  ["tea cup", "ROSES REGENCY TEACUP AND SAUCER"],
  ["light bulb", "PAINTED LIGHTBULB RAINBOW DESIGN"],
  ["t light holder", "WHITE HANGING HEART T-LIGHT HOLDER"],
  ["tlight", "WHITE HANGING HEART T-LIGHT HOLDER"],
  ["tealight", "WHITE HANGING HEART T-LIGHT HOLDER"],
  // In short, and in full.
  ["xmas garland", "CHRISTMAS GARLAND STARS,TREES"],
  ["butterfly necklace", "NEW BAROQUE B'FLY NECKLACE"],
  ["ivory necklace", 'SHELL 42"NECKL. IVORY'],
  ["set of four trays", "SET OF 4 SNACK TRAYS"],
  // Measures.
  ["marbles 500 g", "BAG 500g SWIRLY MARBLES"],
  ["125 grams marbles", "BAG 125g SWIRLY MARBLES"],
  ["feather tree 60 cm", "GOOSE FEATHER TREE 60CM"],
  ["cushion 45 x 45 cm", "CUSHION PAD 45x45cm"],
  ["cushion 45x45 cm", "CUSHION PAD 45x45cm"],
  // A slip, though the stemmer of the database makes a word of it.
  ["earings", "SILVER DROP EARRINGS"],
  ["scissors", "LARGE CHINESE STYLE SCISSOR"],
  ["retropsot lamp", "RETROSPOT LAMP"],
  ["neclkace ivory", 'SHELL 42"NECKL. IVORY'],
  // Words that nothing is called.
  ["samsung retrospot lamp", "RETROSPOT LAMP"],
  ["hand blown red glass mug", "VINTAGE RED MUG"],
  // The name of one product.
  ["please one person", "PLEASE ONE PERSON METAL SIGN"],
  ["茶碗", "茶碗セット BLUE"],
  ["セット", "茶碗セット BLUE"],
  ["cafe sugar", "CAFÉ SUGAR DISPENSER"],
];

describe("the first product of a search", () => {
  it.each(FIRST)("for %j is %j", async (query, name) => {
    const catalog = await getLiveCatalog();
    const nameOf = (id = 0) => catalog.byId.get(id)?.name;
    const { matches } = await findMatchingProducts(query);
    expect(nameOf(matches[0]?.productId)).toBe(name);
    const { matches: inMemory } = await searchMemory(query, catalog);
    expect(nameOf(inMemory[0]?.productId)).toBe(name);
  });

  it.each(["GX10386B", "gx 10386", "10386B", "0386B", "0386", "gx-10386b"])(
    "for the piece of a code %j",
    async (piece) => {
      const catalog = await getLiveCatalog();
      const { matches, reading } = await findMatchingProducts(piece);
      expect(reading).toBe("written");
      expect(matches.map(({ productId }) => catalog.byId.get(productId)?.sku)).toEqual(["GX-10386B"]);
    },
  );

  it("for the letters codes begin with is one of them", async () => {
    expect((await findMatchingProducts("GX1")).matches).toHaveLength(Object.values(CATALOG).flat().length);
  });
});
