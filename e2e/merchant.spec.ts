import AxeBuilder from "@axe-core/playwright";
import type { Page } from "playwright/test";
import { addTrendingProduct, expect, fillCheckout, signIn, signInAsAdmin, test } from "./fixtures";

/** The page's own navigation: at the side, and on a phone unfolded first. */
async function openNavigation(page: Page, isPhone: boolean) {
  if (!isPhone) return page.getByRole("navigation", { name: "Admin", exact: true });
  await page.locator("summary").filter({ hasText: "Page:" }).click();
  return page.getByRole("navigation", { name: "Admin, unfolded" });
}

async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  const { width } = page.viewportSize() ?? { width: 0 };
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
}

test("a merchant uploads a file with errors, says which column is which, and sees products on sale", async ({
  page,
}, { project }) => {
  test.setTimeout(180_000);
  const code = `${project.name}-${Date.now()}`.toUpperCase();
  const file = `Art. No;What;Asked;Where
${code}-1;Storybook Lantern ${code};24,50;Lanterns
${code}-2;Storybook Candle ${code};a lot;Lanterns`;
  await signInAsAdmin(page);
  await page.goto("/admin/import");
  await expectAccessible(page);
  await page
    .getByLabel("File", { exact: true })
    .setInputFiles({ name: "table.csv", mimeType: "text/csv", buffer: Buffer.from(file) });
  await page.getByRole("main").getByRole("button", { name: "Upload" }).click();
  await expect(page.getByText("It cannot be read so")).toBeVisible({ timeout: 60_000 });

  for (const [ours, theirs] of [
    ["sku", "Art. No"],
    ["name", "What"],
    ["price", "Asked"],
    ["category", "Where"],
  ] as const)
    await page.getByLabel(`Column of the file for ${ours}`, { exact: true }).selectOption(theirs);
  await page.getByRole("button", { name: "Look again" }).click();
  const fact = (label: string) =>
    page.locator("dt", { hasText: new RegExp(`^${label}$`) }).locator("xpath=following-sibling::dd[1]");
  await expect(fact("Rejected")).toHaveText("1", { timeout: 60_000 });
  await expect(fact("New products")).toHaveText("1");
  await expect(page.getByRole("region", { name: "Why rows are rejected" })).toContainText("a lot");
  const rejects = await page.request.get(
    (await page.getByRole("link", { name: "Download the rejected rows" }).getAttribute("href")) ?? "",
  );
  expect(await rejects.text()).toContain(`${code}-2`);
  await expectAccessible(page);

  await page.getByRole("button", { name: "Import 1 row" }).click();
  await expect(page.getByRole("heading", { name: "What came of it" })).toBeVisible({ timeout: 60_000 });
  await page.goto(`/admin/products?q=${code}`);
  await page.getByRole("link", { name: `Storybook Lantern ${code}` }).click();
  await page.getByLabel("Price in").fill("19.90");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Saved. The shop shows it within a second.").first()).toBeVisible();
  await page.getByRole("link", { name: "See it in the shop" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(`Storybook Lantern ${code}`);
  await expect(page.getByRole("main")).toContainText("19.90");
});

test(
  "a merchandiser sees what the role may, and nothing else",
  { tag: "@once" },
  async ({ page, browser }, { project }) => {
    const isPhone = project.name === "phone";
    const email = `sells.${project.name}.${Date.now()}@example.com`;
    await signInAsAdmin(page);
    await page.goto("/admin/users");
    await page.getByLabel("E-mail of the new colleague").fill(email);
    await page.getByLabel("As", { exact: true }).selectOption("merchandiser");
    await page.getByRole("button", { name: "Add", exact: true }).click();
    const said = await page.getByText(/Their password, shown only now/).innerText();
    const password = /shown only now: (\S+)/.exec(said)?.[1] ?? "";

    const theirs = await browser.newContext({ viewport: page.viewportSize() });
    const colleague = await theirs.newPage();
    await signIn(colleague, email, password);
    await colleague.goto("/admin/models");
    await expect(colleague.getByRole("heading", { name: "Models", level: 1 })).toBeVisible();
    await expect(colleague.getByRole("button", { name: "Retrain now" })).toHaveCount(0);
    const navigation = await openNavigation(colleague, isPhone);
    await expect(navigation.getByRole("link", { name: "Users" })).toHaveCount(0);
    await expect(navigation.getByRole("link", { name: "Settings" })).toHaveCount(0);
    await navigation.getByRole("link", { name: "Products" }).click();
    await expect(colleague.getByRole("link", { name: "New product" })).toBeVisible();
    for (const path of ["/admin/users", "/admin/settings", "/admin/audit"]) {
      await colleague.goto(path);
      await expect(colleague.getByRole("heading", { name: "There is nothing here" })).toBeVisible();
    }
    expect((await colleague.request.get("/api/tables/users")).status()).toBe(403);
    expect((await colleague.request.get("/api/tables/products?q=lamp&format=jsonl")).status()).toBe(200);
    await theirs.close();
  },
);

test("an order that is cancelled leaves the figures", { tag: "@once" }, async ({ page, database }) => {
  await addTrendingProduct(page, database);
  await page.goto("/checkout");
  await fillCheckout(page);
  await page.getByRole("button", { name: /^Place order/ }).click();
  await page.waitForURL("**/orders/**");
  const number = Number(/\/orders\/(\d+)/.exec(page.url())?.[1]);
  const lanes = async () => {
    const { rows } = await database.query<{ lane: string }>(
      `select distinct i.lane::text as lane from interactions i
         join order_items l on l.id = i.id join orders o on o.id = l.order_id where o.number = $1`,
      [number],
    );
    return rows.map(({ lane }) => lane);
  };
  expect(await lanes()).toEqual(["person"]);

  await signInAsAdmin(page);
  await page.goto(`/admin/orders?q=${number}`);
  await page.getByRole("link", { name: String(number), exact: true }).click();
  await expect(page.getByRole("heading", { name: `Order ${number}` })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: `Cancel order ${number}` }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Cancel it" }).click();
  await expect(page.getByText(`Order ${number} is cancelled.`)).toBeVisible();
  expect(await lanes()).toEqual(["withdrawn"]);
  await page.goto(`/admin/orders?state=cancelled&q=${number}`);
  await expect(page.getByRole("region", { name: "Orders" })).toContainText("cancelled");
});

test("how long data is kept is changed after looking at what that deletes @once", async ({ page }) => {
  await signInAsAdmin(page);
  await page.goto("/admin/privacy");
  const jobs = page.getByLabel("Days: Jobs that have ended, with what they were given");
  const before = Number(await jobs.inputValue());
  await jobs.fill("many");
  await page.getByRole("button", { name: "See what would be deleted" }).click();
  await expect(jobs).toHaveAttribute("aria-invalid", "true");
  await jobs.fill(String(before - 1));
  await page.getByRole("button", { name: "See what would be deleted" }).click();
  const preview = page.getByRole("region", { name: "What would change" });
  await expect(preview).toContainText(`${before} days → ${before - 1} days`);
  await expect(preview).toContainText(/The next run deletes \d/);
  await preview.getByRole("button", { name: /^Save/ }).click();
  await expect(page.getByText("Saved. The next run goes by it.").first()).toBeVisible();
  await page.goto("/admin/audit");
  await expect(page.getByRole("main")).toContainText("retention.change");
});

test("a shop speaks a second language to whoever asks for it @once", async ({ page, browser }) => {
  const headline = `De bonnes choses ${Date.now()}`;
  await signInAsAdmin(page);
  await page.goto("/admin/settings");
  await page.getByRole("textbox", { name: "Language", exact: true }).last().fill("fr_fr");
  await page.getByLabel("Headline of the front page").last().fill(headline);
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByText("Saved. Every page of the shop shows it at once.").first()).toBeVisible();

  const context = await browser.newContext({ locale: "fr-CA", javaScriptEnabled: false });
  const visitor = await context.newPage();
  await visitor.goto("/");
  const heading = visitor.getByRole("heading", { level: 1 });
  await expect(heading).toHaveText(headline);
  await expect(heading).toHaveAttribute("lang", "fr-FR");
  await expect(visitor.getByRole("main")).toContainText(/\d,\d\d\s£GB/);
  await visitor.getByRole("button", { name: "English" }).click();
  await expect(heading).not.toHaveText(headline);
  await expect(visitor.getByRole("main")).toContainText(/£\d+\.\d\d/);
  await context.close();

  await page.getByRole("textbox", { name: "Language", exact: true }).first().fill("");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByRole("textbox", { name: "Language", exact: true })).toHaveCount(1);
  await page.goto("/");
  await expect(page.getByRole("button", { name: "English" })).toHaveCount(0);
});
