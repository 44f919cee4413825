import { addTrendingProduct, expect, putIntoCart, shopperOf, test } from "./fixtures";

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

for (const [what, skew] of [
  ["ten minutes ahead", 10 * MINUTE],
  ["forty days behind", -40 * DAY],
] as const) {
  test(
    `a browser whose clock is ${what} is heard, at the right time`,
    { tag: "@once" },
    async ({ page, database }) => {
      const before = Date.now();
      await page.clock.setSystemTime(before + skew);
      await page.goto("/");
      await page.getByRole("main").getByRole("article").getByRole("link").first().click();
      await page.waitForURL("**/products/**");
      const shopper = await shopperOf(page);
      const views = async () => {
        const { rows } = await database.query<{ at: Date; client_at: Date }>(
          "select at, client_at from interactions where shopper_id = $1 and kind = 'view'",
          [shopper],
        );
        return rows;
      };
      await expect.poll(async () => (await views()).length).toBe(1);
      const [view] = await views();
      const at = view?.at.getTime() ?? 0;
      expect(at).toBeGreaterThan(before - MINUTE);
      expect(at).toBeLessThan(Date.now() + MINUTE);
      expect(Math.abs((view?.client_at.getTime() ?? 0) - (at + skew))).toBeLessThan(MINUTE);
    },
  );
}

test(
  "a like taken back is gone, whatever lies in the cart; one that stands stays when the cart is emptied",
  { tag: "@once" },
  async ({ page, database }) => {
    const name = await addTrendingProduct(page, database);
    const address = page.url();
    const heart = page.getByRole("button", { name: `Like ${name}` });
    const press = () =>
      Promise.all([
        page.waitForResponse(
          (response) => response.url() === address && response.request().method() === "POST" && response.ok(),
        ),
        heart.click(),
      ]);
    await press();
    await page.goto("/cart");
    await page
      .getByRole("button", { name: `Remove ${name}` })
      .first()
      .click();
    await expect(page.getByText(/cart is empty/i).first()).toBeVisible();
    await page.goto(address);
    await expect(heart).toHaveAttribute("aria-pressed", "true");
    await putIntoCart(page);
    await press();
    await page.goto(address);
    await expect(heart).toHaveAttribute("aria-pressed", "false");
  },
);
