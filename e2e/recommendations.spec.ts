import { expect, productNames, rail, shopperOf, test } from "./fixtures";

test("three views in one category change what is for you", { tag: "@once" }, async ({ page }) => {
  await page.goto("/");
  const before = await productNames(page, "home.for-you");
  expect(before.length).toBeGreaterThan(3);

  const department = page.getByRole("main").locator('a[href^="/category/"]').first();
  const href = (await department.getAttribute("href")) ?? "";
  for (let i = 0; i < 3; i++) {
    await page.goto(href);
    // The second row of the listing: not what the shop would have shown anyway.
    const card = page
      .getByRole("main")
      .getByRole("article")
      .nth(12 + i);
    const recorded = page.waitForResponse(
      (response) =>
        response.url().endsWith("/api/interactions") &&
        (response.request().postData() ?? "").includes('"kind":"view"'),
    );
    await card.getByRole("link").click();
    await page.waitForURL("**/products/**");
    await recorded;
  }
  await page.goto("/");
  expect(await productNames(page, "home.for-you")).not.toEqual(before);
  await expect(
    rail(page, "home.for-you")
      .getByText(/^Because you viewed/)
      .first(),
  ).toBeVisible();
});

test("a carousel on an open page follows the last click without a reload", async ({ page }) => {
  await page.goto("/");
  const before = await productNames(page, "home.for-you");
  await rail(page, "home.new").getByRole("link").nth(1).click();
  await page.waitForURL("**/products/**");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await page.goBack();
  await expect.poll(() => productNames(page, "home.for-you")).not.toEqual(before);
});

test(
  "an impression is counted when a carousel is on the screen, and only then; a click counts for its list",
  { tag: "@once" },
  async ({ page, database }) => {
    await page.goto("/");
    const shopper = await shopperOf(page);
    const shown = async () => {
      const { rows } = await database.query<{ placement: string; clicks: string }>(
        `select placement, (select count(*) from clicks where list_id = shown_lists.id) as clicks
       from shown_lists where shopper_id = $1 and impressed_at is not null`,
        [shopper],
      );
      return Object.fromEntries(rows.map(({ placement, clicks }) => [placement, Number(clicks)]));
    };
    await rail(page, "home.for-you").scrollIntoViewIfNeeded();
    await expect.poll(shown).toMatchObject({ "home.for-you": 0 });
    expect(await shown()).not.toHaveProperty(["home.new"]);

    await rail(page, "home.new").getByRole("article").first().scrollIntoViewIfNeeded();
    await expect.poll(shown).toMatchObject({ "home.new": 0 });
    await rail(page, "home.new").getByRole("link").first().click();
    await page.waitForURL("**/products/**");
    await expect.poll(shown).toMatchObject({ "home.new": 1 });
  },
);

test("no product stands twice on the front page", { tag: "@once" }, async ({ page }) => {
  await page.goto("/");
  const names = [
    ...(await productNames(page, "home.for-you")),
    ...(await productNames(page, "home.trending")),
    ...(await productNames(page, "home.new")),
  ];
  expect(names.length).toBeGreaterThan(12);
  expect(new Set(names).size).toBe(names.length);
});

test("a carousel is worked by keyboard", async ({ page }) => {
  await page.goto("/");
  const links = rail(page, "home.for-you").getByRole("link");
  await links.first().focus();
  await page.keyboard.press("ArrowRight");
  await expect(links.nth(1)).toBeFocused();
  await page.keyboard.press("ArrowLeft");
  await expect(links.first()).toBeFocused();
});
