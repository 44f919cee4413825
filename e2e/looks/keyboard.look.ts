import type { Locator, Page } from "playwright/test";
import { expect, test } from "./shop";

const MOST_STOPS = 200;

/** Presses Tab until something has the focus. Throws when it cannot be reached so. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeVisible();
  for (let stop = 0; stop < MOST_STOPS; stop++) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`No number of Tabs leads to ${String(target)}.`);
}

async function press(page: Page, target: Locator, key = "Enter"): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.press(key);
}

async function type(page: Page, label: string, text: string): Promise<void> {
  await tabTo(page, page.getByLabel(label));
  await page.keyboard.press("ControlOrMeta+A");
  await page.keyboard.type(text);
}

test("from the front page to an order without a pointer", async ({ page, looked }) => {
  const { rows } = await looked.database.query<{ name: string }>("select name from products where id = $1", [
    looked.productId,
  ]);
  const name = rows[0]?.name ?? "";
  await page.goto("/");
  await tabTo(page, page.getByRole("combobox", { name: "Search the shop" }));
  await page.keyboard.type(name);
  await page.keyboard.press("Enter");
  await page.waitForURL("**/search?**");
  await press(
    page,
    page.getByRole("main").getByRole("article").getByRole("link", { name, exact: true }).first(),
  );
  await page.waitForURL(`**${looked.product}**`);
  await press(
    page,
    page
      .getByRole("main")
      .getByRole("button", { name: /^Add to cart/ })
      .first(),
  );
  await expect(page.getByRole("status").filter({ hasText: "is in your cart" })).toBeAttached();
  await press(page, page.getByRole("banner").getByRole("link", { name: /^Cart/ }));
  await page.waitForURL("**/cart");
  await press(page, page.getByRole("link", { name: "Go to checkout" }));
  await page.waitForURL("**/checkout");
  await type(page, "E-mail", "robin@example.com");
  await type(page, "Full name", "Robin Reader");
  await type(page, "Street and number", "1 High Street");
  await type(page, "Postcode", "!!!");
  await type(page, "Town or city", "Aberdeen");
  await press(page, page.getByRole("button", { name: /^Place order/ }));
  // What is wrong has the focus.
  await expect(page.getByLabel("Postcode")).toBeFocused();
  await type(page, "Postcode", "AB10 1AB");
  await press(page, page.getByRole("button", { name: /^Place order/ }));
  await page.waitForURL("**/orders/**");
  await expect(page.getByRole("main")).toContainText("is placed and paid");
});
