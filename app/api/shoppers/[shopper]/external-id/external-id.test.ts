import { describe, expect, it } from "vitest";
import { randomId } from "@/lib/platform/ids";
import { createApiKey } from "@/lib/shop/auth/api-keys";
import { call } from "@/lib/recommender/serving/testing/call";
import { withTestShop } from "@/lib/recommender/serving/testing/test-shop";
import { PUT } from "./route";

withTestShop();

describe("PUT /api/shoppers/{shopper}/external-id", () => {
  const put = (shopper: string, body: object, key: string) =>
    call(PUT, `/api/shoppers/${shopper}/external-id`, { params: { shopper }, body, key, shopper });

  it("is for server keys with the scope", async () => {
    const shopper = randomId();
    const key = await createApiKey("Shop", ["shoppers:write"]);
    const reader = await createApiKey("CRM", ["profile:read"]);
    expect((await put(shopper, { externalId: "c-1" }, reader)).status).toBe(403);
    const { status, body } = await put(shopper, { externalId: " c-1 " }, key);
    expect([status, body]).toEqual([200, { shopper, externalId: "c-1" }]);
  });

  it.each([["guest"], [randomId()], [""], ["x".repeat(201)], [7]])("refuses %j", async (externalId) => {
    const key = await createApiKey("Shop", ["shoppers:write"]);
    const { status, body } = await put(randomId(), { externalId }, key);
    expect([status, body.code]).toEqual([400, "invalid"]);
  });
});
