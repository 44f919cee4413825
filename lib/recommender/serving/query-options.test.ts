import { describe, expect, it } from "vitest";
import { recommendQuerySchema, toPlacements } from "./query";
import { isAboutProduct, railsQuery, toQuery } from "./query-options";
import type { RecommendAnswer } from "./schema";

const answerOf = (token: string): RecommendAnswer => ({
  shopper: null,
  lists: [
    {
      placement: "product.similar",
      token,
      strategy: "similar@1",
      model: null,
      experiment: null,
      variant: null,
      rung: "live",
      title: { code: "similar", words: {}, text: "Similar to this" },
      items: [],
      short: null,
      cursor: null,
    },
  ],
});

describe("the rails of a page", () => {
  it("ask with a query string that the route understands", () => {
    const rails = {
      placements: ["product.similar", "product.bought-together"] as const,
      k: 8,
      product: "prd_1",
      exclude: ["prd_2", "prd_3"],
    };
    const parsed = recommendQuerySchema.parse(toQuery(rails));
    expect(toPlacements(parsed)).toEqual(
      rails.placements.map((placement) => ({ placement, k: 8, product: "prd_1" })),
    );
    expect(parsed.exclude).toEqual(rails.exclude);
  });

  it("start no timer on the server, which would hold the whole request", () => {
    expect(railsQuery({ placements: ["product.similar"] }, answerOf("one")).gcTime).toBe(Infinity);
  });

  it("have one key per page and rendering", () => {
    const keyOf = (product: string, token: string) =>
      JSON.stringify(railsQuery({ placements: ["product.similar"], product }, answerOf(token)).queryKey);
    expect(keyOf("prd_1", "a")).not.toBe(keyOf("prd_2", "a"));
    expect(keyOf("prd_1", "a")).not.toBe(keyOf("prd_1", "b"));
    expect(keyOf("prd_1", "a")).toBe(keyOf("prd_1", "a"));
  });

  it("know which product their page is about", () => {
    const { queryKey } = railsQuery({ placements: ["product.similar"], product: "prd_1" }, answerOf("a"));
    expect(isAboutProduct(queryKey, "prd_1")).toBe(true);
    expect(isAboutProduct(queryKey, "prd_2")).toBe(false);
    expect(isAboutProduct(["recommendations", { placements: ["home.new"] }, ""], "prd_1")).toBe(false);
  });
});
