import type pg from "pg";
import type { Page } from "playwright/test";
import { expect, fillCheckout, signInAsAdmin, test } from "./fixtures";

/** What nobody's address bar may ever show. */
const PASSWORD = "correct horse battery staple";

/** Opens a product with stock for all the stories, by its address: a carousel that is late never shows here. */
async function openProduct(page: Page, database: pg.Pool): Promise<string> {
  const { rows } = await database.query<{ slug: string }>(
    "select slug from products where status = 'active' and stock > 30 order by id limit 1",
  );
  await page.goto(`/products/${rows[0]?.slug}`);
  return page.getByRole("heading", { level: 1 }).innerText();
}

async function addProduct(page: Page, database: pg.Pool): Promise<string> {
  const name = await openProduct(page, database);
  await page
    .getByRole("button", { name: /^Add to cart/ })
    .first()
    .click();
  await page.waitForURL("**/cart");
  return name;
}

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false, consent: "open" });

  test("a visitor finds a product, fills a cart, changes it and orders", async ({ page, database }) => {
    await page.goto("/");
    await page.getByRole("combobox", { name: "Search the shop" }).fill("lamp");
    await page.getByRole("combobox", { name: "Search the shop" }).press("Enter");
    await page.waitForURL("**/search?q=lamp");
    await expect(page.getByRole("main").getByRole("article").first()).toBeVisible();

    const name = await addProduct(page, database);
    const quantity = page.getByLabel("Quantity", { exact: true });
    await expect(quantity).toHaveValue("1");
    await page.getByRole("button", { name: "One more" }).click();
    await expect(quantity).toHaveValue("2");
    await quantity.fill("1000");
    await page.getByRole("button", { name: "Update" }).click();
    await expect(page.getByText("Please order at most 99 of one product.")).toBeVisible();
    await expect(quantity).toHaveValue("2");
    await quantity.fill("3");
    await quantity.press("Enter");
    await expect(quantity).toHaveValue("3");
    await page.getByRole("button", { name: "One less" }).click();
    await expect(quantity).toHaveValue("2");
    await page.reload();
    await expect(quantity).toHaveValue("2");

    await page.getByRole("link", { name: "Go to checkout" }).click();
    await fillCheckout(page);
    await page.getByLabel("E-mail").fill("not an address");
    await page.getByRole("button", { name: /^Place order/ }).click();
    await expect(page.getByLabel("E-mail")).toHaveAttribute("aria-invalid", "true");
    await expect(page.getByLabel("E-mail")).toHaveAccessibleDescription(/e-mail address like/);
    await expect(page.getByLabel("Full name")).toHaveValue("Robin Reader");
    await page.getByLabel("E-mail").fill("robin@example.com");
    await page.getByRole("button", { name: /^Place order/ }).click();
    await page.waitForURL("**/orders/*");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Thank you, Robin Reader");
    await expect(page.getByRole("main").getByText(name).first()).toBeVisible();
    await page.goto("/cart");
    await expect(page.getByText("Your cart is empty")).toBeVisible();
  });

  test("a product is liked, found among the liked ones, and taken out of the cart again", async ({
    page,
    database,
  }) => {
    const name = await addProduct(page, database);
    await page.getByRole("button", { name: `Remove ${name}` }).click();
    await expect(page.getByText("Your cart is empty")).toBeVisible();
    const product = await openProduct(page, database);
    const like = page.getByRole("button", { name: `Like ${product}` });
    await like.click();
    await expect(like).toHaveAttribute("aria-pressed", "true");
    await page.goto("/account");
    await page.getByRole("region", { name: "Liked" }).getByRole("link", { name: product }).click();
    await page.waitForURL("**/products/**");
    await like.click();
    await expect(like).toHaveAttribute("aria-pressed", "false");
  });

  test("somebody makes an account, is told what is wrong beside its field, signs out and in again", async ({
    page,
  }) => {
    const email = `robin.${test.info().project.name}.${Date.now()}@example.com`;
    await page.goto("/sign-up?callbackUrl=/cart");
    await page.getByLabel("Name").fill("Robin Reader");
    await page.getByLabel("E-mail").fill(email);
    await page.getByLabel("Password").fill("short");
    await page.getByRole("button", { name: "Create account" }).click();
    await expect(page.getByLabel("Password")).toHaveAccessibleDescription(/use at least 8 characters/);
    await expect(page.getByLabel("Name")).toHaveValue("Robin Reader");
    await expect(page.getByLabel("E-mail")).toHaveValue(email);
    await expect(page.getByLabel("Password")).toHaveValue("");
    await page.getByLabel("Password").fill(PASSWORD);
    await page.getByRole("button", { name: "Create account" }).click();
    await page.waitForURL("**/cart");
    await page.goto("/account");
    await expect(page.getByText(`Signed in as ${email}`)).toBeVisible();
    await page.getByLabel("Name").fill("Robin Red");
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await expect(page.getByText("Saved.")).toBeVisible();
    await expect(page.getByLabel("Name")).toHaveValue("Robin Red");
    await page.getByRole("button", { name: "Sign out", exact: true }).click();
    await page.waitForURL((url) => url.pathname === "/");
    await page.goto("/account");
    await expect(page.getByRole("main").getByRole("link", { name: "Sign in" })).toBeVisible();

    await page.goto("/sign-in");
    await page.getByLabel("E-mail").fill(email);
    await page.getByLabel("Password").fill("not the password");
    await page.getByRole("main").getByRole("button", { name: "Sign in" }).click();
    await expect(page.getByText("E-mail and password do not fit together.")).toBeVisible();
    await expect(page.getByLabel("E-mail")).toHaveValue(email);
    await page.getByLabel("Password").fill(PASSWORD);
    await page.getByRole("main").getByRole("button", { name: "Sign in" }).click();
    await page.waitForURL("**/account");
    await expect(page.getByLabel("Name")).toHaveValue("Robin Red");
  });

  test("a department is narrowed and put in order", async ({ page }) => {
    await page.goto("/");
    await page.getByRole("main").locator('a[href^="/category/"]').first().click();
    await page.getByRole("combobox", { name: "Sort by" }).selectOption("price-asc");
    await page.getByRole("button", { name: "Sort", exact: true }).click();
    await page.waitForURL("**sort=price-asc**");
    await expect(page.getByRole("main").getByRole("article").first()).toBeVisible();
  });
});

/** Where forms are. Some only have theirs once something lies in the cart or somebody is signed in. */
const PAGES = [
  "/",
  "/search?q=lamp",
  "/cart",
  "/checkout",
  "/orders/find",
  "/account",
  "/privacy",
  "/sign-in",
  "/sign-up",
];

test(
  "no form puts a value into an address, before the page runs or without JavaScript",
  { tag: "@once" },
  async ({ browser, page, database }) => {
    const product = await database.query<{ slug: string }>(
      "select slug from products where status = 'active' and stock > 30 limit 1",
    );
    const category = await database.query<{ path: string }>(
      "select path from categories where depth = 0 limit 1",
    );
    const context = await browser.newContext({
      javaScriptEnabled: false,
      baseURL: test.info().project.use.baseURL,
    });
    const plain = await context.newPage();
    await plain.goto(`/products/${product.rows[0]?.slug}`);
    await plain.getByRole("button", { name: /^Add to cart/ }).click();
    await plain.waitForURL("**/cart");

    const own = [`/products/${product.rows[0]?.slug}`, `/category/${category.rows[0]?.path}`];
    const read = async (paths: string[]) => {
      for (const path of paths) {
        // As it comes from the server: what a browser shows before any script has run.
        const html = await (await context.request.get(path)).text();
        const forms = await page.evaluate((source) => {
          const forms = [...new DOMParser().parseFromString(source, "text/html").forms];
          return forms.map((form) => ({
            method: form.method,
            action: form.getAttribute("action") ?? "",
            names: [...form.elements].map((field) => field.getAttribute("name")).filter(Boolean),
          }));
        }, html);
        expect(forms.length, path).toBeGreaterThan(0);
        for (const { method, action, names } of forms) {
          const lists = action === "/search" || action.startsWith("/category/");
          expect(method, `${path}: ${names.join()}`).toBe(lists ? "get" : "post");
          if (lists) expect(names.filter((name) => /pass|mail|address|token/i.test(name ?? ""))).toEqual([]);
        }
      }
    };
    await read([...PAGES, ...own]);

    await plain.goto("/sign-up");
    await plain.getByLabel("Name").fill("Robin Reader");
    await plain.getByLabel("E-mail").fill(`forms.${test.info().project.name}.${Date.now()}@example.com`);
    await plain.getByLabel("Password").fill(PASSWORD);
    await plain.getByRole("button", { name: "Create account" }).click();
    await plain.waitForURL("**/account");
    await read(["/account", "/cart", "/checkout"]);
    await context.close();
  },
);

/** Scripts come late, as on a slow line: not before what is returned is called. */
async function holdScripts(page: Page): Promise<() => void> {
  let release = () => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  await page.route("**/_next/static/**/*.js*", async (route) => {
    await held;
    await route.continue();
  });
  return release;
}

test("what is typed before the page runs stays as it was typed", { tag: "@once" }, async ({ page }) => {
  await signInAsAdmin(page);
  const release = await holdScripts(page);
  await page.goto("/admin/strategies/trending%401", { waitUntil: "commit" });
  const [recipe, note] = [page.getByLabel("Recipe"), page.getByLabel("What is it for?")];
  await recipe.fill("{}");
  await note.fill("Somebody is quick.");
  release();
  // React marks what it has taken over.
  await recipe.evaluate(
    (area) =>
      new Promise<void>((resolve) => {
        const look = () =>
          Object.keys(area).some((key) => key.startsWith("__react")) ? resolve() : setTimeout(look, 20);
        look();
      }),
  );
  await expect(recipe).toHaveValue("{}");
  await expect(note).toHaveValue("Somebody is quick.");
});

test("what is pressed before the page runs is kept, once", { tag: "@once" }, async ({ page, database }) => {
  const release = await holdScripts(page);
  const { rows } = await database.query<{ slug: string }>(
    "select slug from products where status = 'active' and stock > 30 offset 3 limit 1",
  );
  await page.goto(`/products/${rows[0]?.slug}`, { waitUntil: "commit" });
  await page.getByRole("button", { name: /^Add to cart/ }).dblclick();
  // The second press takes the place of the first request in the browser.
  await expect(page).toHaveURL(/\/cart$/);
  await expect(page.getByLabel("Quantity", { exact: true })).toHaveValue("1");
  await page.goto("/sign-in", { waitUntil: "commit" });
  await page.getByLabel("E-mail").fill("robin@example.com");
  await page.getByLabel("Password").fill(PASSWORD);
  await page.getByRole("main").getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByText("E-mail and password do not fit together.")).toBeVisible();
  expect(page.url()).not.toContain("?");
  await expect(page.getByLabel("E-mail")).toHaveValue("robin@example.com");
  release();
});
