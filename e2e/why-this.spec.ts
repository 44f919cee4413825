import type { Locator, Page } from "playwright/test";
import { chooseConsent, expect, lookAt, productNames, rail, shopperOf, test } from "./fixtures";

const FOR_YOU = "home.for-you";

/** Looks at three products of one department, and goes to the front page with what follows from that. */
async function meetThree(page: Page): Promise<void> {
  await page.goto("/");
  await page.getByRole("main").locator('a[href^="/category/"]').first().click();
  await page.waitForURL("**/category/**");
  const links = page.getByRole("main").getByRole("article").getByRole("link");
  await expect(links.first()).toBeVisible();
  const addresses = await links.evaluateAll((all) => all.map((link) => link.getAttribute("href") ?? ""));
  for (const address of addresses.slice(12, 15)) await lookAt(page, address);
  await page.goto("/");
  await productNames(page, FOR_YOU);
}

const whyButtons = (page: Page) => rail(page, FOR_YOU).getByRole("button", { name: /^Why this\?/ });
const dialogOf = (page: Page): Locator => page.getByRole("dialog", { name: "Why this?" });
const nameAsked = async (button: Locator) =>
  ((await button.getAttribute("aria-label")) ?? "").replace("Why this? ", "");

test("a suggestion says what it rests on, and that can be left out there and then", async ({
  page,
  database,
}) => {
  await meetThree(page);
  const button = whyButtons(page).first();
  const box = await button.boundingBox();
  expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(44);
  // By keyboard, as by pointer.
  await button.focus();
  await page.keyboard.press("Enter");
  await expect(dialogOf(page)).toContainText(/Because you viewed|More from|More by|Popular in|Similar to/);
  await expect(dialogOf(page)).toContainText(/You viewed this · \d+% of what speaks for it/);
  await page.keyboard.press("Escape");
  await expect(dialogOf(page)).toBeHidden();
  await expect(button).toBeFocused();

  await button.press("Enter");
  const leaveOut = dialogOf(page).getByRole("button", { name: /^Leave .+ out of my suggestions$/ });
  await leaveOut.first().click();
  await expect(
    dialogOf(page).getByRole("button", { name: /^Use .+ for my suggestions again$/ }),
  ).toBeVisible();
  const off = async () => {
    const { rows } = await database.query<{ n: number }>(
      "select count(*)::int as n from switched_off_influences where shopper_id = $1",
      [await shopperOf(page)],
    );
    return rows[0]?.n;
  };
  await expect.poll(off).toBe(1);
  await dialogOf(page).getByRole("link", { name: "All that your suggestions rest on" }).click();
  await page.waitForURL("**/account/influences");
  await expect(page.getByText("1 of them switched off")).toBeVisible();
});

test("less like this takes a product out at once, can be undone, and the next lists follow", async ({
  page,
  database,
}) => {
  await meetThree(page);
  const ratings = async () => {
    const { rows } = await database.query<{ lane: string }>(
      "select lane from interactions where shopper_id = $1 and kind = 'rating' order by at",
      [await shopperOf(page)],
    );
    return rows.map(({ lane }) => lane);
  };
  const name = await nameAsked(whyButtons(page).first());
  const card = rail(page, FOR_YOU).getByRole("heading", { name, exact: true });
  const less = async () => {
    await whyButtons(page).first().click();
    await dialogOf(page).getByRole("button", { name: "Less like this" }).click();
    await expect(card).toHaveCount(0);
  };
  const undo = rail(page, FOR_YOU).getByRole("button", { name: `Undo: ${name} may be suggested again` });

  await less();
  await expect(undo).toBeFocused();
  await expect.poll(ratings).toEqual(["person"]);
  await undo.click();
  await expect(card).toBeVisible();
  await expect.poll(ratings).toEqual(["withdrawn"]);

  await less();
  await expect.poll(ratings).toEqual(["withdrawn", "person"]);
  // Once nobody is at the list any more, the one without it takes its place.
  await page.getByRole("heading", { level: 1 }).click();
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  await expect(undo).toHaveCount(0);
  await page.goto("/");
  for (const placement of [FOR_YOU, "home.trending", "home.new"])
    expect(await productNames(page, placement)).not.toContain(name);
});

test("to whoever does not want to be remembered nothing is promised that could not be kept", async ({
  page,
}) => {
  await chooseConsent(page, { personalisation: false, analytics: false });
  await page.goto("/");
  await productNames(page, FOR_YOU);
  await whyButtons(page).first().click();
  await expect(dialogOf(page)).toContainText("You have not allowed this shop to choose products");
  await expect(dialogOf(page).getByRole("button", { name: "Less like this" })).toHaveCount(0);
  await dialogOf(page).getByRole("link", { name: "Privacy choices" }).click();
  await page.waitForURL("**/privacy");
});
