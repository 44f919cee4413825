import fs from "node:fs";
import pg from "pg";
import { type APIResponse, expect, type Page, test as base } from "playwright/test";
import { ensurePostgres } from "@/lib/platform/postgres/embedded";

/** The shop's data folder, as playwright.config.ts starts it. */
export const DATA = ".data/e2e";

export interface WorkerOptions {
  /** The data folder of the shop that is looked at. */
  data: string;
}
const ADMIN_EMAIL = "admin@aisle.local";

interface Options {
  /** What this browser's visitor has said of what may be recorded: allowed all of it, or not been asked yet. */
  consent: "allowed" | "open";
}

interface Fixtures {
  /** Says what `consent` says, before the story begins. */
  chosen: void;
  /** Fails the test when the page logs an error, throws, or breaks the content security policy. */
  cleanConsole: void;
}

interface WorkerFixtures extends WorkerOptions {
  /** The running shop's own database: what arrived is looked up where it lies. */
  database: pg.Pool;
}

export const test = base.extend<Fixtures & Options, WorkerFixtures>({
  consent: ["allowed", { option: true }],
  chosen: [
    async ({ page, consent }, use) => {
      if (consent === "allowed") await chooseConsent(page, { personalisation: true, analytics: true });
      await use();
    },
    { auto: true },
  ],
  data: [DATA, { option: true, scope: "worker" }],
  database: [
    async ({ data }, use) => {
      const postgres = await ensurePostgres(data);
      const pool = new pg.Pool({ connectionString: postgres.urlOf("aisle"), max: 2 });
      // All stories come from one address, and what the ones before tried there is remembered for an hour.
      await pool.query("delete from attempts");
      await use(pool);
      await pool.end();
      await postgres.release();
    },
    { scope: "worker", auto: true },
  ],
  cleanConsole: [
    async ({ page }, use) => {
      const errors: string[] = [];
      page.on("pageerror", (error) => errors.push(error.message));
      page.on("console", (message) => {
        // A page that answers 404 on purpose, and a network that is gone, are reported by the browser as errors of its own.
        if (message.type() === "error" && !/404 \(Not Found\)|ERR_INTERNET_DISCONNECTED/.test(message.text()))
          errors.push(message.text());
      });
      await use();
      expect(errors, "the browser's console").toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };

/** Chooses what may be recorded, as another front end would. */
export async function chooseConsent(
  page: Page,
  data: { personalisation: boolean; analytics: boolean },
): Promise<void> {
  const response = await page.context().request.put("/api/shoppers/me/consent", { data });
  expect(response.status()).toBe(200);
}

/** The banner that asks what may be recorded. */
export const consentBanner = (page: Page) => page.getByRole("region", { name: "Your privacy" });

/** The shopper id in this browser's first-party cookie; of whoever is signed in, a name the account's shopper has here. */
export async function shopperOf(page: Page): Promise<string> {
  const cookies = await page.context().cookies();
  const cookie = cookies.find(({ name }) => name === "aisle_shopper");
  if (!cookie) throw new Error("The shop has set no aisle_shopper cookie.");
  return cookie.value;
}

/** Opens a product's page, and waits until it is recorded that it was looked at; the page before may still be telling of itself. */
export async function lookAt(page: Page, address: string): Promise<void> {
  const recorded = page.waitForResponse(
    (response) =>
      response.url().endsWith("/api/interactions") &&
      response.ok() &&
      (response.request().postData() ?? "").includes('"kind":"view"'),
  );
  await page.goto(address);
  await recorded;
}

/** The carousel of a placement. */
export function rail(page: Page, placement: string) {
  return page.locator(`section[data-placement="${placement}"]`);
}

/** Names of the products of a carousel, in order, once it is the visitor's own. */
export async function productNames(page: Page, placement: string): Promise<string[]> {
  await expect(rail(page, placement).locator(".until-visit")).toHaveCount(0);
  return rail(page, placement).getByRole("heading", { level: 3 }).allInnerTexts();
}

/** Names of the products of which, in each form that can be had, there is enough for all the stories that run at the same time. */
export async function readWellStocked(database: pg.Pool): Promise<Set<string>> {
  const { rows } = await database.query<{ name: string }>(
    `select name from products p where stock > 30
        and not exists (select from product_variants v where v.product_id = p.id and stock between 1 and 30)`,
  );
  return new Set(rows.map(({ name }) => name));
}

/**
 * Puts a product of the front page into the cart, from its page, and returns its name. One with stock for all the stories
 * that run at the same time.
 */
export async function addTrendingProduct(page: Page, database: pg.Pool): Promise<string> {
  await page.goto("/");
  const wellStocked = await readWellStocked(database);
  const wanted = (await productNames(page, "home.trending")).find((name) => wellStocked.has(name));
  const card = rail(page, "home.trending")
    .getByRole("article")
    .filter({ hasText: wanted ?? "" })
    .first();
  await card.scrollIntoViewIfNeeded();
  await card.getByRole("link").click();
  await page.waitForURL("**/products/**");
  const name = await page.getByRole("heading", { level: 1 }).innerText();
  await putIntoCart(page);
  return name;
}

/** Puts the product of the page that is open into the cart. */
export async function putIntoCart(page: Page): Promise<void> {
  await page
    .getByRole("main")
    .getByRole("button", { name: /^Add to cart/ })
    .first()
    .click();
  await expect(page.getByRole("status").filter({ hasText: "is in your cart" })).toBeAttached();
}

/** A shirt in two sizes, of which one is sold out in blue; answers its address. Another one for every story. */
export async function addShirt(database: pg.Pool, name: string): Promise<string> {
  const slug = `shirt-${name}`;
  const { rows } = await database.query<{ id: number }>(
    `insert into products (sku, slug, name, description, description_html, category_id, price_amount, currency, stock, image,
       gallery, option_names, created_at)
     select $1, $1, 'Story Shirt', 'Soft', '<p>Soft <strong>cotton</strong></p><ul><li>Washed</li></ul>',
            (select min(category_id) from products), 1250, 'GBP', 60, image, array(select distinct image from products where image <> '' order by image limit 2),
            '{Size,Colour}', '2020-01-01'
       from products order by id limit 1
     on conflict (slug) do update set name = excluded.name returning id`,
    [slug],
  );
  await database.query(
    `insert into product_variants (product_id, sku, option_values, position, price_amount, stock)
     values ($1, $2 || '-S-R', '{S,Red}', 0, 1250, 30), ($1, $2 || '-M-R', '{M,Red}', 1, 1450, 30),
            ($1, $2 || '-M-B', '{M,Blue}', 2, 1450, 0) on conflict do nothing`,
    [rows[0]?.id, slug],
  );
  return `/products/${slug}`;
}

/** Everything the open checkout form asks for. */
export async function fillCheckout(page: Page): Promise<void> {
  await page.getByLabel("E-mail").fill("robin@example.com");
  await page.getByLabel("Full name").fill("Robin Reader");
  await page.getByLabel("Street and number").fill("1 High Street");
  await page.getByLabel("Postcode").fill("AB1 2CD");
  await page.getByLabel("Town or city").fill("Aberdeen");
}

export async function signIn(page: Page, email: string, password: string): Promise<void> {
  await page.goto("/sign-in");
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("main").getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL((url) => url.pathname !== "/sign-in");
}

export async function signInAsAdmin(page: Page, data = DATA): Promise<void> {
  const secrets = JSON.parse(fs.readFileSync(`${data}/secrets.json`, "utf8")) as Record<string, string>;
  await signIn(page, ADMIN_EMAIL, secrets.ADMIN_PASSWORD ?? "");
}

export async function signUp(page: Page, email: string): Promise<void> {
  await page.goto("/sign-up");
  await page.getByLabel("Name", { exact: false }).first().fill("Robin Reader");
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password").fill("correct horse battery staple");
  await page.getByRole("main").getByRole("button", { name: "Create account" }).click();
  await page.waitForURL((url) => url.pathname !== "/sign-up");
  await expect(page.getByRole("link", { name: "Account of Robin Reader" })).toBeVisible();
}

/** A problem document (RFC 9457) with this status and code. */
export async function expectProblem(response: APIResponse, status: number, code: string): Promise<void> {
  expect(response.status()).toBe(status);
  expect(response.headers()["content-type"]).toContain("application/problem+json");
  expect(((await response.json()) as { code: string }).code).toBe(code);
}
