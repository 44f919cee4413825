import fc from "fast-check";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { withTestDatabase } from "@/lib/platform/db/testing";
import { randomId, toPublicProductId, uuidv7 } from "@/lib/platform/ids";
import { getOptions, getProductPage } from "@/lib/shop/catalog/queries";
import { findVariant } from "@/lib/shop/catalog/variants";
import { fillCatalog } from "@/lib/shop/catalog/testing/fill-catalog";
import { readForm } from "@/lib/platform/form-values";
import { signListToken } from "@/lib/shop/interactions/list-token";
import { addSetToCart } from "./commands";
import { getCart } from "./queries";
import { addSetSchema } from "./schema";
import { chooseCompanions, describeAdded, MOST_COMPANIONS, priceOfSet, toOwnPiece } from "./set";

const database = withTestDatabase();
const pool = () => database.pool();
let shopper: string;
let [mug, bowl, plate, shirt] = [0, 0, 0, 0];

beforeAll(async () => {
  const { productIds } = await fillCatalog(pool(), { products: 6 });
  [mug = 0, bowl = 0, plate = 0, shirt = 0] = productIds;
  await pool().query("update products set option_names = '{Size}', price_amount = 500 where id = $1", [
    shirt,
  ]);
  await pool().query(
    `insert into product_variants (product_id, sku, option_values, position, price_amount, stock, image)
     values ($1, 'S', '{S}', 0, 500, 0, ''), ($1, 'M', '{M}', 1, 700, 4, ''), ($1, 'L', '{L}', 2, 600, 9, '/l.jpg')`,
    [shirt],
  );
});

beforeEach(async () => {
  shopper = randomId();
  await pool().query("update products set stock = 10, status = 'active', currency = 'GBP'");
});

/** The form as a browser sends it. */
function formOf(fields: Record<string, string>) {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return addSetSchema.safeParse(readForm(form));
}

const piece = (product: number, variant?: string, list?: string) => ({ product, variant, list });
const add = (pieces: ReturnType<typeof piece>[], interaction = uuidv7(), of = shopper) =>
  addSetToCart(of, { pieces, interaction });

async function carted() {
  const { rows } = await pool().query<{ product: number; list: string | null }>(
    `select product_id as product, list_id as list from interactions
      where shopper_id = $1 and kind = 'cart' order by product_id`,
    [shopper],
  );
  return rows;
}

function tokenFor(items: number[]) {
  const id = uuidv7();
  const served = { placement: "product.bought-together", strategy: "bought-together@2", model: null };
  const made = { ...served, id, shopperId: shopper, experiment: null, variant: null, rung: "live", items };
  return { id, token: signListToken({ ...made, servedAt: Date.now() }) };
}

describe("a set is offered", () => {
  const card = async (number: number) => {
    const page = await getProductPage(`product-${number}`);
    if (!page) throw new Error("no such product");
    return page;
  };

  it("of the first products of the list that can be had, in the currency of the page's product", async () => {
    await pool().query("update products set stock = 0 where id = $1", [bowl]);
    await pool().query("update products set currency = 'EUR' where id = $1", [plate]);
    const list = [await card(2), await card(3), await card(4), await card(5), await card(6)];
    const options = await getOptions([shirt]);
    const companions = chooseCompanions(list, "GBP", options);
    expect(companions.map(({ product }) => product.name)).toEqual(["Product 4", "Product 5"]);
    expect(companions).toHaveLength(MOST_COMPANIONS);
    // Of the shirt what is cheapest and at hand, by its name; what is sold out cannot be chosen.
    expect(companions[0]?.choices.map(({ variant, label, price }) => [variant, label, price.amount])).toEqual(
      [
        ["L", "Size: L", 600],
        ["M", "Size: M", 700],
      ],
    );
  });

  it("without what needs a choice nobody knows of, and not at all where nothing can be had", async () => {
    const shirtCard = await card(4);
    expect(chooseCompanions([shirtCard], "GBP", new Map())).toEqual([]);
    await pool().query("update products set stock = 0 where id = $1", [bowl]);
    expect(chooseCompanions([await card(2)], "GBP", new Map())).toEqual([]);
  });

  it("with the page's product in the form that is chosen there, unless that is sold out", async () => {
    const page = await card(4);
    const own = (sku: string) => toOwnPiece(page, findVariant(page.options, sku));
    expect(own("M")).toMatchObject({ choices: [{ variant: "M", price: { amount: 700 } }] });
    expect(own("L")?.product.image).toBe("/l.jpg");
    expect(own("S")).toBeNull();
    expect(toOwnPiece(await card(1), null)?.choices).toEqual([
      { variant: null, label: "", short: "", price: { amount: 100, currency: "GBP" } },
    ]);
  });

  it("for what its products cost together, to the penny", () => {
    const price = fc.integer({ min: 0, max: 10 ** 7 });
    fc.assert(
      fc.property(fc.array(price, { minLength: 1, maxLength: 4 }), (amounts) => {
        const choices = amounts.map((amount) => ({ price: { amount, currency: "GBP" } }));
        const sum = amounts.reduce((total, amount) => total + amount, 0);
        expect(priceOfSet(choices)).toEqual({ amount: sum, currency: "GBP" });
      }),
    );
    expect(priceOfSet([])).toBeNull();
  });
});

describe("a set is put into the cart", () => {
  it("as one of each, credited to the list each was found in", async () => {
    const together = tokenFor([bowl, shirt]);
    const found = tokenFor([mug]);
    const answer = await add([
      piece(mug, undefined, found.token),
      piece(bowl, undefined, together.token),
      piece(shirt, "M", together.token),
    ]);
    expect(answer).toMatchObject({ added: 3, missing: [], cart: { count: 3 } });
    expect(
      answer.cart.lines.map(({ product, variant, quantity }) => [product.id, variant?.sku, quantity]),
    ).toEqual(
      expect.arrayContaining([
        [toPublicProductId(mug), undefined, 1],
        [toPublicProductId(bowl), undefined, 1],
        [toPublicProductId(shirt), "M", 1],
      ]),
    );
    expect(await carted()).toEqual([
      { product: mug, list: found.id },
      { product: bowl, list: together.id },
      { product: shirt, list: together.id },
    ]);
  });

  it("without what cannot be had any more, and says so", async () => {
    await pool().query("update products set stock = 0 where id = $1", [bowl]);
    const answer = await add([piece(mug), piece(bowl), piece(shirt, "S"), piece(plate)]);
    expect(answer.cart.count).toBe(2);
    expect(describeAdded(answer, "en-GB")).toBe(
      "2 products added. Not added: Product 2. Sorry, this is sold out. Not added: Product 4. Sorry, this is sold out.",
    );
    expect((await carted()).map(({ product }) => product)).toEqual([mug, plate]);
  });

  it("not at all, and leaves no trace, when nothing of it can be had", async () => {
    await pool().query("update products set stock = 0");
    await expect(add([piece(mug), piece(bowl)])).rejects.toMatchObject({
      code: "conflict",
      message: expect.stringMatching(/^Nothing was added\. Not added: Product 1\./) as string,
    });
    expect((await getCart(shopper)).count).toBe(0);
    expect(await carted()).toEqual([]);
  });

  it("once, however often the click arrives, and again with the next click", async () => {
    const click = uuidv7();
    const answers = await Promise.all(Array.from({ length: 6 }, () => add([piece(mug), piece(bowl)], click)));
    expect(answers.map(({ added }) => added)).toEqual(Array.from({ length: 6 }, () => 2));
    expect((await getCart(shopper)).count).toBe(2);
    await add([piece(mug), piece(bowl)]);
    expect((await getCart(shopper)).lines.map(({ quantity }) => quantity)).toEqual([2, 2]);
  });
});

describe("the form of a set", () => {
  const base = { "pieces.0.product": "prd_1", "pieces.1.list": "token", "pieces.2.product": "prd_3" };

  it("leaves out what is not ticked, with whatever else it says of it", () => {
    const parsed = formOf({ ...base, "pieces.2.variant": "M", "pieces.2.list": "token" });
    expect(parsed.data?.pieces).toEqual([{ product: 1 }, { product: 3, variant: "M", list: "token" }]);
  });

  it("asks for a tick where there is none, and refuses what is no product", () => {
    for (const fields of [{}, { "pieces.1.list": "token" }] as Record<string, string>[]) {
      expect(formOf(fields).error?.issues[0]).toMatchObject({
        path: ["pieces"],
        message: "Please tick at least one product.",
      });
    }
    expect(formOf({ "pieces.0.product": "7" }).success).toBe(false);
    expect(formOf({ "pieces.x.product": "prd_1" }).success).toBe(false);
    expect(formOf({ pieces: "prd_1" }).success).toBe(false);
  });
});
