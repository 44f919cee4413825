import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "./fixtures";

const PAGES = [
  "/",
  "/search?q=lamp",
  "/cart",
  "/sign-in",
  "/sign-up",
  "/sign-in/forgotten",
  "/privacy",
  "/orders/find",
  "/account/influences",
  "/account/lists",
  "/search?q=qqqqzzzz",
];

for (const path of PAGES) {
  test(`${path} is accessible, fits the screen and does not move while loading`, async ({ page }) => {
    await page.addInitScript(() => {
      const shifts: number[] = [];
      Object.assign(window, { shifts });
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries())
          shifts.push((entry as PerformanceEntry & { value: number }).value);
      }).observe({ type: "layout-shift", buffered: true });
    });
    await page.goto(path);
    await page.waitForLoadState("networkidle");
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
    expect(
      await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth),
    ).toBeLessThanOrEqual(0);
    const shifts = await page.evaluate(() => (window as unknown as { shifts: number[] }).shifts);
    expect(shifts.reduce((sum, value) => sum + value, 0)).toBeLessThan(0.05);
  });
}

test("search forgives a typing mistake", async ({ page }) => {
  await page.goto("/search?q=lampp");
  await expect(page.getByRole("main").getByRole("article").first()).toBeVisible();
});

test("filters and sort are in the address and work together", async ({ page }) => {
  await page.goto("/");
  await page.getByRole("main").locator('a[href^="/category/"]').first().click();
  await page.waitForURL("**/category/**");
  const cheapest = new URL(page.url());
  cheapest.searchParams.set("sort", "price-asc");
  cheapest.searchParams.set("stock", "1");
  await page.goto(cheapest.href);
  const cards = page.getByRole("main").getByRole("article");
  await expect(cards.first()).toBeVisible();
  await expect(page.getByRole("combobox", { name: /^Sort/ }).first()).toHaveValue("price-asc");
  // A reduced product says its former price too: the first amount is the one that counts.
  const prices = (await cards.allInnerTexts()).map((text) =>
    Number(/£([\d,]+\.\d\d)/.exec(text)?.[1]?.replace(",", "")),
  );
  expect(prices.length).toBeGreaterThan(3);
  expect(prices).toEqual(prices.toSorted((a, b) => a - b));
  await expect(cards.filter({ hasText: "Sold out" })).toHaveCount(0);
});

test("what does not exist answers 404 with a way on", async ({ page }) => {
  for (const path of ["/products/no-such-product", "/category/nowhere", "/nonsense"]) {
    const response = await page.goto(path);
    expect(response?.status()).toBe(404);
    await expect(page.getByRole("main").getByRole("link").first()).toBeVisible();
  }
});
