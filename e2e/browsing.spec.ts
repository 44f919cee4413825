import type { Page } from "playwright/test";
import { expect, test } from "./fixtures";

const links = (page: Page) => page.locator('[data-page] a[href^="/products/"]');
const hrefsOf = (page: Page) =>
  links(page).evaluateAll((all) => all.map((link) => link.getAttribute("href")));
const pageOf = (page: Page) => new URL(page.url()).searchParams.get("page");
const toEnd = (page: Page) =>
  page.getByRole("navigation", { name: "Pages" }).evaluate((end) => end.scrollIntoView({ block: "end" }));

/** Of the department with the most products the address, and how many pages it has. */
async function openLargest(page: Page): Promise<number> {
  await page.goto("/");
  const tiles = page.getByRole("region", { name: "Departments" }).getByRole("link");
  const sizes = await tiles.evaluateAll((all) =>
    all.map((link) => ({
      href: link.getAttribute("href") ?? "",
      count: Number(/(\d+) products?/.exec(link.textContent)?.[1] ?? 0),
    })),
  );
  const { href, count } = sizes.reduce((most, one) => (one.count > most.count ? one : most));
  await page.goto(href);
  return Math.ceil(count / 24);
}

test("a department goes on as it is scrolled, the address follows, and whoever comes back is where they were", async ({
  page,
}) => {
  const pageCount = await openLargest(page);
  expect(pageCount).toBeGreaterThan(1);
  const path = new URL(page.url()).pathname;
  await expect(links(page)).toHaveCount(24);
  await toEnd(page);
  const second = page.getByRole("region", { name: `Page 2 of ${pageCount}` });
  await expect(second).toBeVisible();
  await expect(page.getByRole("status").filter({ hasText: `page 2 of ${pageCount}` })).toBeAttached();

  // The same products in the same order as at the address of that page.
  const shown = (await hrefsOf(page)).slice(24, 48);
  const other = await page.context().newPage();
  await other.goto(`${path}?page=2`);
  expect((await hrefsOf(other)).slice(0, 24)).toEqual(shown);
  await other.close();

  const product = second.getByRole("article").nth(3);
  await product.evaluate((card) => card.scrollIntoView({ block: "center" }));
  await expect.poll(() => pageOf(page)).toBe("2");
  const top = async () => Math.round((await product.boundingBox())?.y ?? Number.NaN);
  const before = await top();
  await product.getByRole("link").click();
  await page.waitForURL("**/products/**");
  await page.goBack();
  await expect(second).toBeVisible();
  await expect.poll(async () => Math.abs((await top()) - before)).toBeLessThan(3);
  expect(pageOf(page)).toBe("2");
  expect((await hrefsOf(page)).slice(24, 48)).toEqual(shown);

  // Loaded anew it begins with the page on the screen, at the same product.
  await page.reload();
  const again = page.locator(`[data-page="2"] a[href="${shown[3]}"]`);
  await expect(again).toBeInViewport();
  expect((await hrefsOf(page)).slice(0, 24)).toEqual(shown);
});

test("a few pages of a search come by themselves, the others when they are asked for", async ({ page }) => {
  await page.goto("/search?q=blue");
  const status = await page
    .getByRole("status")
    .filter({ hasText: /products, page 1/ })
    .innerText();
  const pageCount = Math.ceil(Number(/[\d,]+/.exec(status)?.[0].replace(",", "")) / 24);
  expect(pageCount, "pages of what is blue in the sample").toBeGreaterThan(5);
  for (const shown of [2, 3, 4]) {
    await toEnd(page);
    await expect(page.getByRole("region", { name: `Page ${shown} of ${pageCount}` })).toBeVisible();
  }
  await toEnd(page);
  const more = page.getByRole("button", { name: "Show more" });
  await expect(more).toBeVisible();
  await page.getByRole("contentinfo").scrollIntoViewIfNeeded();
  await expect(page.getByRole("contentinfo")).toBeInViewport();
  await expect(links(page)).toHaveCount(4 * 24);
  await more.focus();
  await page.keyboard.press("Enter");
  const fifth = page.getByRole("region", { name: `Page 5 of ${pageCount}` });
  await expect(fifth.getByRole("link").first()).toBeFocused();
  const hrefs = await hrefsOf(page);
  expect(new Set(hrefs).size).toBe(hrefs.length);
});

test("a page that cannot be loaded says so, and is there when it is tried again", async ({ page }) => {
  const pageCount = await openLargest(page);
  await page.route("**/api/listing?*", (route) => route.abort("internetdisconnected"));
  await toEnd(page);
  await expect(page.getByRole("alert").filter({ hasText: "could not be loaded" })).toBeVisible();
  await page.unroute("**/api/listing?*");
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(page.getByRole("region", { name: `Page 2 of ${pageCount}` })).toBeVisible();
});

test("what was looked at is there without a network, and the shop when it is back", async ({
  page,
  database,
}) => {
  const { rows } = await database.query<{ slug: string; name: string }>(
    "select slug, name from products where status = 'active' and stock > 30 order by id limit 2",
  );
  const [seen, other] = rows;
  if (!seen || !other) throw new Error("There are no products.");
  await page.goto("/");
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await page.goto(`/products/${seen.slug}`);
  const isKept = () =>
    page.evaluate(async (slug) => {
      const kept = await (await caches.open("aisle-pages")).keys();
      return kept.some(({ url }) => url.endsWith(`/products/${slug}`));
    }, seen.slug);
  await expect.poll(isKept).toBe(true);

  await page.context().setOffline(true);
  await expect(page.getByRole("status").filter({ hasText: "You are offline" })).toBeVisible();
  await page.goto(`/search?q=${encodeURIComponent(seen.name)}`);
  await expect(page.getByRole("heading", { level: 1, name: "You are offline" })).toBeVisible();
  await expect(page.getByRole("searchbox")).toHaveValue(seen.name);
  await page.getByRole("region", { name: "Looked at lately" }).getByRole("link", { name: seen.name }).click();
  await expect(page.getByRole("heading", { level: 1, name: seen.name })).toBeVisible();

  await page.goto("/account");
  await expect(page.getByRole("heading", { level: 1, name: "You are offline" })).toBeVisible();
  await expect(page.getByRole("region", { name: "Popular" }).getByRole("link").first()).toBeVisible();
  await page.getByRole("searchbox").fill("no such thing at all");
  await expect(page.getByText("Nothing of that was kept.")).toBeVisible();
  await page.context().setOffline(false);
  await expect(page.getByRole("heading", { level: 1, name: "Account" })).toBeVisible();
});

test("what is put into the cart and liked without a network is there when it is back", async ({
  page,
  database,
}) => {
  const { rows } = await database.query<{ slug: string; name: string }>(
    "select slug, name from products where status = 'active' and stock > 30 and cardinality(option_names) = 0 order by id limit 1",
  );
  const [product] = rows;
  if (!product) throw new Error("There is no product.");
  await page.goto(`/products/${product.slug}`);
  const like = page.getByRole("button", { name: `Like ${product.name}` });
  await expect(like).toHaveAttribute("aria-pressed", "false");
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  // What others have left under our names is nothing to send, and in nobody's way.
  await page.evaluate(() => {
    localStorage.setItem("aisle.unsent", '[null,{"deed":"burn"},{"deed":"add"},5]');
    localStorage.setItem("aisle.unsent-events", '{"interactions":1}');
  });
  await page.context().setOffline(true);
  await like.click();
  await expect(like).toHaveAttribute("aria-pressed", "true");
  await page
    .getByRole("main")
    .getByRole("button", { name: /^Add to cart/ })
    .first()
    .click();
  await expect(page.getByRole("alert").filter({ hasText: "as soon as there is a connection" })).toBeVisible();

  // Another page, which is not kept; the shop is back, the page loads itself, and sends what was done on the one before.
  await page.goto("/cart");
  await expect(page.getByRole("heading", { level: 1, name: "You are offline" })).toBeVisible();
  await page.context().setOffline(false);
  await expect(
    page.getByRole("status").filter({ hasText: "What you did offline has been sent." }),
  ).toBeVisible();
  await expect(page.getByLabel("Quantity", { exact: true })).toHaveValue("1");
  await page.goto(`/products/${product.slug}`);
  await expect(like).toHaveAttribute("aria-pressed", "true");
});
