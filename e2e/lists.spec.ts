import type pg from "pg";
import type { Page } from "playwright/test";
import { expect, fillCheckout, putIntoCart, signUp, test } from "./fixtures";

/** Everyone a story signs up is somebody new. */
let people = 0;
const newEmail = (what: string) => `${what}-${Date.now()}-${people++}@example.org`;

/** Opens a product without options that there is enough of for all the stories; its name. */
async function openProduct(page: Page, database: pg.Pool, place = 0): Promise<string> {
  const { rows } = await database.query<{ slug: string }>(
    `select slug from products where status = 'active' and stock > 30 and cardinality(option_names) = 0
      order by id offset $1 limit 1`,
    [place],
  );
  await page.goto(`/products/${rows[0]?.slug}`);
  return page.getByRole("heading", { level: 1 }).innerText();
}

const saveLink = (page: Page) => page.getByRole("main").getByRole("link", { name: "Save to a list" });

test.describe("a list", () => {
  test("needs an account and says so; then it takes products in and gives them to the cart", async ({
    page,
    database,
  }) => {
    const name = await openProduct(page, database);
    const product = page.url();
    await saveLink(page).click();
    await expect(page.getByRole("heading", { name: "Lists need an account" })).toBeVisible();
    await page.getByRole("main").getByRole("link", { name: "Create an account" }).click();
    await page.getByLabel("Name").first().fill("Robin Reader");
    await page.getByLabel("E-mail").fill(newEmail("lists"));
    await page.getByLabel("Password").fill("correct horse battery staple");
    await page.getByRole("main").getByRole("button", { name: "Create account" }).click();
    // Back to what they were about to do.
    await page.waitForURL("**/account/lists/save?product=*");
    await page.getByLabel("New list").fill("Birthday");
    await page.getByRole("main").getByRole("button", { name: "Save to a list" }).click();
    await page.getByRole("link", { name: "See the list" }).click();
    await page.waitForURL(/\/account\/lists\/[0-9a-f-]{36}$/);
    await expect(page.getByRole("heading", { level: 1, name: "Birthday" })).toBeVisible();
    await expect(page.getByRole("main").getByRole("article")).toHaveText(new RegExp(name));
    await page.goto(product);
    await saveLink(page).click();
    await expect(page.getByText("On Birthday already")).toBeVisible();
    await page.getByRole("link", { name: "See the list" }).click();
    await page.getByRole("button", { name: `Move to cart: ${name}` }).click();
    await expect(page.getByRole("heading", { name: "This list is empty" })).toBeVisible();
    await page.goto("/cart");
    await expect(page.getByRole("main").getByText(name).first()).toBeVisible();
  });

  test("is shared by a link that says nothing of whose it is, and is dead once withdrawn", async ({
    page,
    browser,
    database,
  }) => {
    await signUp(page, newEmail("shares"));
    const name = await openProduct(page, database, 1);
    await saveLink(page).click();
    await page.getByLabel("New list").fill("Kitchen");
    await page.getByRole("main").getByRole("button", { name: "Save to a list" }).click();
    await page.getByRole("link", { name: "See the list" }).click();
    await page.getByRole("button", { name: "Make a link" }).click();
    const address = await page.getByLabel("Link to this list").inputValue();
    const own = page.url();
    const stranger = await (await browser.newContext()).newPage();
    const answer = await stranger.goto(address);
    await expect(stranger.getByRole("heading", { level: 1, name: "Kitchen" })).toBeVisible();
    await expect(stranger.getByRole("main").getByRole("article")).toHaveText(new RegExp(name));
    expect(await answer?.text()).not.toContain("Robin");
    // Another's own page of it is none.
    const refused = await stranger.goto(own);
    expect(refused?.url()).toContain("/sign-in");
    await page.getByRole("button", { name: "Withdraw the link" }).click();
    await expect(page.getByRole("button", { name: "Make a link" })).toBeVisible();
    expect((await stranger.goto(address))?.status()).toBe(404);
    await stranger.context().close();
    await page.getByText("Delete list").click();
    await page.getByRole("button", { name: "Delete “Kitchen”" }).click();
    await page.waitForURL("**/account/lists");
    await expect(page.getByRole("heading", { name: "No lists yet" })).toBeVisible();
  });
});

async function addAddress(page: Page, name: string, line: string): Promise<void> {
  await page.goto("/account/addresses");
  await page.getByLabel("Full name").fill(name);
  await page.getByLabel("Street and number").fill(line);
  await page.getByLabel("Postcode").fill("LS1 1AA");
  await page.getByLabel("Town or city").fill("Leeds");
  await page.getByRole("button", { name: "Save address" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Saved." })).toBeVisible();
}

test.describe("addresses", () => {
  test("are kept, changed and deleted, and fill the checkout", async ({ page, database }) => {
    await signUp(page, newEmail("addresses"));
    await page.goto("/account");
    await page.getByRole("main").getByRole("link", { name: "Addresses" }).click();
    await expect(page.getByRole("heading", { name: "No addresses yet" })).toBeVisible();
    await addAddress(page, "Robin Reader", "1 High Street");
    await addAddress(page, "Ada Aunt", "2 Mill Lane");
    await page.getByRole("button", { name: "Make the address of Ada Aunt, 2 Mill Lane the default" }).click();
    const addresses = page
      .getByRole("main")
      .getByRole("listitem")
      .filter({ has: page.getByRole("button", { name: /^Delete/ }) });
    await expect(addresses.first()).toContainText("Ada Aunt");
    await page.getByRole("link", { name: "Change the address of Robin Reader, 1 High Street" }).click();
    // Before that the fields are those of another form.
    await expect(page.getByRole("heading", { name: "Change the address" })).toBeVisible();
    await page.getByLabel("Street and number").fill("3 High Street");
    await page.getByRole("button", { name: "Save address" }).click();
    await expect(page.getByText("3 High Street")).toBeVisible();
    await openProduct(page, database);
    await putIntoCart(page);
    await page.goto("/checkout");
    await expect(page.getByLabel("Street and number")).toHaveValue("2 Mill Lane");
    await expect(page.getByLabel("Full name")).toHaveValue("Ada Aunt");
    await page
      .getByLabel("From your address book")
      .selectOption({ label: "Robin Reader, 3 High Street, Leeds" });
    await expect(page.getByLabel("Street and number")).toHaveValue("3 High Street");
    await expect(page.getByLabel("Full name")).toHaveValue("Robin Reader");
    await page.goto("/account/addresses");
    await page.getByRole("button", { name: "Delete the address of Ada Aunt, 2 Mill Lane" }).click();
    await expect(page.getByText("2 Mill Lane")).toHaveCount(0);
  });

  test("are kept at the checkout by a tick, or from the order", async ({ page, database }) => {
    await signUp(page, newEmail("keeps"));
    await openProduct(page, database);
    await putIntoCart(page);
    await page.goto("/checkout");
    await fillCheckout(page);
    await page.getByLabel("Keep this address in my account").check();
    await page.getByRole("button", { name: /^Place order/ }).click();
    await page.waitForURL("**/orders/**");
    await expect(page.getByText("This address is in your address book.")).toBeVisible();
    const order = page.url();
    await page.goto("/account/addresses");
    await page.getByRole("button", { name: /^Delete the address of Robin Reader/ }).click();
    await expect(page.getByRole("heading", { name: "No addresses yet" })).toBeVisible();
    await page.goto(order);
    await page.getByRole("button", { name: "Keep this address" }).click();
    await expect(page.getByText("This address is in your address book.")).toBeVisible();
  });

  test("fill the checkout without JavaScript, too", async ({ page, browser, database }) => {
    await signUp(page, newEmail("plain"));
    await addAddress(page, "Robin Reader", "1 High Street");
    await addAddress(page, "Ada Aunt", "2 Mill Lane");
    await openProduct(page, database);
    await putIntoCart(page);
    const storageState = await page.context().storageState();
    const context = await browser.newContext({ javaScriptEnabled: false, storageState });
    const plain = await context.newPage();
    await plain.goto("/checkout");
    await expect(plain.getByLabel("Street and number")).toHaveValue("1 High Street");
    await plain.getByLabel("From your address book").selectOption({ label: "Ada Aunt, 2 Mill Lane, Leeds" });
    await plain.getByRole("button", { name: "Use this address" }).click();
    await expect(plain.getByLabel("Street and number")).toHaveValue("2 Mill Lane");
    await expect(plain.getByLabel("Full name")).toHaveValue("Ada Aunt");
    await context.close();
  });
});
