import { expect, it } from "vitest";
import { addToCart } from "@/lib/shop/cart/commands";
import { randomId, uuidv7 } from "@/lib/platform/ids";
import { recordInteractions } from "@/lib/shop/interactions/record";
import { placeOrder } from "@/lib/shop/orders/place-order";
import { searchForShopper } from "@/lib/recommender/serving/search";
import { withTestShop } from "@/lib/recommender/serving/testing/test-shop";
import { refreshRollups } from "@/lib/recommender/rollups/refresh";
import { placementReportInParts } from "./placement-report";

const shop = withTestShop();

it("what is bought from a search is reported under search", async () => {
  const shopperId = randomId();
  const { token, products } = await searchForShopper({ shopperId, query: "product", limit: 24, offset: 24 });
  const chosen = products[3];
  if (!chosen) throw new Error("The second page is too short.");
  const at = new Date().toISOString();
  const result = await recordInteractions(shopperId, [
    { id: uuidv7(), kind: "impression", list: token, at },
    { id: uuidv7(), kind: "click", product: chosen.id, list: token, at },
  ]);
  expect(result).toMatchObject({ accepted: 2, rejected: [] });

  const product = Number(chosen.id.slice(4));
  const { totals } = await addToCart(shopperId, { product, quantity: 2, interaction: uuidv7(), list: token });
  const address = {
    line1: "1 High Street",
    line2: "",
    city: "Leeds",
    postcode: "LS1 1AA",
    country: "GB" as const,
  };
  const form = {
    key: uuidv7(),
    total: totals?.total.amount ?? 0,
    email: "ann@example.com",
    name: "Ann",
    address,
  };
  await placeOrder(form, { shopperId, viewer: null });

  const today = at.slice(0, 10);
  await refreshRollups();
  const { placements } = await placementReportInParts({ from: today, to: today }, "GBP");
  expect(placements).toHaveLength(1);
  expect(placements[0]).toMatchObject({
    placement: "search",
    now: {
      lists: 1,
      clickedLists: 1,
      clicks: 1,
      cartedLists: 1,
      carts: 1,
      boughtLists: 1,
      units: 2,
      revenue: 2 * chosen.price.amount,
    },
    strategies: [{ name: "search@1" }],
  });
  const clicked = await shop.query<{ position: number }>("select position from clicks");
  expect(clicked).toEqual([{ position: 3 }]);
});
