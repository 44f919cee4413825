import fs from "node:fs";
import AxeBuilder from "@axe-core/playwright";
import type { BrowserContext, Page } from "playwright/test";
import {
  addTrendingProduct,
  consentBanner,
  expect,
  productNames,
  rail,
  shopperOf,
  signUp,
  test,
} from "./fixtures";

test.use({ consent: "open" });

/** Requests by which a page would report what its visitor does. */
function watchReports(page: Page): string[] {
  const sent: string[] = [];
  page.on("request", (request) => {
    if (request.url().includes("/api/interactions")) sent.push(request.postData() ?? "");
  });
  return sent;
}

/** Everything the shop has in the browser. */
async function keptBy(page: Page, context: BrowserContext): Promise<string[]> {
  const stored = await page.evaluate(() => [...Object.keys(localStorage), ...Object.keys(sessionStorage)]);
  return [...(await context.cookies()).map(({ name }) => name), ...stored];
}

/** Looks at the front page for long enough to be counted, and at two products found there. */
async function lookAround(page: Page): Promise<void> {
  await page.goto("/");
  for (const placement of ["home.for-you", "home.trending"]) {
    await rail(page, placement).scrollIntoViewIfNeeded();
    await page.waitForTimeout(1_400);
  }
  for (const nth of [0, 1]) {
    await page.goto("/");
    await rail(page, "home.trending").getByRole("link").nth(nth).click();
    await page.waitForURL("**/products/**");
    await page.waitForTimeout(800);
  }
}

test(
  "before anything is chosen there is no cookie, no request that records and no row",
  { tag: "@once" },
  async ({ page, context }) => {
    const reports = watchReports(page);
    await lookAround(page);
    await page.goto("/search?q=lamp");
    await page.goto("/account");
    await expect(consentBanner(page)).toBeVisible();
    expect(reports).toEqual([]);
    expect(await keptBy(page, context)).toEqual([]);
    await page.goto("/");
    await expect(page.getByRole("heading", { level: 2, name: "For you" })).toHaveCount(0);
    expect((await productNames(page, "home.for-you")).length).toBeGreaterThan(3);
    await expect(rail(page, "home.for-you").getByText(/^Because/)).toHaveCount(0);
  },
);

test(
  "before anything is chosen a cart is kept by a cookie of its own, and nothing besides",
  { tag: "@once" },
  async ({ page, context, database }) => {
    const reports = watchReports(page);
    const name = await addTrendingProduct(page, database);
    await page.getByRole("button", { name: `Like ${name}` }).click();
    await expect(page.getByRole("button", { name: `Like ${name}` })).toHaveAttribute("aria-pressed", "true");
    await page.goto("/cart");
    await expect(page.getByRole("main").getByText(name).first()).toBeVisible();
    expect(await keptBy(page, context)).toEqual(["aisle_shopper"]);
    expect(reports).toEqual([]);
    const shopper = await shopperOf(page);
    const { rows } = await database.query<{ n: string }>(
      `select (select count(*) from interactions where shopper_id = $1)
          + (select count(*) from shown_lists where shopper_id = $1) as n`,
      [shopper],
    );
    expect(Number(rows[0]?.n)).toBe(0);
    await expect(consentBanner(page)).toBeVisible();
  },
);

test(
  "who declines is not asked again, is recorded nowhere, and still has likes",
  { tag: "@once" },
  async ({ page, context, database }) => {
    await page.goto("/");
    await consentBanner(page).getByRole("button", { name: "Decline" }).click();
    await expect(consentBanner(page)).toHaveCount(0);
    const reports = watchReports(page);
    await lookAround(page);
    await expect(consentBanner(page)).toHaveCount(0);
    const name = await page.getByRole("heading", { level: 1 }).innerText();
    await page.getByRole("button", { name: `Like ${name}` }).click();
    await expect(page.getByRole("button", { name: `Like ${name}` })).toHaveAttribute("aria-pressed", "true");
    await expect
      .poll(async () => {
        await page.goto("/account");
        return page.getByRole("region", { name: "Liked" }).getByText(name).count();
      })
      .toBe(1);
    expect(reports).toEqual([]);
    expect(await keptBy(page, context)).toEqual(["aisle_shopper"]);
    await page.goto("/");
    await expect(page.getByRole("heading", { level: 2, name: "Popular now" })).toBeVisible();
    const shopper = await shopperOf(page);
    const { rows } = await database.query<{
      consent: boolean;
      analytics: boolean;
      text: string;
      at: Date;
      n: string;
    }>(
      `select consent, analytics, consent_text as text, consented_at as at,
       (select count(*) from interactions where shopper_id = $1) as n from shoppers where id = $1`,
      [shopper],
    );
    expect(rows[0]).toMatchObject({ consent: false, analytics: false, text: "2", n: "0" });
    expect(Date.now() - Number(rows[0]?.at)).toBeLessThan(5 * 60_000);
  },
);

test(
  "who allows it is recorded from then on, on the very page too",
  { tag: "@once" },
  async ({ page, database }) => {
    await page.goto("/");
    await rail(page, "home.trending").getByRole("link").first().click();
    await page.waitForURL("**/products/**");
    await page.waitForTimeout(800);
    const { rows: before } = await database.query<{ now: Date }>("select now() as now");
    await consentBanner(page).getByRole("button", { name: "Allow" }).click();
    await expect(consentBanner(page)).toHaveCount(0);
    const views = async () => {
      const { rows } = await database.query<{ at: Date }>(
        "select at from interactions where shopper_id = $1 and kind = 'view'",
        [await shopperOf(page)],
      );
      return rows.map(({ at }) => at >= (before[0]?.now ?? new Date()));
    };
    await expect.poll(views).toEqual([true]);
    await page.goto("/");
    // One view is the reason of all of it, and its name.
    await expect(rail(page, "home.for-you").getByRole("heading", { level: 2 })).toHaveText(
      /^Because you viewed/,
    );
    await rail(page, "home.for-you").scrollIntoViewIfNeeded();
    await expect
      .poll(
        async () =>
          (
            await database.query(
              "select 1 from shown_lists where shopper_id = $1 and placement = 'home.for-you'",
              [await shopperOf(page)],
            )
          ).rowCount,
      )
      .toBe(1);
  },
);

test(
  "a change of mind holds at once, one purpose without the other",
  { tag: "@once" },
  async ({ page, context, database }) => {
    // It looks around for long enough to be counted, twice.
    test.setTimeout(120_000);
    await page.goto("/");
    await consentBanner(page).getByRole("button", { name: "Allow" }).click();
    await expect(consentBanner(page)).toHaveCount(0);
    await rail(page, "home.trending").getByRole("link").first().click();
    await page.waitForURL("**/products/**");
    const shopper = await shopperOf(page);
    const count = async (table: string) => {
      const { rows } = await database.query<{ n: string }>(
        `select count(*) as n from ${table} where shopper_id = $1`,
        [shopper],
      );
      return Number(rows[0]?.n);
    };
    await expect.poll(() => count("interactions")).toBe(1);
    await expect.poll(() => count("shown_lists")).toBeGreaterThan(0);

    // The foot of every page leads to the choice.
    await page.getByRole("contentinfo").getByRole("link", { name: "Privacy choices" }).click();
    await page.waitForURL("**/privacy");
    await page.getByRole("checkbox", { name: "Counting suggestions" }).uncheck();
    await page.getByRole("button", { name: "Save this choice" }).click();
    await expect(page.getByText(/^You chose this on/)).toBeVisible();
    await expect(page.getByRole("checkbox", { name: "Counting suggestions" })).not.toBeChecked();
    await expect(page.getByRole("checkbox", { name: "Personal suggestions" })).toBeChecked();
    // What the tab remembered for counting is gone, too.
    await expect.poll(() => keptBy(page, context)).toEqual(["aisle_shopper"]);
    const lists = await count("shown_lists");
    await lookAround(page);
    await expect.poll(() => count("interactions")).toBeGreaterThan(1);
    expect(await count("shown_lists")).toBe(lists);

    await page.goto("/privacy");
    await page.getByRole("button", { name: "Decline all" }).click();
    await expect(page.getByRole("checkbox", { name: "Personal suggestions" })).not.toBeChecked();
    const facts = await count("interactions");
    const reports = watchReports(page);
    await lookAround(page);
    expect(reports).toEqual([]);
    expect([await count("interactions"), await count("shown_lists")]).toEqual([facts, lists]);
  },
);

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("the banner works, and a choice can be changed", async ({ page }) => {
    await page.goto("/search?q=lamp");
    await consentBanner(page).getByRole("button", { name: "Decline" }).click();
    await expect(consentBanner(page)).toHaveCount(0);
    expect(page.url()).toContain("/search?q=lamp");
    await page.goto("/privacy");
    await expect(page.getByRole("checkbox", { name: "Personal suggestions" })).not.toBeChecked();
    await page.getByRole("checkbox", { name: "Personal suggestions" }).check();
    await page.getByRole("button", { name: "Save this choice" }).click();
    await expect(page.getByRole("checkbox", { name: "Personal suggestions" })).toBeChecked();
    await expect(page.getByRole("checkbox", { name: "Counting suggestions" })).not.toBeChecked();
    await page.goto("/");
    // Allowed, and nothing known yet: it is called what it is.
    await expect(page.getByRole("heading", { level: 2, name: "Popular now" })).toBeVisible();
  });
});

test("the banner is worked by keyboard, weighs its ways the same and moves nothing", async ({ page }) => {
  await page.addInitScript(() => {
    const shifts: number[] = [];
    Object.assign(window, { shifts });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries())
        shifts.push((entry as PerformanceEntry & { value: number }).value);
    }).observe({ type: "layout-shift", buffered: true });
  });
  await page.goto("/");
  const ways = consentBanner(page).locator("button, a");
  await expect(ways).toHaveText(["Allow", "Decline", "Choose"]);
  const looks = await ways.evaluateAll((elements) =>
    elements.map((element) => {
      const { color, backgroundColor, borderColor, fontSize, fontWeight } = getComputedStyle(element);
      const { width, height } = element.getBoundingClientRect();
      return [color, backgroundColor, borderColor, fontSize, fontWeight, Math.round(width), height].join();
    }),
  );
  expect(new Set(looks).size).toBe(1);
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  expect(
    await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth),
  ).toBeLessThanOrEqual(0);
  // Among the first things the keyboard reaches: it lies over the page.
  for (let i = 0; i < 3 && !(await ways.first().evaluate((way) => way === document.activeElement)); i++) {
    await page.keyboard.press("Tab");
  }
  await expect(ways.first()).toBeFocused();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(consentBanner(page)).toHaveCount(0);
  await expect(page.getByRole("main")).toBeFocused();
  const shifts = await page.evaluate(() => (window as unknown as { shifts: number[] }).shifts);
  expect(shifts.reduce((sum, value) => sum + value, 0)).toBeLessThan(0.05);
});

test(
  "ids change at sign-in and sign-out, and copies of the old ones reach nothing",
  { tag: "@once" },
  async ({ page, context, database, browser, baseURL }) => {
    await page.goto("/");
    await consentBanner(page).getByRole("button", { name: "Allow" }).click();
    await expect(consentBanner(page)).toHaveCount(0);
    const name = await addTrendingProduct(page, database);
    const before = await context.cookies();
    await signUp(page, `ids.${test.info().project.name}.${Date.now()}@example.com`);
    const during = await context.cookies();
    expect(await (await context.request.get("/api/auth/session")).json()).toHaveProperty("claims");
    await page.goto("/cart");
    await expect(page.getByRole("main").getByText(name).first()).toBeVisible();
    await page.goto("/account");
    await page.getByRole("button", { name: "Sign out", exact: true }).click();
    await page.waitForURL("/");
    await expect(page.getByRole("link", { name: "Account", exact: true })).toBeVisible();
    const after = await context.cookies();

    const idIn = (cookies: typeof before) => cookies.find((cookie) => cookie.name === "aisle_shopper")?.value;
    expect(new Set([idIn(before), idIn(during), idIn(after)]).size).toBe(3);
    await page.goto("/cart");
    await expect(page.getByText("Your cart is empty")).toBeVisible();

    for (const copied of [before, during]) {
      const thief = await browser.newContext({ baseURL });
      await thief.addCookies(copied);
      const stolen = await thief.newPage();
      await stolen.goto("/cart");
      await expect(stolen.getByText("Your cart is empty")).toBeVisible();
      await stolen.goto("/account");
      await expect(stolen.getByRole("main").getByRole("link", { name: "Sign in" })).toBeVisible();
      await stolen.goto("/");
      await expect(rail(stolen, "home.recently-viewed")).toHaveCount(0);
      await expect(stolen.getByRole("heading", { level: 2, name: "For you" })).toHaveCount(0);
      const profile = await thief.request.get(`/api/shoppers/${idIn(copied)}/profile`);
      expect(profile.status()).toBe(404);
      expect(await (await thief.request.get("/api/auth/session")).json()).toEqual({});
      await thief.close();
    }
  },
);

test(
  "who asks gets everything stored of them as a file, and has it deleted with a receipt",
  { tag: "@once" },
  async ({ page, context, database }) => {
    await page.goto("/");
    await consentBanner(page).getByRole("button", { name: "Allow" }).click();
    await expect(consentBanner(page)).toHaveCount(0);
    const name = await addTrendingProduct(page, database);
    const email = `data.${test.info().project.name}.${Date.now()}@example.com`;
    await signUp(page, email);
    await page.goto("/account");
    const section = page.locator("#your-data");
    await section.getByText("What is kept, and for how long").click();
    await expect(section.getByText("13 months")).toBeVisible();
    const downloading = page.waitForEvent("download");
    await section.getByRole("link", { name: "Download my data" }).click();
    const file = fs.readFileSync(await (await downloading).path(), "utf8");
    expect(JSON.parse(file)).toMatchObject({
      profile: { account: { email } },
      cart: [{ product: { name } }],
    });

    const shopper = await shopperOf(page);
    await section.getByText("Delete my account and data").click();
    await section.getByRole("button", { name: "Delete account and data" }).click();
    await expect(section.getByText(/^Please tick the box/)).toBeVisible();
    await section.getByRole("checkbox").check();
    await section.getByLabel("Your password").fill("not my password");
    await section.getByRole("button", { name: "Delete account and data" }).click();
    await expect(section.getByText("This is not the password of your account.").first()).toBeVisible();
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
    await section.getByLabel("Your password").fill("correct horse battery staple");
    await section.getByRole("button", { name: "Delete account and data" }).click();
    await page.waitForURL("**/privacy/erased?receipt=*");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Your data is deleted");
    expect(await keptBy(page, context)).toEqual([]);
    const receipt = await context.request.get(
      (await page.getByRole("link", { name: "Save the receipt" }).getAttribute("href")) ?? "",
    );
    const verdict = await context.request.post("/api/erasures/verify", { data: await receipt.json() });
    expect(await verdict.json()).toEqual({ valid: true, recorded: true });
    const { rows } = await database.query(
      "select (select count(*) from users where email = $1) + (select count(*) from shoppers where id = $2) as n",
      [email, shopper],
    );
    expect(Number(rows[0]?.n)).toBe(0);
  },
);
