import type pg from "pg";
import type { Page } from "playwright/test";
import { addShirt, addTrendingProduct, expect, fillCheckout, putIntoCart, shopperOf, test } from "./fixtures";

const CARDS = { good: "4242 4242 4242 4242", late: "4000 0000 0000 0341" };
const order = (page: Page) => page.getByRole("button", { name: /^Place order/ });

/** A checkout with one shirt of the story's own in it; answers the shirt's code. */
async function openCheckout(page: Page, database: pg.Pool, story: string): Promise<string> {
  const name = `${story}-${test.info().project.name}-${Date.now()}`;
  await page.goto(`${await addShirt(database, name)}?variant=shirt-${name}-M-R`);
  await putIntoCart(page);
  await page.goto("/checkout");
  await fillCheckout(page);
  await page.getByLabel("Postcode").fill("AB10 1AB");
  return `shirt-${name}-M-R`;
}

const sideways = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

async function ordersOf(page: Page, database: pg.Pool) {
  const { rows } = await database.query<{ number: number; total: number }>(
    "select number, total_amount as total from orders where shopper_id = $1",
    [await shopperOf(page)],
  );
  return rows;
}

test("names that are too long are refused beside their field, and the longest that is not fits the page", async ({
  page,
  database,
}) => {
  await openCheckout(page, database, "long");
  await page.getByLabel("Full name").fill("W".repeat(200));
  await page.getByLabel("Street and number").fill("1".repeat(200));
  await order(page).click();
  await expect(page.getByLabel("Full name")).toHaveAccessibleDescription(
    "Please use at most 100 characters.",
  );
  await expect(page.getByLabel("Street and number")).toHaveAccessibleDescription(
    "Please use at most 100 characters.",
  );
  await expect(page.getByLabel("Full name")).toBeFocused();
  await expect(page.getByLabel("Full name")).toHaveValue("W".repeat(200));
  await expect(page.getByLabel("Town or city")).toHaveValue("Aberdeen");
  await page.getByLabel("Full name").fill("W".repeat(100));
  await page.getByLabel("Street and number").fill("1".repeat(100));
  await page.getByLabel("Test card").fill(CARDS.good);
  await order(page).click();
  await page.waitForURL("**/orders/**");
  await expect(page.getByRole("heading", { level: 1 })).toContainText("W".repeat(100));
  expect(await sideways(page)).toBeLessThanOrEqual(0);
});

test("names of emoji and of right-to-left letters are kept as they are, in their own direction", async ({
  page,
  database,
}) => {
  await openCheckout(page, database, "letters");
  await page.getByLabel("Full name").fill("يوسف 🦊 אדם");
  await page.getByLabel("Street and number").fill("דיזנגוף 12");
  await order(page).click();
  await page.waitForURL("**/orders/**");
  const main = page.getByRole("main");
  await expect(main).toContainText("יזנגוף 12");
  await expect(main).toContainText("يوسف 🦊 אדם");
  await expect(main).toContainText("An e-mail with everything in it is on its way to robin@example.com.");
  const { rows } = await database.query(
    "select name, address->>'line1' as line1 from orders where shopper_id = $1",
    [await shopperOf(page)],
  );
  expect(rows).toEqual([{ name: "يوسف 🦊 אדם", line1: "דיזנגוף 12" }]);
  expect(await sideways(page)).toBeLessThanOrEqual(0);
});

test("an order clicked twice is one, and going back offers no second", async ({ page, database }) => {
  await openCheckout(page, database, "twice");
  await order(page).dblclick();
  await page.waitForURL("**/orders/**");
  expect(await ordersOf(page, database)).toHaveLength(1);
  await page.goBack();
  await page.goto("/checkout");
  await expect(page.getByRole("main")).toContainText("There is nothing to order");
  expect(await ordersOf(page, database)).toHaveLength(1);
});

test("a price that has changed is said before anything is paid, and agreed to by ordering again", async ({
  page,
  database,
}) => {
  const sku = await openCheckout(page, database, "price");
  await page.getByLabel("Postcode").fill("AB10 1AC");
  await database.query("update product_variants set price_amount = 1999 where sku = $1", [sku]);
  await order(page).click();
  const alert = page.getByRole("alert").filter({ hasText: "A price has changed" }).first();
  await expect(alert).toContainText("the total is now £23.94");
  expect(await ordersOf(page, database)).toEqual([]);
  await expect(page.getByLabel("Postcode")).toHaveValue("AB10 1AC");
  await expect(order(page)).toContainText("£23.94");
  await order(page).click();
  await page.waitForURL("**/orders/**");
  expect((await ordersOf(page, database)).map(({ total }) => total)).toEqual([2_394]);
});

test("what has just sold out is named, the form is kept, and the rest can be ordered", async ({
  page,
  database,
}) => {
  await addTrendingProduct(page, database);
  const sku = await openCheckout(page, database, "gone");
  await database.query("update product_variants set stock = 0 where sku = $1", [sku]);
  await order(page).click();
  await expect(page.getByRole("main")).toContainText("Story Shirt (Size: M, Colour: Red) has just sold out.");
  await expect(page.getByLabel("Full name")).toHaveValue("Robin Reader");
  expect(await ordersOf(page, database)).toEqual([]);
  await page.getByRole("link", { name: "Change your cart" }).click();
  await expect(page.getByText("No longer available. Please remove it to order the rest.")).toBeVisible();
});

test(
  "a code that is entered is in every tab, and counts once",
  { tag: "@once" },
  async ({ page, database }) => {
    const code = `TWICE${Date.now()}`;
    await database.query("insert into promos (code, kind, value) values ($1, 'percent', 10)", [code]);
    await openCheckout(page, database, "code");
    await page.goto("/cart");
    const other = await page.context().newPage();
    await other.goto("/cart");
    await page.getByLabel("Promo code").fill(code);
    await page.getByRole("button", { name: "Apply" }).click();
    for (const tab of [page, other]) {
      await expect(tab.getByText(`Code ${code}`)).toHaveCount(1);
      await expect(tab.getByRole("button", { name: `Remove ${code}` })).toBeVisible();
    }
    await other.close();
  },
);

test(
  "a payment that is answered after its time orders nothing, and a second one is the only one taken",
  { tag: "@once" },
  async ({ page, database }) => {
    test.setTimeout(120_000);
    await openCheckout(page, database, "late");
    await page.getByLabel("Test card").fill(CARDS.late);
    await order(page).click();
    const alert = page.getByRole("alert").filter({ hasText: "has not answered in time" }).first();
    await expect(alert).toBeVisible({ timeout: 40_000 });
    expect(await ordersOf(page, database)).toEqual([]);
    await page.getByLabel("Test card").fill(CARDS.good);
    await order(page).click();
    await page.waitForURL("**/orders/**");
    const [placed] = await ordersOf(page, database);
    // What has come in late is let go of by the worker.
    await expect
      .poll(
        async () => {
          const { rows } = await database.query<{ state: string; captured: number }>(
            `select s.state, s.captured from sandbox_payments s join payments p on s.reference = 'sandbox_' || p.id
               join checkouts c on c.id = p.checkout_id where c.shopper_id = $1 order by p.created_at`,
            [await shopperOf(page)],
          );
          return rows;
        },
        { timeout: 60_000 },
      )
      .toEqual([
        { state: "voided", captured: 0 },
        { state: "captured", captured: placed?.total },
      ]);
  },
);
