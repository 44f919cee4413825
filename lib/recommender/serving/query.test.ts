import { describe, expect, it } from "vitest";
import { recommendQuerySchema } from "./query";

const parse = (query: Record<string, unknown>) =>
  recommendQuerySchema.safeParse({ placement: "home.new", ...query });
const badFields = (query: Record<string, unknown>) =>
  parse(query).error?.issues.map((issue) => issue.path[0]) ?? [];

describe("the query of /api/recommend", () => {
  it("takes one placement or several", () => {
    expect(parse({}).data?.placement).toEqual(["home.new"]);
    expect(parse({ placement: ["home.new", "home.trending"], k: "100" }).data).toMatchObject({
      placement: ["home.new", "home.trending"],
      k: 100,
    });
    expect(parse({}).data?.k).toBe(12);
  });

  it.each([
    [{ k: "0" }, "k"],
    [{ k: "10000" }, "k"],
    [{ k: "1.5" }, "k"],
    [{ k: "many" }, "k"],
    [{ k: "" }, "k"],
    [{ k: ["1", "2"] }, "k"],
    [{ placement: "home.nowhere" }, "placement"],
    [{ placement: undefined }, "placement"],
    [{ placement: Array(11).fill("home.new") }, "placement"],
    [{ product: "a\u0000b" }, "product"],
    [{ product: "x".repeat(256) }, "product"],
    [{ filter: "colour:red" }, "filter"],
    [{ filter: "minPrice:12,50" }, "filter"],
    [{ filter: "minPrice:-1" }, "filter"],
    [{ filter: "category" }, "filter"],
    [{ exclude: Array.from({ length: 501 }, (_, i) => `prd_${i}`).join(",") }, "exclude"],
  ])("%j is wrong in %s", (query, field) => {
    expect(badFields(query)).toEqual([field]);
  });

  it("reads filters and exclusions", () => {
    const filter = ["category:mugs", "brand:Aster", "brand:Birk: & Co", "maxPrice:2000", "inStock:true"];
    expect(parse({ filter, exclude: "prd_1,SKU-2," }).data).toMatchObject({
      filter: { category: "mugs", brands: ["Aster", "Birk: & Co"], maxPrice: 2000, inStock: true },
      exclude: ["prd_1", "SKU-2"],
    });
  });
});
