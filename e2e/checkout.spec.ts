import fs from "node:fs";
import AxeBuilder from "@axe-core/playwright";
import path from "node:path";
import type pg from "pg";
import type { Page } from "playwright/test";
import {
  addShirt,
  addTrendingProduct,
  DATA,
  expect,
  fillCheckout,
  putIntoCart,
  shopperOf,
  test,
} from "./fixtures";

/** A code that takes 10 % off; another one for every story, and each time it is told. */
async function addCode(database: pg.Pool, name: string): Promise<string> {
  const code = `${name}${test.info().retry || ""}`;
  await database.query(
    "insert into promos (code, kind, value, max_per_customer) values ($1, 'percent', 10, 1) on conflict do nothing",
    [code],
  );
  return code;
}

const CARDS = {
  good: "4242 4242 4242 4242",
  declined: "4000 0000 0000 0002",
  confirmed: "4000 0000 0000 3220",
};

const payWith = async (page: Page, card: string) => {
  await page.getByLabel("Test card").fill(card);
  await page.getByRole("button", { name: /^Place order/ }).click();
};

/** Nothing on the page that is open is out of anybody's reach. */
async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
}

/** The e-mail that was sent about an order, once it has been. */
async function readLetter(number: string): Promise<string> {
  const folder = path.join(DATA, "mail");
  let found: string | undefined;
  await expect
    .poll(
      () => {
        const names = fs.existsSync(folder) ? fs.readdirSync(folder) : [];
        const texts = names.map((name) => fs.readFileSync(path.join(folder, name), "utf8"));
        found = texts.find((text) => text.includes(`Subject: Your order ${number} `));
        return found !== undefined;
      },
      { timeout: 30_000 },
    )
    .toBe(true);
  return (found ?? "").replace(/=\r?\n/g, "").replaceAll("=3D", "=");
}

test(
  "a variant, a code, a payment that fails, one that does not, an e-mail, and it is cancelled",
  { tag: "@once" },
  async ({ page, database, browser }) => {
    await page.goto(`${await addShirt(database, "checkout")}?variant=shirt-checkout-M-R`);
    await putIntoCart(page);
    const code = await addCode(database, "STORY10");
    const stock = async () =>
      (await database.query("select stock from product_variants where sku = 'shirt-checkout-M-R'")).rows[0]
        ?.stock;
    const before = await stock();

    await page.goto("/cart");
    await page.getByLabel("Promo code").fill(code.toLowerCase().replace("story", "story "));
    await page.getByRole("button", { name: "Apply" }).click();
    await expect(page.getByRole("main")).toContainText(`Code ${code}`);
    await expectAccessible(page);
    await page.getByRole("link", { name: "Go to checkout" }).click();
    await page.waitForURL("**/checkout");

    // Everything that was entered is there when the payment has failed.
    await fillCheckout(page);
    await page.getByLabel("Postcode").fill("!!!");
    await payWith(page, CARDS.declined);
    await expect(page.getByLabel("Postcode")).toHaveAccessibleDescription(
      /“!!!” is no postcode of the country chosen/,
    );
    await page.getByLabel("Postcode").fill("AB10 1AB");
    await page.getByLabel("Express delivery").check();
    await payWith(page, CARDS.declined);
    await expect(page.getByRole("alert").filter({ hasText: "The card was declined" }).first()).toBeVisible();
    await expect(page.getByLabel("Full name")).toHaveValue("Robin Reader");
    await expectAccessible(page);
    await page.reload();
    await expect(page.getByLabel("Street and number")).toHaveValue("1 High Street");
    await expect(page.getByLabel("Express delivery")).toBeChecked();
    expect(await stock()).toBe(before - 1);

    await payWith(page, CARDS.good);
    await page.waitForURL("**/orders/**");
    const number = /orders\/(\d+)/.exec(page.url())?.[1] ?? "";
    await expect(page.getByRole("main")).toContainText("is placed and paid");
    await expectAccessible(page);
    await page.goBack();
    const { rows: orders } = await database.query(
      `select total_amount = subtotal_amount - discount_amount + 795 as adds_up, discount_amount > 0 as is_less, delivery
         from orders where shopper_id = $1`,
      [await shopperOf(page)],
    );
    expect(orders).toEqual([{ adds_up: true, is_less: true, delivery: "express" }]);

    // In another browser, by the link of the e-mail.
    const link = /http\S+\/orders\/\d+\?key=[\w-]+/.exec(await readLetter(number))?.[0] ?? "";
    const elsewhere = await (await browser.newContext()).newPage();
    await elsewhere.goto(new URL(link).pathname + new URL(link).search);
    await elsewhere.getByText("Cancel this order").click();
    await elsewhere.getByRole("button", { name: "Cancel the order" }).click();
    await expect(elsewhere.getByRole("main")).toContainText("This order was cancelled");
    await elsewhere.context().close();
    expect(await stock()).toBe(before);
    await expect
      .poll(
        async () =>
          (
            await database.query(
              "select p.refunded = p.amount as back from payments p join orders o on o.id = p.order_id where o.number = $1",
              [number],
            )
          ).rows,
        { timeout: 30_000 },
      )
      .toEqual([{ back: true }]);
  },
);

test(
  "a bank that asks, an order found without an account, and sent back",
  { tag: "@once" },
  async ({ page, database, browser }) => {
    await addTrendingProduct(page, database);
    await page.goto("/checkout");
    await fillCheckout(page);
    await payWith(page, CARDS.confirmed);
    await page.waitForURL("**/checkout/bank/**");
    await page.getByRole("button", { name: "Do not pay" }).click();
    await page.waitForURL("**/checkout");
    await expect(page.getByRole("main")).toContainText("Your bank did not confirm the payment");
    await payWith(page, CARDS.confirmed);
    await page.waitForURL("**/checkout/bank/**");
    await page.getByRole("button", { name: "It is me: pay" }).click();
    await page.waitForURL("**/orders/**");
    const number = /orders\/(\d+)/.exec(page.url())?.[1] ?? "";
    await database.query("update orders set shipped_at = now() where number = $1", [number]);

    const elsewhere = await (await browser.newContext()).newPage();
    await elsewhere.goto("/orders/find");
    await elsewhere.getByLabel("Order number").fill(number);
    await elsewhere.getByLabel("E-mail").fill("somebody@example.com");
    await elsewhere.getByRole("button", { name: "Find the order" }).click();
    await expect(elsewhere.getByRole("alert").first()).toContainText("There is no order of this number");
    await elsewhere.getByLabel("E-mail").fill("Robin@Example.com");
    await elsewhere.getByRole("button", { name: "Find the order" }).click();
    await elsewhere.waitForURL("**/orders/*?key=**");
    await elsewhere.getByText("Send it back", { exact: true }).click();
    await elsewhere.getByLabel(/What is wrong/).fill("It is chipped 🙁");
    await elsewhere.getByRole("button", { name: "Ask to send it back" }).click();
    await expect(elsewhere.getByRole("main")).toContainText("You have asked to send it back");
    await elsewhere.context().close();
  },
);

test(
  "what is removed comes back, and the cart is the same in two tabs",
  { tag: "@once" },
  async ({ page, database }) => {
    const name = await addTrendingProduct(page, database);
    await page.goto("/cart");
    const other = await page.context().newPage();
    await other.goto("/cart");
    await page.getByRole("button", { name: `Remove ${name}` }).click();
    await expect(other.getByText("Your cart is empty")).toBeVisible();
    await page.getByRole("button", { name: "Undo" }).click();
    await expect(other.getByRole("button", { name: `Remove ${name}` })).toBeVisible();
    await other.close();
  },
);
