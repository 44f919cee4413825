import { describe, expect, it } from "vitest";
import { CatalogIndex } from "@/lib/shop/catalog/catalog-index";
import { type Grounds, PageMemory } from "./page-memory";
import { STRANGER } from "./shopper-state";

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
const page = { lists: ["a list"] };

describe("pages that are remembered", () => {
  it("are given again while nothing they stand on has changed, and for a minute", () => {
    const memory = new PageMemory<typeof page>();
    memory.set("somebody", page, grounds, 0);
    expect(memory.get("somebody", grounds, 60_000)).toBe(page);
    expect(memory.get("somebody", grounds, 60_001)).toBeNull();
    expect(memory.get("somebody", { ...grounds, catalogVersion: 2 }, 1)).toBeNull();
    expect(memory.get("somebody", { ...grounds, state: { ...STRANGER } }, 1)).toBeNull();
  });

  it("hold nothing in memory that cannot be given any more", () => {
    const memory = new PageMemory<typeof page>();
    memory.set("long ago", page, grounds, 100_000);
    memory.set("just now", page, grounds, 161_000);
    expect(memory.keys()).toEqual(["just now"]);
  });
});
