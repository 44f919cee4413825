import { addTrendingProduct, expect, fillCheckout, rail, shopperOf, test } from "./fixtures";

test("a visitor browses, likes, fills a cart and orders", async ({ page, database }) => {
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

  await fillCheckout(page);
  await expect(page.getByText("No payment is taken")).toBeVisible();
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

test("what is sold came from real stock", async ({ page, database }) => {
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

test("a form that is not complete says which field, and keeps what was typed", async ({ page, database }) => {
  await addTrendingProduct(page, database);
  await page.goto("/checkout");
  await page.getByLabel("Full name").fill("Robin Reader");
  await page.getByLabel("E-mail").fill("not an address");
  await page.getByRole("button", { name: /^Place order/ }).click();
  await expect(page.getByLabel("E-mail")).toHaveAttribute("aria-invalid", "true");
  await expect(page.getByLabel("Full name")).toHaveValue("Robin Reader");
});

test("an order can be read by who placed it and nobody else", async ({ page, browser, database }) => {
  await addTrendingProduct(page, database);
  await page.goto("/checkout");
  await fillCheckout(page);
  await page.getByRole("button", { name: /^Place order/ }).click();
  await page.waitForURL("**/orders/**");
  const stranger = await browser.newContext();
  const response = await stranger.request.get(page.url());
  expect(response.status()).toBe(404);
  await stranger.close();
});

test("the cart suggests what completes the basket", async ({ page, database }) => {
  await addTrendingProduct(page, database);
  await page.goto("/cart");
  const suggestions = rail(page, "cart.completes");
  await expect(suggestions.getByRole("article").first()).toBeVisible();
});
