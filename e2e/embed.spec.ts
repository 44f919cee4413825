import http from "node:http";
import type { AddressInfo } from "node:net";
import type { Page } from "playwright/test";
import { expect, signInAsAdmin, test } from "./fixtures";

/** A page of another shop, as its owner would write it: `body` stands above a screen of its own text. */
const pageOf = (body: string) => `<!doctype html><html lang="en"><head><title>Another shop</title>
<style>body { margin: 2rem; font-family: serif; } p { min-height: 60vh; }</style></head>
<body><h1>Another shop</h1>${body}<p>What stands below.</p></body></html>`;

const POLICY = (shop: string) =>
  `default-src 'none'; style-src 'self' 'unsafe-inline'; script-src ${shop}; connect-src ${shop}; img-src ${shop} https: http:`;

/** A server of another origin. `pages` are its pages by address. */
async function serveOther(shop: string, pages: Record<string, string>) {
  const server = http.createServer((request, response) => {
    const body = pages[request.url ?? ""] ?? "";
    const headers = { "content-type": "text/html", "content-security-policy": POLICY(shop) };
    response.writeHead(200, headers).end(pageOf(body));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { origin, close: () => server.close() };
}

async function makePublishableKey(page: Page, origin: string): Promise<string> {
  await signInAsAdmin(page);
  await page.goto("/admin/keys");
  await page.getByLabel("What it is for").fill("Pages of another shop");
  await page.getByLabel("Kind").selectOption("publishable");
  await page.getByLabel("Origins whose pages may use it").fill(origin);
  await page.getByRole("button", { name: "Make the key" }).click();
  return page.getByTestId("new-key").innerText();
}

/** Adds up every shift of the layout from the first paint on, as browsers report it. */
function measureShifts() {
  Object.assign(window, { shifts: 0 });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      const { value } = entry as PerformanceEntry & { value: number };
      Object.assign(window, { shifts: (window as unknown as { shifts: number }).shifts + value });
    }
  }).observe({ type: "layout-shift", buffered: true });
}

test("a carousel on a page of another shop is seen and followed, and moves nothing @once", async ({
  page,
  browser,
  database,
  baseURL,
}) => {
  const shop = new URL(baseURL ?? "").origin;
  const pages: Record<string, string> = {};
  const other = await serveOther(shop, pages);
  const key = await makePublishableKey(page, other.origin);
  pages["/"] = `<script src="${shop}/carousel.js" data-key="${key}" data-placement="home.trending"
    data-consent="granted" data-href="/product?{sku}" style="display:block;min-height:23em" async></script>`;
  pages["/unasked"] =
    `<script src="${shop}/carousel.js" data-key="${key}" data-placement="home.trending" async></script>`;

  const context = await browser.newContext({ baseURL: other.origin });
  const visit = await context.newPage();
  const errors: string[] = [];
  visit.on("console", (message) => message.type() === "error" && errors.push(message.text()));
  await visit.addInitScript(measureShifts);
  await visit.goto("/");
  const carousel = visit.getByRole("region");
  await expect(carousel.getByRole("heading", { level: 2 })).toBeVisible();
  const links = carousel.getByRole("link");
  expect(await links.count()).toBeGreaterThan(3);
  await expect(links.first().getByRole("img")).toHaveAttribute("alt", /\w+/);
  await links.first().focus();
  await visit.keyboard.press("ArrowRight");
  await expect(links.nth(1)).toBeFocused();

  const browserId = await visit.evaluate(() => localStorage.getItem("aisle.shopper"));
  const count = async (sql: string) => {
    const { rows } = await database.query<{ count: number }>(
      `select count(*)::int as count from ${sql} where external_id = 'browser:' || $1`,
      [browserId],
    );
    return rows[0]?.count;
  };
  const seen = "shown_lists join shoppers on shoppers.id = shopper_id and impressed_at is not null";
  await expect.poll(() => count(seen)).toBe(1);
  expect(await visit.evaluate(() => (window as unknown as { shifts: number }).shifts)).toBe(0);
  await links.first().click();
  await visit.waitForURL(/\/product\?/);
  await expect
    .poll(() =>
      count(`clicks join shown_lists on shown_lists.id = list_id join shoppers on shoppers.id = shopper_id`),
    )
    .toBe(1);

  // Nobody else is read with what everybody can see in the page.
  const { rows } = await database.query<{ id: string }>("select shopper_id as id from interactions limit 1");
  const somebody = rows[0]?.id ?? "";
  const statuses = await visit.evaluate(
    ([at, bearer, id]) => {
      const paths = [`shoppers/${id}/profile`, `recommend/${id}?placement=home.for-you`];
      paths.push(`recommend?placement=home.for-you&shopper=${id}`, "jobs");
      const headers = { authorization: `Bearer ${bearer}` };
      return Promise.all(paths.map(async (path) => (await fetch(`${at}/api/${path}`, { headers })).status));
    },
    [shop, key, somebody] as const,
  );
  expect(statuses).toEqual([403, 403, 403, 403]);

  await visit.evaluate(() => [localStorage, sessionStorage].forEach((storage) => storage.clear()));
  await visit.goto("/unasked");
  await expect(carousel.getByRole("link").first()).toBeVisible();
  expect(await visit.evaluate(() => localStorage.length + sessionStorage.length)).toBe(0);
  // Only the refusals that were asked for.
  expect(errors.filter((text) => !text.includes("403"))).toEqual([]);
  await context.close();
  other.close();
});
