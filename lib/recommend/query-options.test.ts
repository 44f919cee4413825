import { describe, expect, it } from "vitest";
import { recommendQuerySchema, toPlacements } from "./query";
import { railsQuery, railsUrl } from "./query-options";

describe("the rails of a page", () => {
  it("ask with a query string that the route understands", () => {
    const rails = {
      placements: ["product.similar", "product.bought-together"] as const,
      ...{ k: 8, product: "prd_1", exclude: ["prd_2", "prd_3"] },
    };
    const search = new URL(railsUrl(rails), "http://shop.test").searchParams;
    const parsed = recommendQuerySchema.parse({
      ...Object.fromEntries(search),
      placement: search.getAll("placement"),
    });
    expect(toPlacements(parsed)).toEqual(
      rails.placements.map((placement) => ({ placement, k: 8, product: "prd_1" })),
    );
    expect(parsed.exclude).toEqual(rails.exclude);
  });

  it("have one key per page", () => {
    const key = (product: string) =>
      JSON.stringify(railsQuery({ placements: ["product.similar"], product }).queryKey);
    expect(key("prd_1")).not.toBe(key("prd_2"));
    expect(key("prd_1")).toBe(key("prd_1"));
  });
});
