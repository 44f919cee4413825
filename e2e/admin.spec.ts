import { addTrendingProduct, expect, shopperOf, signInAsAdmin, signUp, test } from "./fixtures";

const ADMIN_PAGES = [
  "/admin",
  "/admin/placements",
  "/admin/orders",
  "/admin/promos",
  "/admin/traffic",
  "/admin/models",
  "/admin/health",
  "/admin/jobs",
  "/admin/audit",
];

test(
  "a visitor and a customer cannot open any page of the admin",
  { tag: "@once" },
  async ({ page, request }) => {
    for (const path of ADMIN_PAGES) {
      await page.goto(path);
      await expect(page).toHaveURL(/\/sign-in/);
    }
    await signUp(page, `robin.${test.info().project.name}.${Date.now()}@example.com`);
    for (const path of ADMIN_PAGES) {
      const response = await page.goto(path);
      expect(response?.status()).toBe(404);
      await expect(page.getByRole("heading", { name: "Models" })).toHaveCount(0);
    }
    for (const path of ["/api/jobs", "/api/rollups"]) {
      expect((await request.get(path)).status()).toBe(401);
      expect((await page.request.get(path)).status()).toBe(403);
    }
    expect((await page.request.post("/api/train", { data: {} })).status()).toBe(403);
  },
);

test("the admin retrains and sees the new model serve", { tag: "@once" }, async ({ page, database }) => {
  test.setTimeout(300_000);
  const servingModel = async () => {
    const body = (await (await page.request.get("/api/health/ready")).json()) as {
      model: { serving: string | null };
    };
    return body.model.serving;
  };
  // Something new to learn from.
  await addTrendingProduct(page, database);
  const shopper = await shopperOf(page);
  await expect
    .poll(
      async () =>
        (await database.query("select 1 from interactions where shopper_id = $1", [shopper])).rowCount,
    )
    .toBeGreaterThan(0);

  await signInAsAdmin(page);
  await page.goto("/admin/models");
  const before = await servingModel();
  await page.getByRole("button", { name: "Retrain now" }).click();
  await expect(page.getByRole("progressbar").first()).toBeVisible();
  const versionCount = async () => {
    await page.goto("/admin/models");
    return page.getByRole("table").first().getByRole("row").count();
  };
  const rows = await versionCount();
  await expect.poll(versionCount, { timeout: 120_000, intervals: [2_000] }).toBeGreaterThan(rows - 1);
  await expect
    .poll(
      async () =>
        (await database.query("select 1 from jobs where name = 'train' and state in ('queued', 'running')"))
          .rowCount,
      { timeout: 240_000 },
    )
    .toBe(0);
  const { rows: newest } = await database.query<{ id: string }>(
    "select id from model_versions order by created_at desc limit 1",
  );
  expect(newest[0]?.id).not.toBe(before);

  await page.goto("/admin/models");
  if ((await servingModel()) !== newest[0]?.id) {
    await page
      .getByRole("button", { name: /^Promote/ })
      .first()
      .click();
    await page
      .getByRole("dialog")
      .getByRole("button", { name: /^Promote/ })
      .click();
  }
  await expect.poll(servingModel, { timeout: 5_000 }).toBe(newest[0]?.id);
  const answer = (await (await page.request.get("/api/recommend?placement=home.for-you")).json()) as {
    lists: { model: string }[];
  };
  expect(answer.lists[0]?.model).toBe(newest[0]?.id);
});

test("the admin reads what each placement earns", async ({ page }) => {
  await signInAsAdmin(page);
  await page.goto("/admin/placements");
  const table = page.getByRole("table").first();
  await expect(table.getByRole("row").nth(1)).toBeVisible();
  await expect(table).toContainText("%");
});

test("the admin looks at the health of data and model", { tag: "@once" }, async ({ page }) => {
  test.setTimeout(180_000);
  await signInAsAdmin(page);
  await page.goto("/admin/health");
  await page.getByRole("button", { name: "Look now" }).click();
  await expect(page.getByText(/Health check completed/).first()).toBeVisible({ timeout: 120_000 });
  await expect(page.getByRole("heading", { name: "Prices of what they look at" })).toBeVisible();
  await expect(page.getByRole("region", { name: "Expectations" })).toContainText("Unknown products");
  await expect(page.getByText(/The newest event is .* old, the live model/).first()).toBeVisible();
  const { width } = page.viewportSize() ?? { width: 0 };
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);

  const link = page.getByRole("link", { name: "Exploratory report" });
  const report = await page.request.get((await link.getAttribute("href")) ?? "");
  expect(report.status()).toBe(200);
  expect(await report.text()).toContain("What is in the data: This shop");
});

test(
  "the overview counts what happens without being loaded again",
  { tag: "@once" },
  async ({ page, database }) => {
    await signInAsAdmin(page);
    await page.goto("/admin");
    await expect(page.getByText(/^Counted until/)).toBeVisible();
    const views = page.locator("dt", { hasText: "Product views" }).locator("xpath=following-sibling::dd[1]");
    const before = await views.innerText();
    await database.query(
      `insert into interactions (id, shopper_id, product_id, kind, at)
     select gen_random_uuid(), gen_random_uuid(), id, 'view', now() from products limit 1`,
    );
    await expect(views).not.toHaveText(before, { timeout: 20_000 });
  },
);
