import { addShirt, expect, test } from "./fixtures";

const nameOf = (title: string, project: string) =>
  `${title}-${project}`.toLowerCase().replace(/[^a-z]+/g, "-");

test("a product with options is chosen and bought as what was chosen", async ({ page, database }, info) => {
  await page.goto(await addShirt(database, nameOf("buy", info.project.name)));
  await expect(page.getByRole("main")).toContainText("£12.50");
  await expect(page.getByRole("main").getByRole("listitem").filter({ hasText: "Washed" })).toBeVisible();
  // By keyboard, as by pointer.
  await page.getByRole("link", { name: "M", exact: true }).focus();
  await page.keyboard.press("Enter");
  await page.waitForURL(/variant=/);
  await expect(page.getByRole("link", { name: "M", exact: true })).toHaveAttribute("aria-current", "true");
  await expect(page.getByRole("main")).toContainText("£14.50");
  await page.getByRole("button", { name: /Add to cart: Story Shirt/ }).click();
  await expect(page.getByRole("status").filter({ hasText: "is in your cart" })).toBeAttached();
  await page.goto("/cart");
  await expect(page.getByRole("main")).toContainText("Size: M, Colour: Red");
});

test.describe("without a script", () => {
  test.use({ javaScriptEnabled: false });

  test("options and pictures are chosen by their addresses", async ({ page, database }, info) => {
    const address = await addShirt(database, nameOf("plain", info.project.name));
    // The shop hears of its pictures a moment after it is there.
    await expect(async () => {
      await page.goto(address);
      await expect(page.getByRole("list", { name: "Pictures" })).toBeVisible({ timeout: 500 });
    }).toPass();
    await page.getByRole("group", { name: "Size" }).getByRole("link", { name: "M" }).click();
    await page.getByRole("list", { name: "Pictures" }).getByRole("link").last().click();
    await expect(page).toHaveURL(/variant=.*picture=/);
    await expect(
      page.getByRole("group", { name: "Size" }).getByRole("link", { name: "M", exact: true }),
    ).toHaveAttribute("aria-current", "true");
    await page.getByRole("group", { name: "Colour" }).getByRole("link", { name: /Blue/ }).click();
    await expect(page.getByRole("main")).toContainText("Sold out");
    await expect(page.getByRole("link", { name: "Blue (sold out)" })).toHaveAttribute("aria-current", "true");
  });
});
