import type { Page } from "playwright/test";
import { expect, lookAt, productNames, rail, test } from "./fixtures";

/** Looks at products of the front page; their names, the last one first. */
async function look(page: Page, count: number): Promise<string[]> {
  await page.goto("/");
  await productNames(page, "home.for-you");
  const links = page.getByRole("main").getByRole("article").getByRole("link");
  const addresses = await links.evaluateAll((all) => [
    ...new Set(all.map((link) => link.getAttribute("href"))),
  ]);
  const names: string[] = [];
  for (const address of addresses.slice(0, count)) {
    await lookAt(page, address ?? "/");
    names.unshift(await page.getByRole("heading", { level: 1 }).innerText());
  }
  return names;
}

const switchOf = (page: Page, name: string) =>
  page.getByRole("switch", { name: `Let ${name} count for recommendations` });

test.describe("what recommendations rest on", () => {
  test("is seen without an account, and switched off and on again by keyboard", async ({ page }) => {
    const [last = "", first = ""] = await look(page, 2);
    await page.goto("/account");
    await page.getByRole("link", { name: "What your recommendations rest on" }).click();
    await page.waitForURL("**/account/influences");
    await expect(page.getByRole("switch")).toHaveCount(2);
    await expect(
      page
        .getByRole("main")
        .getByRole("listitem")
        .filter({ has: page.getByRole("switch") })
        .first(),
    ).toContainText(last);
    const control = switchOf(page, last);
    await expect(control).toHaveAttribute("aria-checked", "true");
    await control.focus();
    await page.keyboard.press("Space");
    await expect(control).toHaveAttribute("aria-checked", "false");
    await expect(control).toBeFocused();
    await expect(page.getByText("2 products, 1 of them switched off")).toBeVisible();
    await page.goto("/");
    await expect(rail(page, "home.recently-viewed").getByText(first)).toBeVisible();
    expect(await productNames(page, "home.recently-viewed")).toEqual([first]);
    await page.goto("/account/influences");
    await switchOf(page, last).press("Enter");
    await expect(page.getByText("2 products, all of them switched on")).toBeVisible();
    await page.reload();
    await expect(switchOf(page, last)).toHaveAttribute("aria-checked", "true");
  });

  test("is told as a taste, which goes with what is switched off, and so do the front page's lists", async ({
    page,
  }) => {
    const names = await look(page, 3);
    await page.goto("/");
    const personal = await productNames(page, "home.for-you");
    await page.goto("/account/influences");
    const beliefs = page.getByRole("region", { name: "What the shop believes" });
    await expect(beliefs.getByRole("region", { name: "You like looking in" })).toContainText("Because of");
    for (const name of names) {
      await switchOf(page, name).click();
      await expect(switchOf(page, name)).toHaveAttribute("aria-checked", "false");
    }
    await expect(page.getByText("3 products, 3 of them switched off")).toBeVisible();
    await expect(beliefs).toContainText("all that it would rest on is switched off");
    await page.goto("/");
    await expect(rail(page, "home.recently-viewed").getByRole("article")).toHaveCount(0);
    expect(await productNames(page, "home.for-you")).not.toEqual(personal);
  });

  test("is paused and gone on with", async ({ page }) => {
    const [last = ""] = await look(page, 2);
    await page.goto("/account/influences");
    await page.getByRole("button", { name: "Pause personal suggestions" }).click();
    await expect(page.getByText("Your recommendations are not personal")).toBeVisible();
    await page.goto("/");
    await expect(page.getByRole("main").getByText("Because you viewed")).toHaveCount(0);
    await page.goto("/account/influences");
    await page.getByRole("button", { name: "Go on with personal suggestions" }).click();
    await expect(page.getByRole("heading", { name: "What the shop believes" })).toBeVisible();
    await expect(switchOf(page, last)).toHaveAttribute("aria-checked", "true");
  });

  test.describe("of somebody who has not been asked yet", () => {
    test.use({ consent: "open" });
    test("is nothing, and the page says why", async ({ page }) => {
      await page.goto("/account/influences");
      await expect(page.getByRole("heading", { name: "Nothing is remembered" })).toBeVisible();
      await page.getByRole("main").getByRole("link", { name: "Privacy choices" }).click();
      await page.waitForURL("**/privacy");
    });
  });

  test("is switched without JavaScript, too", async ({ page, browser }) => {
    const [last = ""] = await look(page, 1);
    const storageState = await page.context().storageState();
    const context = await browser.newContext({ javaScriptEnabled: false, storageState });
    const plain = await context.newPage();
    await plain.goto("/account/influences");
    await switchOf(plain, last).click();
    await plain.waitForURL(/\/account\/influences#prd_\d+$/);
    await expect(switchOf(plain, last)).toHaveAttribute("aria-checked", "false");
    await switchOf(plain, last).click();
    await expect(switchOf(plain, last)).toHaveAttribute("aria-checked", "true");
    await context.close();
  });
});
