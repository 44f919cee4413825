import { beforeAll, describe, expect, it } from "vitest";
import { fillCatalog } from "@/lib/shop/catalog/testing/fill-catalog";
import { withTestDatabase } from "@/lib/platform/db/testing";
import { randomId, uuidv7 } from "@/lib/platform/ids";
import { isLiked, leavesLike } from "./likes";

describe("a like", () => {
  it("stands until it is taken back", () => {
    expect(leavesLike([])).toBe(false);
    expect(leavesLike(["view", "like"])).toBe(true);
    expect(leavesLike(["like", "remove"])).toBe(false);
    expect(leavesLike(["like", "remove", "like"])).toBe(true);
  });

  it("is not what emptying the cart takes back", () => {
    expect(leavesLike(["like", "cart", "remove"])).toBe(true);
    expect(leavesLike(["like", "cart", "remove", "remove"])).toBe(false);
    expect(leavesLike(["cart", "like", "uncart"])).toBe(true);
    expect(leavesLike(["like", "uncart"])).toBe(true);
  });

  it("is taken back by its own button whatever lies in the cart, and by no return", () => {
    expect(leavesLike(["like", "cart", "unlike"])).toBe(false);
    expect(leavesLike(["like", "purchase", "return"])).toBe(true);
  });
});

describe("in the database", () => {
  const database = withTestDatabase();
  let product = 0;
  beforeAll(async () => {
    product = (await fillCatalog(database.pool(), { products: 2 })).productIds[0] ?? 0;
  });

  it("belongs to one shopper and one product", async () => {
    const [shopper, other] = [randomId(), randomId()];
    await database
      .pool()
      .query(
        "insert into interactions (id, shopper_id, product_id, kind, at) values ($1, $2, $3, 'like', now())",
        [uuidv7(), shopper, product],
      );
    expect(await isLiked(shopper, product)).toBe(true);
    expect(await isLiked(other, product)).toBe(false);
    expect(await isLiked(shopper, product + 1)).toBe(false);
  });
});
