import type { Locator, Page } from "playwright/test";
import {
  expect,
  fillCheckout,
  putIntoCart,
  readWellStocked,
  shopperOf,
  signInAsAdmin,
  test,
} from "./fixtures";

const results = (page: Page) => page.getByRole("region", { name: "Products", exact: true });

/** What a row of the placement report says: £1,234.50 is 1234.5, 12.5% is 12.5. */
async function numbersOf(row: Locator): Promise<Record<string, number>> {
  const cells = await row.getByRole("cell").allInnerTexts();
  const [lists, clicked, carted, bought, revenue] = cells.map((text) =>
    parseFloat(text.replace(/[£,]/g, "")),
  );
  return { lists, clicked, carted, bought, revenue } as Record<string, number>;
}

test(
  "what is bought from a search is credited to it, up to the placement report",
  { tag: "@once" },
  async ({ page, browser, database }) => {
    await page.goto("/");
    await page.getByRole("combobox", { name: "Search the shop" }).fill("lamp");
    await page.keyboard.press("Enter");
    await page.waitForURL("**/search?q=lamp");
    await expect(results(page)).toHaveAttribute("data-placement", "search");

    // Looked at for a moment, the page of results counts as shown, and once.
    const shopper = await shopperOf(page);
    const shown = async () => {
      const { rows } = await database.query<{ id: string; clicks: number }>(
        `select id, (select count(*)::int from clicks where list_id = shown_lists.id) as clicks
         from shown_lists where shopper_id = $1 and placement = 'search' and impressed_at is not null`,
        [shopper],
      );
      return rows;
    };
    await results(page).evaluate((element) => element.scrollIntoView());
    await expect.poll(shown).toHaveLength(1);
    expect((await shown())[0]?.clicks).toBe(0);

    // One with stock for all the stories that run at the same time.
    const names = await readWellStocked(database);
    const found = await results(page).getByRole("heading", { level: 2 }).allInnerTexts();
    const name = found.find((candidate) => names.has(candidate)) ?? "";
    const heading = page.getByRole("heading", { level: 2, name, exact: true });
    await results(page).getByRole("article").filter({ has: heading }).first().getByRole("link").click();
    await page.waitForURL("**/products/**");
    await expect.poll(async () => (await shown())[0]?.clicks).toBe(1);

    await putIntoCart(page);
    await page.goto("/checkout");
    await fillCheckout(page);
    await page.getByRole("button", { name: /^Place order/ }).click();
    await page.waitForURL("**/orders/**");
    const { rows: bought } = await database.query<{ list: string; amount: number }>(
      `select item.list_id as list, item.unit_amount as amount
       from order_items item join orders on orders.id = item.order_id where orders.shopper_id = $1`,
      [shopper],
    );
    expect(bought).toHaveLength(1);
    expect(bought[0]?.list).toBe((await shown())[0]?.id);

    const admins = await browser.newContext();
    const admin = await admins.newPage();
    await signInAsAdmin(admin);
    await admin.goto("/admin/placements");
    const link = admin.getByRole("link", { name: "Search", exact: true });
    const row = admin.getByRole("table").first().getByRole("row").filter({ has: link });
    await expect(row).toBeVisible();
    const report = await numbersOf(row);
    expect(report.lists).toBeGreaterThanOrEqual(1);
    expect(report.clicked).toBeGreaterThan(0);
    expect(report.carted).toBeGreaterThan(0);
    expect(report.bought).toBeGreaterThan(0);
    expect(report.revenue).toBeGreaterThanOrEqual((bought[0]?.amount ?? Infinity) / 100);
    await row.getByRole("link").click();
    await expect(admin.getByRole("heading", { level: 1, name: "Search" })).toBeVisible();
    await expect(admin.getByRole("table").filter({ hasText: "search@1" })).toBeVisible();
    await admins.close();
  },
);

test("each page of results is a list of its own", { tag: "@once" }, async ({ page, database }) => {
  await page.goto("/search?q=lamp");
  const shopper = await shopperOf(page);
  const addressesOf = () =>
    results(page)
      .getByRole("link")
      .evaluateAll((links) => links.map((link) => link.getAttribute("href")));
  const first = await addressesOf();
  expect(first).toHaveLength(24);
  // Without a way down to it, on which the page would go on by itself.
  await page.getByRole("link", { name: "Next page" }).dispatchEvent("click");
  await page.waitForURL("**page=2");
  await expect(page.getByRole("status").filter({ hasText: "page 2" })).toBeVisible();
  const second = await addressesOf();
  expect(second.length).toBeGreaterThan(0);
  expect(first.filter((address) => second.includes(address))).toEqual([]);
  await results(page).getByRole("link").first().click();
  await page.waitForURL("**/products/**");
  const clicked = async () => {
    const { rows } = await database.query<{ position: number; items: number }>(
      `select clicks.position, cardinality(list.items) as items
         from clicks join shown_lists list on list.id = clicks.list_id where list.shopper_id = $1`,
      [shopper],
    );
    return rows;
  };
  await expect.poll(clicked).toEqual([{ position: 0, items: second.length }]);
});

test("results are narrowed and sorted by the address alone, without JavaScript", async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto("/search?q=lamp");
  const status = page.getByRole("status").filter({ hasText: /products?/ });
  const all = parseInt(await status.innerText());
  const filters = page.getByRole("complementary", { name: "Filters" });
  const count = Number(
    (await filters.getByRole("checkbox", { name: /^Blue/ }).locator("xpath=..").innerText()).match(
      /\d+/,
    )?.[0],
  );
  expect(count).toBeLessThan(all);
  await filters.getByRole("checkbox", { name: /^Blue/ }).check();
  await filters.getByRole("button", { name: "Show results" }).click();
  await page.waitForURL(/colour=Blue/);
  await expect(status).toHaveText(new RegExp(`^${count} product`));

  await page.getByRole("combobox", { name: "Sort by" }).selectOption("price-asc");
  await page.getByRole("button", { name: "Sort", exact: true }).click();
  await page.waitForURL(/sort=price-asc/);
  expect(page.url()).toContain("colour=Blue");
  const category = page.getByRole("navigation", { name: "Categories found" }).getByRole("link").first();
  await category.click();
  await page.waitForURL(/category=/);
  expect(parseInt(await status.innerText())).toBeLessThanOrEqual(count);
  await page.getByRole("link", { name: "Remove filter: Blue" }).click();
  await page.waitForURL((url) => !url.searchParams.has("colour"));
  expect(page.url()).toContain("sort=price-asc");
  await context.close();
});

test("a search that finds nothing says what is near and what is popular", async ({ page }) => {
  await page.goto("/search?q=plodzxt");
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Nothing found");
  await expect(page.getByRole("heading", { name: "Trending now" })).toBeVisible();
  await page.goto("/search?q=lapm");
  await expect(page.getByText("These are for “lamp”.")).toBeVisible();
  await expect(results(page).getByRole("article").first()).toContainText(/lamp/i);
});
