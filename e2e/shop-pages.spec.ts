import AxeBuilder from "@axe-core/playwright";
import type pg from "pg";
import type { Page } from "playwright/test";
import { expect, signInAsAdmin, test } from "./fixtures";

/** A product of a story, in the story's own category; answers its slug. */
async function addProduct(database: pg.Pool, story: string, name: string, stock: number): Promise<string> {
  const slug = `${story}-${name}`;
  const attributes = { Material: name.includes("oak") ? "Oak" : "Steel", colour: "Navy" };
  await database.query(
    `with place as (
       insert into categories (slug, name, path, depth, position) values ($5, 'Story things', $5, 0, 99)
       on conflict (slug) do update set name = excluded.name returning id)
     insert into products (sku, slug, name, brand, category_id, price_amount, currency, stock, image, attributes, created_at)
     select $1, $1, $2, 'Story', place.id, 2000 + $3::int, 'GBP', $3::int, '/pictures/cushion_teal_1x9k2a.60x40.svg', $4::jsonb,
            '2020-01-01'
       from place on conflict (slug) do nothing`,
    [slug, `Thing ${slug}`, stock, JSON.stringify(attributes), story],
  );
  return slug;
}

async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
}

const storyOf = (name: string, { name: project }: { name: string }) =>
  `story-${name}-${project}-${Date.now()}`;

/** Opens a page again until it shows what the shop's memory has only just heard of. */
async function openUntil(page: Page, address: string, shows: () => Promise<void>): Promise<void> {
  await expect(async () => {
    await page.goto(address);
    await shows();
  }).toPass();
}

test("a category is narrowed by material, says so, and says when nothing is left", async ({
  page,
  database,
}, { project }) => {
  const story = storyOf("narrow", project);
  for (const [name, stock] of [
    ["oak-1", 5],
    ["oak-2", 0],
    ["steel-1", 7],
    ["steel-2", 7],
  ] as const)
    await addProduct(database, story, name, stock);
  const cards = page.getByRole("main").getByRole("article");
  await openUntil(page, `/category/${story}`, () => expect(cards).toHaveCount(4, { timeout: 1_000 }));
  await page.goto(`/category/${story}?stock=1&f.material=Oak`);
  await expect(cards).toHaveCount(1);
  await expect(page.getByRole("list", { name: "Filters in use" })).toContainText("Material: Oak");
  await page.getByRole("link", { name: "Remove filter: In stock" }).click();
  await expect(cards).toHaveCount(2);
  await expect(page).toHaveURL(/f\.material=Oak$/);
  await expectAccessible(page);
  await page.goto(`/category/${story}?f.flavour=Salt&page=7`);
  await expect(page.getByRole("main")).toContainText("Nothing fits all of that");
  await expect(page.getByRole("list", { name: "Filters in use" })).toContainText("Flavour: Salt");
  await page.goto(`/category/${story}?page=7`);
  await expect(page.getByRole("main")).toContainText("There is no page 7");
});

test.describe("without a script", () => {
  test.use({ javaScriptEnabled: false });

  test("a category is narrowed, and somebody waits for what is sold out @once", async ({ page, database }, {
    project,
  }) => {
    const story = storyOf("plain", project);
    await addProduct(database, story, "oak", 5);
    await addProduct(database, story, "steel", 7);
    const soldOut = await addProduct(database, story, "gone", 0);
    const oak = page.getByRole("complementary", { name: "Filters" }).getByLabel("Oak");
    await openUntil(page, `/category/${story}`, () => oak.check({ timeout: 1_000 }));
    await page.getByRole("button", { name: "Show results" }).first().click();
    await expect(page).toHaveURL(/f\.material=Oak/);
    await page.goto(`/products/${soldOut}`);
    await page.getByLabel("E-mail").fill(`${story}@example.org`);
    await page.getByRole("button", { name: "Tell me" }).click();
    await page.waitForURL("**#notice-kept");
    const { rows } = await database.query("select 1 from stock_notices where email = $1", [
      `${story}@example.org`.toLowerCase(),
    ]);
    expect(rows).toHaveLength(1);
  });

  test("a review is written, and its writer is thanked @once", async ({ page, database }, { project }) => {
    const slug = await addProduct(database, storyOf("said", project), "cushion", 4);
    const form = page.getByRole("form", { name: "Review of" });
    await openUntil(page, `/products/${slug}/reviews`, () => expect(form).toBeVisible({ timeout: 1_000 }));
    await form.getByLabel("Stars").selectOption("5");
    await expect(page.getByText("Your review is shown here once")).toBeHidden();
    await form.getByLabel("Your review").fill("too short");
    await form.getByRole("button", { name: "Send review" }).click();
    await expect(form.getByLabel("Your review")).toHaveAttribute("aria-invalid", "true");
    await form.getByLabel("Your review").fill("It has lasted well so far.");
    await form.getByLabel("Name to be shown").fill("Robin");
    await form.getByRole("button", { name: "Send review" }).click();
    await page.waitForURL("**#review-kept");
    await expect(page.getByText("Your review is shown here once")).toBeVisible();
  });
});

test("a product is looked at from all sides and from close by, with keys as with a pointer", async ({
  page,
  request,
  database,
}, { project }) => {
  const slug = await addProduct(database, storyOf("views", project), "cushion", 4);
  await page.goto(`/products/${slug}`);
  await page
    .getByRole("list", { name: "Pictures of" })
    .getByRole("link", { name: /where it is used/ })
    .click();
  const large = page.getByRole("button", { name: /^Look closer: .*where it is used/ });
  await expect(large.getByRole("img")).toHaveAttribute("src", /60x40\.scene\.svg$/);
  await large.focus();
  await page.keyboard.press("Enter");
  await expect(large).toHaveAttribute("aria-pressed", "true");
  await page.keyboard.press("Escape");
  await expect(large).toHaveAttribute("aria-pressed", "false");
  await expect(page.getByRole("main")).toContainText("Including VAT");
  await expect(page.getByRole("main")).toContainText("2–4 working days");
  await expectAccessible(page);
  // Whoever draws a card of the page comes as a stranger.
  const html = await (await request.get(`/products/${slug}`)).text();
  const [, address = ""] = /<meta property="og:image" content="([^"]+)"/.exec(html) ?? [];
  const card = await request.get(address);
  expect(card.headers()["content-type"]).toBe("image/png");
});

test("somebody leaves an address for what is sold out, and finds something else beside it", async ({
  page,
  database,
}, { project }) => {
  const story = storyOf("gone", project);
  await addProduct(database, story, "steel", 7);
  const slug = await addProduct(database, story, "gone", 0);
  const instead = page.getByRole("region", { name: "Instead, and in stock" });
  await openUntil(page, `/products/${slug}`, () => expect(instead).toBeVisible({ timeout: 1_000 }));
  await expect(instead.getByRole("link").first()).toBeInViewport();
  await page.getByLabel("E-mail").fill("no address");
  await page.getByRole("button", { name: "Tell me" }).click();
  await expect(page.getByText("Please enter an e-mail address")).toBeVisible();
  await page.getByLabel("E-mail").fill("waits-too@example.org");
  await page.getByRole("button", { name: "Tell me" }).click();
  await expect(page.getByText("You will be told")).toBeVisible();
  await expectAccessible(page);
});

test("a review waits for somebody of the shop, and counts once it is published @once", async ({
  page,
  browser,
  database,
}, { project }) => {
  const slug = await addProduct(database, storyOf("review", project), "cushion", 4);
  await page.goto(`/products/${slug}`);
  await page.getByRole("link", { name: "Write a review" }).click();
  const form = page.getByRole("form", { name: "Review of" });
  await form.getByLabel("Stars").selectOption("4");
  await form.getByLabel("Your review").fill(`It has lasted well <b>so far</b>: ${slug}.`);
  await form.getByLabel("Name to be shown").fill("Robin");
  await form.getByRole("button", { name: "Send review" }).click();
  await expect(page.getByText("Your review is shown here once")).toBeVisible();
  await expectAccessible(page);
  await page.reload();
  await expect(page.getByRole("main")).not.toContainText("<b>so far</b>");
  await page.goto(`/products/${slug}`);
  await expect(page.getByRole("region", { name: "Reviews" })).not.toContainText("<b>so far</b>");

  const context = await browser.newContext();
  const staff = await context.newPage();
  await signInAsAdmin(staff);
  await staff.goto(`/admin/reviews?q=${slug}`);
  await staff.getByRole("button", { name: /^Publish the review of Robin/ }).click();
  await expect(staff.getByRole("status").filter({ hasText: "published" })).toBeAttached();
  await expectAccessible(staff);
  await context.close();

  await expect(async () => {
    await page.reload();
    await expect(page.getByRole("region", { name: "Reviews" })).toContainText("<b>so far</b>", {
      timeout: 500,
    });
  }).toPass();
  // A search engine comes as a stranger.
  const engine = await (await browser.newContext()).newPage();
  await engine.goto(`/products/${slug}`);
  const data = await engine.locator('script[type="application/ld+json"]').innerText();
  await engine.context().close();
  expect(JSON.parse(data)["@graph"][0].aggregateRating).toMatchObject({ ratingValue: 4, reviewCount: 1 });
});

test("a text is a sample until the shop has its own words @once", async ({ page, browser, database }) => {
  await database.query("delete from shop_texts");
  await page.goto("/info/returns");
  await expect(page.getByRole("main")).toContainText("A sample text");
  await expectAccessible(page);
  const context = await browser.newContext();
  const staff = await context.newPage();
  await signInAsAdmin(staff);
  await staff.goto("/admin/texts");
  await staff.locator("summary").filter({ hasText: "Returns" }).click();
  const form = staff.getByRole("form", { name: "Returns" });
  await form.getByLabel("Text").fill("# Within a year\n\n- Send it\n- We pay");
  await form.getByRole("button", { name: "Save" }).click();
  await expect(staff.getByRole("status").filter({ hasText: "Saved: Returns" })).toBeAttached();
  await context.close();
  await page.reload();
  await expect(page.getByRole("heading", { name: "Within a year" })).toBeVisible();
  await expect(page.getByRole("main")).not.toContainText("A sample text");
});

test("a page that does not exist leads on to a search and to what is popular", async ({ page }) => {
  const response = await page.goto("/nowhere");
  expect(response?.status()).toBe(404);
  await expect(page.getByRole("region", { name: "Trending now" }).getByRole("article").first()).toBeVisible();
  await page.getByRole("searchbox", { name: "Search for products" }).fill("lamp");
  await page.getByRole("main").getByRole("button", { name: "Search" }).click();
  await page.waitForURL("**/search?q=lamp");
});

test("search engines and readers of feeds find pictures, texts and what is new @once", async ({
  request,
}) => {
  const sitemap = await (await request.get("/sitemap.xml")).text();
  expect(sitemap).toContain("/info/imprint</loc>");
  expect(sitemap).toMatch(/<image:loc>http[^<]*\/pictures\/[^<]*\.svg<\/image:loc>/);
  const feed = await request.get("/feed.xml");
  expect(feed.headers()["content-type"]).toContain("application/rss+xml");
  expect((await feed.text()).match(/<item>/g)).toHaveLength(50);
});
