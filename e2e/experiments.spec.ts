import AxeBuilder from "@axe-core/playwright";
import type { Page } from "playwright/test";
import { chooseConsent, expect, rail, signInAsAdmin, test } from "./fixtures";

/** Each project has a placement of its own: two experiments do not run on one. */
const PLACES = {
  desktop: {
    placement: "home.recently-viewed",
    shipped: "recently-viewed@1",
    name: "Home · recently viewed",
  },
  phone: { placement: "home.new", shipped: "new@1", name: "Home · new" },
} as const;
const placeOf = () => (test.info().project.name === "phone" ? PLACES.phone : PLACES.desktop);

async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
}

/** Writes the next version of a strategy that ships, and returns what it is called. */
async function writeStrategy(page: Page, name: string): Promise<string> {
  await page.goto(`/admin/strategies/${encodeURIComponent(placeOf().shipped)}`);
  const recipe = page.getByLabel("Recipe");
  const written = JSON.parse(await recipe.inputValue()) as Record<string, unknown>;
  await recipe.fill(JSON.stringify({ ...written, name, surprise: 1 }));
  await page.getByRole("button", { name: "Keep as a version" }).click();
  await expect(page.getByText("surprise: There is no such key.")).toBeVisible();
  await recipe.fill(JSON.stringify({ ...written, name, exploration: 0.2 }));
  await page.getByRole("button", { name: "Keep as a version" }).click();
  await page.waitForURL(`**/strategies/${name}%401`);
  await expect(page.getByRole("row", { name: /exploration/ })).toContainText("0.2");
  await expectAccessible(page);
  return `${name}@1`;
}

async function describeExperiment(page: Page, id: string, strategy: string): Promise<void> {
  await page.goto("/admin/experiments/new");
  const form = page.locator("form").first();
  await form.getByLabel("Name").first().fill(id);
  await form.getByLabel("Placement").selectOption(placeOf().placement);
  await form.getByLabel("What do you expect").fill("Lists that explore are followed more.");
  await form.locator('input[name="variants.1.name"]').fill("Exploring");
  await form.locator('input[name="variants.1.share"]').fill("40");
  await form.locator('select[name="variants.1.strategy"]').selectOption(strategy);
  await form.getByLabel("Judged by").selectOption("click-rate");
  await form.getByRole("button", { name: "Keep as a draft" }).click();
  await expect(page.getByText("The shares add up to 0.9, and not to 1.")).toBeVisible();
  await expectAccessible(page);
  await form.locator('input[name="variants.1.share"]').fill("50");
  await form.getByRole("button", { name: "Keep as a draft" }).click();
  await page.waitForURL(`**/experiments/${id}`);
}

/** Changes the draft by the form it was written with, which shows what it is. */
async function changeDraft(page: Page, id: string): Promise<void> {
  await page.getByRole("link", { name: "Change" }).click();
  await page.waitForURL(`**/experiments/${id}/edit`);
  const form = page.locator("form").first();
  await expect(form.locator('input[name="variants.1.name"]')).toHaveValue("Exploring");
  await form.getByLabel("What do you expect").fill("Lists that explore a little are followed more.");
  await form.getByLabel("Smallest difference").fill("none");
  await form.getByRole("button", { name: "Keep the changes" }).click();
  await expect(page.getByText("Please enter a percentage above 0, such as 5.")).toBeVisible();
  await expectAccessible(page);
  await form.getByLabel("Smallest difference").fill("8");
  await form.getByRole("button", { name: "Keep the changes" }).click();
  await page.waitForURL(`**/experiments/${id}`);
  await expect(page.getByText("Lists that explore a little are followed more.")).toBeVisible();
  await expect(page.getByText("+8% and more")).toBeVisible();
}

/** What has started is not changed, and its page says so. */
async function expectUnchangeable(page: Page, id: string): Promise<void> {
  await page.goto(`/admin/experiments/${id}/edit`);
  await expect(page.getByText(`${id} runs, and cannot be changed`)).toBeVisible();
  await page.getByRole("link", { name: `Back to ${id}` }).click();
  await page.waitForURL(`**/experiments/${id}`);
}

/** A shopper of the shop's, who looks at a product and then at the list of the experiment. */
async function shopperLooks(page: Page): Promise<void> {
  const context = await page.context().browser()?.newContext(test.info().project.use);
  if (!context) throw new Error("There is no browser.");
  const shop = await context.newPage();
  await chooseConsent(shop, { personalisation: true, analytics: true });
  await shop.goto("/");
  await rail(shop, "home.trending").getByRole("link").first().click();
  await shop.waitForURL("**/products/**");
  await shop.waitForTimeout(1_500);
  await shop.goto("/");
  const list = rail(shop, placeOf().placement);
  await list.scrollIntoViewIfNeeded();
  await shop.waitForTimeout(2_000);
  await context.close();
}

test("an idea is written, tried on shoppers, read live, and decided", async ({ page, database }) => {
  test.setTimeout(180_000);
  const stamp = Date.now().toString(36);
  const id = `exploring-${stamp}`;
  await signInAsAdmin(page);
  const strategy = await writeStrategy(page, `exploring-${stamp}`);
  await describeExperiment(page, id, strategy);
  await expect(page.getByText("draft", { exact: true })).toBeVisible();
  await changeDraft(page, id);
  await page.getByRole("button", { name: "Start" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Start" }).click();
  await expect(page.getByText("running", { exact: true })).toBeVisible();
  await expectUnchangeable(page, id);

  await expect
    .poll(
      async () => {
        await shopperLooks(page);
        const { rows } = await database.query<{ seen: number }>(
          "select count(distinct shopper_id)::int as seen from shown_lists where experiment = $1 and impressed_at is not null",
          [id],
        );
        return rows[0]?.seen ?? 0;
      },
      { timeout: 60_000, intervals: [500] },
    )
    .toBeGreaterThan(0);

  // The page is not loaded again: its numbers come by themselves.
  const shoppers = page.getByRole("region", { name: "Shoppers of each variant" });
  const counts = shoppers.getByRole("cell", { name: /^[1-9]\d*$/ });
  await expect(counts.first()).toBeVisible({ timeout: 40_000 });
  await expect(page.getByText("Too early to say")).toBeVisible();
  await expectAccessible(page);

  await page.getByRole("button", { name: "Stop" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Stop" }).click();
  await page.getByLabel("What is kept").selectOption({ label: "As it is" });
  await page.getByRole("button", { name: "Decide" }).click();
  await expect(page.getByText("Please enter why.")).toBeVisible();
  await page.getByLabel("Why").fill("One shopper tells nothing.");
  await page.getByRole("button", { name: "Decide" }).click();
  await expect(page.getByText("Decided by admin@aisle.local")).toBeVisible();
  await page.goto("/admin/audit");
  for (const action of [
    "experiment.decide",
    "experiment.stop",
    "experiment.start",
    "experiment.change",
    "experiment.add",
  ])
    await expect(page.getByRole("row").filter({ hasText: action }).filter({ hasText: id })).toHaveCount(1);
  await page.goto("/admin/experiments");
  await expect(page.getByRole("row").filter({ hasText: id })).toContainText("One shopper tells nothing.");
  await expectAccessible(page);
});

test("a holdout says what all changes bring, as soon as it can @once", async ({ page }) => {
  await signInAsAdmin(page);
  await page.goto("/admin/experiments");
  const section = page.getByRole("region", { name: "Holdout" });
  await section.getByLabel("Hold out").fill("40");
  await section.getByRole("button", { name: "Begin" }).click();
  await expect(section.getByText("At most 20 % can be held out.")).toBeVisible();
  // As few as can be: other stories go on in the same shop.
  await section.getByLabel("Hold out").fill("1");
  await section.getByRole("button", { name: "Begin" }).click();
  await expect(section.getByText("1.0% of shoppers have been kept out")).toBeVisible();

  // The page is not loaded again: what the worker counts comes by itself.
  await expect(section.getByText("Too early to say")).toBeVisible({ timeout: 30_000 });
  const shoppers = section.getByRole("region", { name: "Shoppers of each variant" });
  await expect(shoppers.getByRole("row", { name: /^Held out/ })).toContainText("1.0%");
  await expect(shoppers.getByRole("row", { name: /^All others/ })).toContainText("99.0%");
  await expectAccessible(page);

  await section.getByRole("button", { name: "End it" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "End it" }).click();
  await expect(section.getByText("The last one kept 1.0% of shoppers out")).toBeVisible();
  await expect(section.getByRole("button", { name: "Begin" })).toBeVisible();
});
