import { beforeAll, describe, expect, it } from "vitest";
import { fillCatalog } from "@/lib/shop/catalog/testing/fill-catalog";
import { withTestDatabase } from "@/lib/platform/db/testing";
import { randomId, uuidv7 } from "@/lib/platform/ids";
import { setConsent } from "@/lib/shop/shoppers/commands";
import { NOTHING } from "@/lib/shop/shoppers/consent";
import { isLiked, leavesLike, listLiked, setLike } from "./likes";

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

  const kindsOf = async (shopper: string) => {
    const { rows } = await database
      .pool()
      .query<{ kind: string }>("select kind from interactions where shopper_id = $1 order by at, id", [
        shopper,
      ]);
    return rows.map(({ kind }) => kind);
  };
  const say = (shopper: string, liked: boolean) => setLike(shopper, { product, liked });

  it("is kept and recorded for whoever allows it; saying it twice changes nothing", async () => {
    const shopper = randomId();
    await say(shopper, true);
    await say(shopper, true);
    expect(await listLiked(shopper)).toEqual([product]);
    await say(shopper, false);
    await say(shopper, false);
    expect(await isLiked(shopper, product)).toBe(false);
    expect(await listLiked(shopper)).toEqual([]);
    expect(await kindsOf(shopper)).toEqual(["like", "unlike"]);
  });

  it("is kept and not recorded for whoever does not", async () => {
    const shopper = randomId();
    await setConsent(shopper, NOTHING);
    await say(shopper, true);
    expect(await listLiked(shopper)).toEqual([product]);
    expect(await kindsOf(shopper)).toEqual([]);
  });

  it("that was recorded before can be taken back when nothing is recorded any more", async () => {
    const shopper = randomId();
    await say(shopper, true);
    await setConsent(shopper, NOTHING);
    expect(await isLiked(shopper, product)).toBe(true);
    await say(shopper, false);
    expect(await isLiked(shopper, product)).toBe(false);
    expect(await kindsOf(shopper)).toEqual(["like"]);
  });

  it("that is reported later, by the API, counts after what the button said", async () => {
    const shopper = randomId();
    await say(shopper, true);
    const report = (kind: string, seconds: number) =>
      database
        .pool()
        .query(
          `insert into interactions (id, shopper_id, product_id, kind, at) values ($1, $2, $3, $4::interaction_kind, now() + make_interval(secs => $5))`,
          [uuidv7(), shopper, product, kind, seconds],
        );
    await report("remove", 1);
    expect(await isLiked(shopper, product)).toBe(false);
    await report("like", 2);
    expect(await isLiked(shopper, product)).toBe(true);
  });

  it("pressed twice at once is one like", async () => {
    const shopper = randomId();
    await Promise.all([say(shopper, true), say(shopper, true)]);
    expect(await kindsOf(shopper)).toEqual(["like"]);
  });
});
