import fs from "node:fs";
import path from "node:path";
import AxeBuilder from "@axe-core/playwright";
import { Secret, TOTP } from "otpauth";
import type { Page } from "playwright/test";
import { DATA, expect, signIn, signUp, test } from "./fixtures";

const PASSWORD = "correct horse battery staple";
const OTHER = "ein Pferd im Stall, mit Strom";

const newEmail = (story: string) => `${story}.${test.info().project.name}.${Date.now()}@example.com`;

/** What an app shows, `periods` half minutes from now. */
function codeOf(secret: string, periods = 0): string {
  const totp = new TOTP({ secret: Secret.fromBase32(secret) });
  return totp.generate({ timestamp: Date.now() + periods * 30_000 });
}

async function openSecurity(page: Page): Promise<void> {
  await page.goto("/account");
  await page.getByRole("link", { name: "Password and sign-in" }).click();
  await page.waitForURL("**/account/security");
}

async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(overflow).toBeLessThanOrEqual(0);
}

test("a password is changed and other browsers are signed out", async ({ page, browser }) => {
  const email = newEmail("sessions");
  await signUp(page, email);
  const elsewhere = await browser.newContext({ baseURL: test.info().project.use.baseURL });
  const other = await elsewhere.newPage();
  await signIn(other, email, PASSWORD);

  await openSecurity(page);
  await expect(page.getByText("· this browser")).toHaveCount(1);
  await expect(page.getByRole("button", { name: /^Sign out Chrome/ })).toHaveCount(1);
  await expectAccessible(page);
  await page.getByRole("button", { name: "Sign out everywhere else" }).click();
  await expect(page.getByRole("button", { name: /^Sign out/ })).toHaveCount(0);
  await other.goto("/account/security");
  await expect(other).toHaveURL(/\/sign-in/);
  await elsewhere.close();

  await page.getByLabel("Current password").fill("not the password");
  await page.getByLabel("New password").fill(OTHER);
  await page.getByRole("button", { name: "Change password" }).click();
  await expect(page.getByText("This is not the password of your account.").first()).toBeVisible();
  await page.getByLabel("Current password").fill(PASSWORD);
  await page.getByLabel("New password").fill("password1");
  await page.getByRole("button", { name: "Change password" }).click();
  await expect(page.getByText("one of the first that are guessed").first()).toBeVisible();
  await page.getByLabel("New password").fill(OTHER);
  await page.getByRole("button", { name: "Change password" }).click();
  await expect(page.getByText("Your password is changed.")).toBeVisible();
});

test("a second factor is set up, asked for, stood in for and removed", { tag: "@once" }, async ({ page }) => {
  const email = newEmail("factor");
  await signUp(page, email);
  await openSecurity(page);
  await page.getByLabel("Your password").fill(PASSWORD);
  await page.getByRole("button", { name: "Set up a second factor" }).click();
  await expect(page.getByRole("img", { name: "QR code" })).toBeVisible();
  await expectAccessible(page);
  const key = await page.getByText(/^([A-Z2-7]{4} ){7}[A-Z2-7]{4}$/).innerText();
  const secret = key.replaceAll(" ", "");
  await page.getByRole("textbox", { name: "Code" }).fill("000000");
  await page.getByRole("button", { name: "Switch it on" }).click();
  await expect(page.getByText("This code is not right").first()).toBeVisible();
  await page.getByRole("textbox", { name: "Code" }).fill(codeOf(secret));
  await page.getByRole("button", { name: "Switch it on" }).click();
  const shown = page.getByRole("list", { name: "Recovery codes" }).getByRole("listitem");
  await expect(shown).toHaveCount(10);
  const codes = await shown.allInnerTexts();

  await page.goto("/account");
  await page.getByRole("button", { name: "Sign out", exact: true }).click();
  await page.waitForURL((url) => url.pathname === "/");
  await signIn(page, email, PASSWORD);
  await expect(page).toHaveURL(/\/sign-in\/code/);
  await page.goto("/account/security");
  await expect(page, "the password alone opens nothing").toHaveURL(/\/sign-in\?/);
  await page.goto("/sign-in/code?callbackUrl=%2Faccount%2Fsecurity");
  await expectAccessible(page);
  await page.getByRole("textbox", { name: "Code" }).fill(codeOf(secret, 1));
  await page.getByRole("button", { name: "Sign in" }).last().click();
  await page.waitForURL("**/account/security");

  await page.getByText("Remove the second factor").first().click();
  await page
    .getByLabel("Code")
    .last()
    .fill(codes[0] ?? "");
  await page.getByRole("button", { name: "Remove the second factor" }).click();
  await expect(page.getByRole("button", { name: "Set up a second factor" })).toBeVisible();
});

test("a forgotten password is replaced by a link, once", { tag: "@once" }, async ({ page, browser }) => {
  const email = newEmail("reset");
  await signUp(page, email);
  // Somebody without JavaScript, in another browser.
  const elsewhere = await browser.newContext({
    javaScriptEnabled: false,
    baseURL: test.info().project.use.baseURL,
  });
  const plain = await elsewhere.newPage();
  await plain.goto("/sign-in");
  await plain.getByRole("link", { name: "Forgotten your password?" }).click();
  await plain.getByLabel("E-mail").fill(email);
  await plain.getByRole("button", { name: "Send a link" }).click();
  await expect(plain.getByText("If there is an account with this address")).toBeVisible();

  const folder = path.join(DATA, "mail");
  const readLink = () => {
    const mails = fs.existsSync(folder) ? fs.readdirSync(folder).sort() : [];
    // Long lines are folded in mails.
    const texts = mails.map((file) =>
      fs.readFileSync(path.join(folder, file), "utf8").replaceAll("=\r\n", "").replaceAll("=3D", "="),
    );
    const mail = texts.findLast((text) => text.includes(email)) ?? "";
    return /new-password\?token=([\w-]+)/.exec(mail)?.[1] ?? "";
  };
  await expect.poll(readLink).not.toBe("");
  const link = `/sign-in/new-password?token=${readLink()}`;
  await plain.goto(link);
  await plain.getByLabel("New password").fill("short");
  await plain.getByRole("button", { name: "Change password" }).click();
  await expect(plain.getByText("Please use at least 8 characters.")).toBeVisible();
  await plain.getByLabel("New password").fill(OTHER);
  await plain.getByRole("button", { name: "Change password" }).click();
  await expect(plain.getByText("Your password is changed.")).toBeVisible();
  await signIn(plain, email, OTHER);
  await plain.goto(link);
  await expect(plain.getByText("This link works no more")).toBeVisible();
  await elsewhere.close();
  // The browser that was signed in is not any more.
  await page.goto("/account/security");
  await expect(page).toHaveURL(/\/sign-in/);
});
