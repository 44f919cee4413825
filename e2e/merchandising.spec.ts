import fs from "node:fs";
import AxeBuilder from "@axe-core/playwright";
import type { Page } from "playwright/test";
import type pg from "pg";
import { expect, expectProblem, signInAsAdmin, test } from "./fixtures";

const PICTURES = ".cache/pictures/rules";
const WIDTHS = { desk: 1280, phone: 390 };

async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
}

/** As a merchant sees a page: on a desk, on a phone, in the dark. Nothing may be wider than the screen. */
async function takePictures(page: Page, name: string): Promise<void> {
  fs.mkdirSync(PICTURES, { recursive: true });
  for (const [screen, width] of Object.entries(WIDTHS)) {
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 900 });
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(wide, `${name} on a ${screen}`).toBeLessThanOrEqual(0);
      await page.screenshot({ path: `${PICTURES}/${name}-${screen}-${colorScheme}.png`, fullPage: true });
    }
  }
  await page.emulateMedia({ colorScheme: "light" });
  await page.setViewportSize({ width: WIDTHS.desk, height: 900 });
}

interface Shelf {
  path: string;
  /** A product that hardly anybody wants. */
  sku: string;
}

async function findShelf(database: pg.Pool): Promise<Shelf> {
  const { rows } = await database.query<Shelf>(
    `select c.path, (array_agg(p.sku order by p.id desc))[1] as sku
       from categories c join products p on p.category_id = c.id
      where p.status = 'active' and p.stock > 0 and cardinality(p.option_names) = 0
      group by c.id having count(*) > 12 order by c.id desc limit 1`,
  );
  const [shelf] = rows;
  if (!shelf) throw new Error("The sample has no category with a dozen products.");
  return shelf;
}

async function firstOf(page: Page, path: string): Promise<string | undefined> {
  const query = `placement=category.top&category=${encodeURIComponent(path)}&k=4`;
  const answer = (await (await page.request.get(`/api/recommend?${query}`)).json()) as {
    lists: { items: { product: { sku: string } }[] }[];
  };
  return answer.lists[0]?.items[0]?.product.sku;
}

test("a merchant pins a product, looks at what it changes, and lets it end @once", async ({
  page,
  database,
}) => {
  test.setTimeout(180_000);
  const { path, sku } = await findShelf(database);
  const traced = () => page.request.get("/api/recommend?placement=home.trending&trace=1");
  await expectProblem(await traced(), 401, "unauthenticated");
  await signInAsAdmin(page);
  const answer = (await (await traced()).json()) as { lists: { trace?: { candidates: unknown[] } }[] };
  expect(answer.lists[0]?.trace?.candidates.length).toBeGreaterThan(0);
  await page.goto("/admin/rules");
  await page.getByRole("link", { name: "New rule" }).click();
  await expect(page.getByRole("link", { name: /^Boost/ })).toBeVisible();
  await takePictures(page, "kinds");
  await page.getByRole("link", { name: /^Pin/ }).click();
  await page.getByLabel("Products and their places").fill("1 nothing-of-the-shop");
  await page.getByLabel("Name").fill("Window of the week");
  await page.getByLabel("Why?").fill("We have far too many of them.");
  await page.getByLabel("Category · top").check();
  await page.getByLabel("Only on pages of category").fill(path);
  await page.getByRole("button", { name: "Keep the rule" }).click();
  await expect(page.getByText("There is no such product.")).toBeVisible();
  await expectAccessible(page);
  await takePictures(page, "form");
  await page.getByLabel("Products and their places").fill(`1 ${sku}`);
  await page.getByRole("button", { name: "Keep the rule" }).click();
  await page.waitForURL(/\/admin\/rules\/[0-9a-f-]{36}/);

  expect(await firstOf(page, path)).not.toBe(sku);
  await page.getByLabel("Placement").selectOption("category.top");
  await page.getByLabel("Category", { exact: false }).first().fill(path);
  await page.getByRole("button", { name: "Look" }).click();
  await expect(page.getByText("pinned").first()).toBeVisible();
  await expectAccessible(page);
  await takePictures(page, "rule");

  await page.getByRole("button", { name: "Switch on" }).click();
  await expect(page.getByText("in force").first()).toBeVisible();
  await expect.poll(() => firstOf(page, path)).toBe(sku);

  await page.goto(
    `/admin/trace?placement=category.top&category=${encodeURIComponent(path)}&shopper=00000000-0000-4000-8000-000000000001`,
  );
  await expect(page.getByText(/pinned.*Window of the week/).first()).toBeVisible();
  await expectAccessible(page);
  await takePictures(page, "trace");

  await page.goto("/admin/rules");
  await takePictures(page, "rules");
  await page.getByRole("link", { name: "Window of the week" }).first().click();
  await page.getByLabel("Ends (UTC)").fill("2026-01-01T09:00");
  await page.getByRole("button", { name: "Keep the rule" }).click();
  await expect(page.getByText("over", { exact: true }).first()).toBeVisible();
  await expect.poll(() => firstOf(page, path)).not.toBe(sku);
  await page.getByRole("button", { name: "Remove" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Remove" }).click();
});
