import { describe, expect, it } from "vitest";
import { randomId, uuidv7 } from "@/lib/platform/ids";
import { searchAnswerSchema } from "@/lib/recommender/serving/search";
import { call } from "@/lib/recommender/serving/testing/call";
import { withTestShop } from "@/lib/recommender/serving/testing/test-shop";
import { parseShopperCookie } from "@/lib/shop/shoppers/shopper-cookie";
import { POST as record } from "../interactions/route";
import { GET } from "./route";

withTestShop();

describe("GET /api/search", () => {
  it("answers the contract, what it was before included", async () => {
    const { status, body, headers } = await call(GET, "/api/search?q=product&limit=5&offset=5", {
      shopper: randomId(),
    });
    expect(status).toBe(200);
    expect(headers.get("set-cookie")).toBeNull();
    const answer = searchAnswerSchema.strict().parse(body);
    expect(answer).toMatchObject({
      query: "product",
      total: 60,
      misspelt: false,
      limit: 5,
      offset: 5,
      placement: "search",
      strategy: "search@1",
      rung: "live",
      model: null,
      experiment: null,
      variant: null,
    });
    expect(answer.products).toHaveLength(5);
  });

  it("gives a shopper without a cookie one, whose clicks on the list count", async () => {
    const { body, headers } = await call(GET, "/api/search?q=product&limit=5");
    const shopper = parseShopperCookie(headers.get("set-cookie")) ?? "";
    const { token, products } = searchAnswerSchema.parse(body);
    const at = new Date().toISOString();
    const click = { id: uuidv7(), kind: "click", product: products[2]?.id, list: token, at };
    const recorded = await call(record, "/api/interactions", { shopper, body: { interactions: [click] } });
    expect(recorded).toMatchObject({ status: 202, body: { accepted: 1, rejected: [] } });
    // Somebody else's list is not theirs to click.
    const theirs = await call(record, "/api/interactions", {
      shopper: randomId(),
      body: { interactions: [{ ...click, id: uuidv7() }] },
    });
    expect(theirs.body).toMatchObject({ accepted: 0, rejected: [{ code: "invalid_list" }] });
  });
});
