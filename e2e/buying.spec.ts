import type { APIRequestContext } from "playwright/test";
import { formatMoney } from "@/lib/platform/money";
import type { RecommendAnswer } from "@/lib/recommender/serving/schema";
import { addTrendingProduct, expect, fillCheckout, rail, shopperOf, test } from "./fixtures";

test("a visitor browses, likes, fills a cart, corrects a form and orders", async ({ page, database }) => {
  const name = await addTrendingProduct(page, database);
  await page.getByRole("button", { name: `Like ${name}` }).click();
  await expect(page.getByRole("button", { name: `Like ${name}` })).toHaveAttribute("aria-pressed", "true");

  await page.goto("/cart");
  await expect(page.getByRole("main").getByText(name).first()).toBeVisible();
  await page
    .getByRole("main")
    .getByRole("link", { name: /checkout/i })
    .click();
  await page.waitForURL("**/checkout");

  // A form that is not right says which field, and keeps what was typed.
  await page.getByLabel("Full name").fill("Robin Reader");
  await page.getByLabel("E-mail").fill("not an address");
  await page.getByRole("button", { name: /^Place order/ }).click();
  await expect(page.getByLabel("E-mail")).toHaveAttribute("aria-invalid", "true");
  await expect(page.getByLabel("Full name")).toHaveValue("Robin Reader");

  await fillCheckout(page);
  await expect(page.getByText("no money moves")).toBeVisible();
  await page.getByRole("button", { name: /^Place order/ }).click();
  await page.waitForURL("**/orders/**");
  await expect(page.getByRole("main").getByText(name).first()).toBeVisible();

  const shopper = await shopperOf(page);
  const { rows: orders } = await database.query("select number from orders where shopper_id = $1", [shopper]);
  expect(orders).toHaveLength(1);
  // Everything this visitor did is there, and each thing once.
  await expect
    .poll(async () => {
      const { rows } = await database.query<{ kind: string; times: string }>(
        "select kind, count(*) as times from interactions where shopper_id = $1 group by kind",
        [shopper],
      );
      return Object.fromEntries(rows.map(({ kind, times }) => [kind, Number(times)]));
    })
    .toEqual({ view: 1, like: 1, cart: 1, purchase: 1 });
});

test("what is sold came from real stock", { tag: "@once" }, async ({ page, database }) => {
  const name = await addTrendingProduct(page, database);
  const stockOf = async () => {
    const { rows } = await database.query<{ stock: number }>("select stock from products where name = $1", [
      name,
    ]);
    return rows[0]?.stock ?? Number.NaN;
  };
  await page.goto("/checkout");
  await fillCheckout(page);
  const before = await stockOf();
  await page.getByRole("button", { name: /^Place order/ }).dblclick();
  await page.waitForURL("**/orders/**");
  // Other stories may buy the same product meanwhile: this one took at least its own piece.
  expect(await stockOf()).toBeLessThan(before);
  const { rowCount } = await database.query("select 1 from orders where shopper_id = $1", [
    await shopperOf(page),
  ]);
  expect(rowCount).toBe(1);
});

test(
  "an order can be read by who placed it and nobody else",
  { tag: "@once" },
  async ({ page, browser, database }) => {
    await addTrendingProduct(page, database);
    await page.goto("/checkout");
    await fillCheckout(page);
    await page.getByRole("button", { name: /^Place order/ }).click();
    await page.waitForURL("**/orders/**");
    const stranger = await browser.newContext();
    const response = await stranger.request.get(page.url());
    expect(response.status()).toBe(404);
    await stranger.close();
  },
);

test("the cart suggests what completes the basket", async ({ page, database }) => {
  await addTrendingProduct(page, database);
  await page.goto("/cart");
  const suggestions = rail(page, "cart.completes");
  await expect(suggestions.getByRole("article").first()).toBeVisible();
});

/** The page of a product that is known to be bought together with others, and the price of all it is offered with. */
async function findSet(request: APIRequestContext) {
  for (let number = 1; number < 300; number++) {
    const query = `placement=product.bought-together&product=prd_${number}&k=12`;
    const answer = (await (await request.get(`/api/recommend?${query}`)).json()) as RecommendAnswer;
    const [list] = answer.lists;
    if (list?.title.code === "bought-together" && list.items.length > 0) return { id: number, list };
  }
  throw new Error("Nothing is bought together in this shop.");
}

test("what is bought together goes into the cart as one set, with and without JavaScript", async ({
  page,
  browser,
  database,
}, info) => {
  const { id, list } = await findSet(page.request);
  const { rows } = await database.query<{ slug: string; name: string; amount: number }>(
    "select slug, name, price_amount as amount from products where id = $1",
    [id],
  );
  const [own = { slug: "", name: "", amount: 0 }] = rows;
  const companions = list.items.slice(0, 2).map(({ product }) => product);
  const prices = [own.amount, ...companions.map(({ price }) => price.amount)];
  const priced = (amounts: number[]) =>
    formatMoney({ amount: amounts.reduce((sum, amount) => sum + amount, 0), currency: "GBP" });

  await page.goto(`/products/${own.slug}`);
  const set = rail(page, "product.bought-together").getByRole("form", { name: "Buy together" });
  await expect(set.getByRole("status").first()).toHaveText(priced(prices));
  // By keyboard: leaves one out, and takes it in again.
  const last = set.getByRole("checkbox").last();
  await last.focus();
  await page.keyboard.press("Space");
  await expect(set.getByRole("status").first()).toHaveText(priced(prices.slice(0, -1)));
  await page.keyboard.press("Space");
  await set.getByRole("button", { name: "Add all to cart" }).click();
  await expect(set.getByText(`${prices.length} products added.`)).toBeVisible();
  await expect(page.getByRole("link", { name: `Cart, ${prices.length} items` })).toBeVisible();
  // The list stays beside what was said of it, and is credited with what came from it.
  await expect(set.getByRole("checkbox")).toHaveCount(prices.length);
  const carted = await database.query<{ product: string; credited: boolean }>(
    `select 'prd_' || product_id as product, list_id is not null as credited from interactions
      where shopper_id = $1 and kind = 'cart'`,
    [await shopperOf(page)],
  );
  expect(new Map(carted.rows.map(({ product, credited }) => [product, credited]))).toEqual(
    new Map([[`prd_${id}`, false], ...companions.map((one): [string, boolean] => [one.id, true])]),
  );

  const { baseURL } = info.project.use;
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL });
  const plain = await context.newPage();
  await plain.goto(`/products/${own.slug}`);
  const plainSet = rail(plain, "product.bought-together").getByRole("form", { name: "Buy together" });
  await plainSet.getByRole("checkbox").first().uncheck();
  await plainSet.getByRole("button", { name: "Add all to cart" }).click();
  await plain.waitForURL("**/cart");
  for (const { name } of companions) {
    await expect(plain.getByRole("main").getByRole("link", { name }).last()).toBeVisible();
  }
  await expect(plain.getByLabel("Quantity", { exact: true })).toHaveCount(companions.length);
  // Where the cart is told of what could not be added, it says so.
  await plain.goto(`/cart?missing=prd_${id}`);
  await expect(plain.getByRole("main").getByText(`${own.name}: sold out`)).toBeVisible();
  await context.close();
});
