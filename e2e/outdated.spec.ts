// Not the fixtures' own test: a browser reports a call that is refused as an error, and refusing is what this is about.
import { expect, type Page, test } from "playwright/test";
import { putIntoCart, rail } from "./fixtures";

/** Makes this tab one of before an update: what it calls, the shop does not know by that name any more. */
async function age(page: Page): Promise<void> {
  await page.route("**/*", (route) => {
    const headers = route.request().headers();
    if (headers["next-action"] === undefined) return route.fallback();
    return route.continue({ headers: { ...headers, "next-action": "40".padEnd(42, "0") } });
  });
}

test.describe("a tab that was open while the shop was updated @once", () => {
  test("says so, loads its page anew, and then does what it is asked", async ({ page }) => {
    await page.goto("/");
    await rail(page, "home.trending").getByRole("link").first().click();
    await page.waitForURL("**/products/**");
    await age(page);
    const anew = page.waitForEvent("load");
    await page
      .getByRole("main")
      .getByRole("button", { name: /^Add to cart/ })
      .first()
      .click();
    await expect(page.getByText("The shop has been updated since this page was loaded")).toBeVisible();
    await anew;
    await page.unrouteAll();
    await putIntoCart(page);
  });

  test("does not take away what somebody has typed", async ({ page }) => {
    await page.goto("/sign-in");
    await age(page);
    await page.getByLabel("E-mail").fill("robin@shop.example");
    await page.getByLabel("Password").fill("not the right one");
    await page.getByRole("button", { name: "Sign in" }).click();
    await expect(page.getByText("Please load the page anew and send it again")).toBeVisible();
    await expect(page.getByLabel("E-mail")).toHaveValue("robin@shop.example");
  });
});
