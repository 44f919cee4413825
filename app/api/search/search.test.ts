import { describe, expect, it } from "vitest";
import { randomId, uuidv7 } from "@/lib/platform/ids";
import { searchAnswerSchema } from "@/lib/recommender/serving/search";
import { call } from "@/lib/recommender/serving/testing/call";
import { withTestShop } from "@/lib/recommender/serving/testing/test-shop";
import { parseShopperCookie } from "@/lib/shop/shoppers/shopper-cookie";
import { POST as record } from "../interactions/route";
import { GET } from "./route";

const shop = withTestShop();

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

  it("goes on by cursor without a repeat, whatever is sold or changed meanwhile, until everything was shown", async () => {
    for (const sort of ["featured", "price-desc"]) {
      const shopper = randomId();
      const ids: string[] = [];
      let cursor = "";
      let pages = 0;
      do {
        const more = cursor === "" ? "" : `&cursor=${cursor}`;
        const path = `/api/search?q=product&limit=17&sort=${sort}${more}`;
        const { status, body } = await call(GET, path, { shopper });
        expect(status).toBe(200);
        const answer = searchAnswerSchema.parse(body);
        expect(answer).toMatchObject({ total: 60, offset: ids.length, limit: 17 });
        ids.push(...answer.products.map(({ id }) => id));
        cursor = answer.cursor ?? "";
        pages++;
        // By offset the second page would begin with other products now.
        await shop.act(shopper, "view", shop.productsOf(pages).slice(0, 4));
        await shop.query("update products set price_amount = 99900 where id = $1", [
          Number(ids.at(-1)?.slice(4)),
        ]);
      } while (cursor !== "" && pages < 9);
      expect(pages).toBe(4);
      expect(new Set(ids).size).toBe(60);
    }
  });

  it("refuses a cursor of another search, of somebody else, one that is none, and one beside an offset", async () => {
    const shopper = randomId();
    await shop.act(shopper, "view", shop.productsOf(2).slice(0, 2));
    const { body } = await call(GET, "/api/search?q=product&limit=5", { shopper });
    const { cursor, token } = searchAnswerSchema.parse(body);
    const ask = async (query: string, who = shopper) => {
      const answered = await call(GET, `/api/search?${query}`, { shopper: who });
      const errors = answered.body.errors as { path: string }[] | undefined;
      return [answered.status, errors?.map(({ path }) => path)];
    };
    expect(await ask(`q=product&limit=5&cursor=${cursor}`)).toEqual([200, undefined]);
    for (const other of [
      "q=brand",
      "q=product&sort=name",
      "q=product&inStock=true",
      "q=product&where=inStock",
    ])
      expect(await ask(`${other}&cursor=${cursor}`), other).toEqual([400, ["cursor"]]);
    expect(await ask(`q=product&cursor=${cursor}`, randomId())).toEqual([400, ["cursor"]]);
    for (const wrong of ["x", token, `${cursor?.slice(0, -2)}xx`])
      expect(await ask(`q=product&cursor=${wrong}`)).toEqual([400, ["cursor"]]);
    expect(await ask(`q=product&offset=5&cursor=${cursor}`)).toEqual([400, ["offset"]]);
    const jumped = await call(GET, "/api/search?q=product&limit=5&offset=5", { shopper });
    expect(searchAnswerSchema.parse(jumped.body).cursor).toBeNull();
  });
});
