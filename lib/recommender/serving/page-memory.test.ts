import { describe, expect, it } from "vitest";
import { CatalogIndex } from "@/lib/shop/catalog/catalog-index";
import type { CatalogProduct } from "@/lib/shop/catalog/catalog-product";
import { type Grounds, PageMemory } from "./page-memory";
import { STRANGER } from "./shopper-state";
import { Trends } from "./trends";

const catalog = new CatalogIndex([], []);
const grounds: Grounds = {
  state: STRANGER,
  catalog,
  catalogVersion: 1,
  contentVersion: 1,
  trends: null,
  complements: null,
  rules: [],
  exposures: null,
  choices: [],
  models: [],
};
const mug: CatalogProduct = {
  id: 1,
  sku: "mug",
  slug: "mug",
  name: "Mug",
  brand: "",
  categoryId: 1,
  colour: "",
  price: { amount: 500, currency: "GBP" },
  compareAt: null,
  image: "",
  stock: 1,
  variants: [],
  createdAt: 0,
};

/** That a mug sells, as it was found out anew. */
const trends = () => new Trends(new Map([[mug.id, 1]]), new CatalogIndex([], [mug]));

const page = { lists: ["a list"] };

describe("pages that are remembered", () => {
  it("are given again while nothing they stand on has changed, and are due after a minute", () => {
    const memory = new PageMemory<typeof page>();
    memory.set("somebody", page, grounds, 0);
    expect(memory.get("somebody", grounds, 60_000)).toEqual({ page, isDue: false });
    expect(memory.get("somebody", grounds, 60_001)).toEqual({ page, isDue: true });
    expect(memory.get("somebody", grounds, 300_001)).toBeNull();
    expect(memory.get("somebody", { ...grounds, catalogVersion: 2 }, 1)).toBeNull();
    expect(memory.get("somebody", { ...grounds, state: { ...STRANGER } }, 1)).toBeNull();
  });

  it("are due when what sells has changed, and not given when there was nothing of it before", () => {
    const memory = new PageMemory<typeof page>();
    const [some, others] = [trends(), trends()];
    memory.set("somebody", page, { ...grounds, trends: some }, 0);
    expect(memory.get("somebody", { ...grounds, trends: some }, 1)?.isDue).toBe(false);
    expect(memory.get("somebody", { ...grounds, trends: others }, 1)?.isDue).toBe(true);
    expect(memory.get("somebody", grounds, 1)).toBeNull();
  });

  it("hold nothing in memory that cannot be given any more", () => {
    const memory = new PageMemory<typeof page>();
    memory.set("long ago", page, grounds, 100_000);
    memory.set("just now", page, grounds, 401_000);
    expect(memory.keys()).toEqual(["just now"]);
  });
});
