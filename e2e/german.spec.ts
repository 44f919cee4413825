import fs from "node:fs";
import path from "node:path";
import type pg from "pg";
import { devices, type Page } from "playwright/test";
import { foreignSentences } from "./foreign-sentences";
import { DATA, expect, signInAsAdmin, test } from "./fixtures";

/*
 * A shop that has got German as a second language, and sells in euro. Its language is seen by every story, so that these are
 * told one after the other and after all others (playwright.config.ts).
 */
test.describe.configure({ mode: "serial" });

const CODE = `DE-${Date.now()}`;
const NAME = `Stehleuchte Größe ${CODE}`;
const CARDS = { good: "4242 4242 4242 4242", noFunds: "4000 0000 0000 9995" };

/** Adds German where a merchant does, with what the shop is called in it; an empty code takes it away again. */
async function setSecondLanguage(page: Page, code: string): Promise<void> {
  await page.goto("/admin/settings");
  const languages = page.getByRole("textbox", { name: "Language", exact: true });
  if (code === "") await languages.first().fill("");
  // It is there already where the story is told for the second time.
  else if ((await languages.first().inputValue()) !== code) {
    await languages.last().fill(code);
    await page.getByLabel("Name of the shop").last().fill("Lichthaus");
    await page.getByLabel("Headline of the front page").last().fill("Schönes für zu Hause");
  }
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByText("Saved. Every page of the shop shows it at once.").first()).toBeVisible();
}

/** Uploads a table with one product in euro, as a German merchant writes it. */
async function importProduct(page: Page): Promise<void> {
  const file = `sku;name;price;currency;category;stock
${CODE};${NAME};"1.234,50";EUR;Leuchten;40`;
  await page.goto("/admin/import");
  await page
    .getByLabel("File", { exact: true })
    .setInputFiles({ name: "leuchten.csv", mimeType: "text/csv", buffer: Buffer.from(file) });
  await page.getByRole("main").getByRole("button", { name: "Upload" }).click();
  await page.getByRole("button", { name: "Import 1 row" }).click({ timeout: 60_000 });
  await expect(page.getByRole("heading", { name: "What came of it" })).toBeVisible({ timeout: 60_000 });
}

/** The letter of an order, in lines as somebody reads it. */
async function readLetter(number: string): Promise<string> {
  const folder = path.join(DATA, "mail");
  let found = "";
  await expect
    .poll(
      () => {
        const names = fs.existsSync(folder) ? fs.readdirSync(folder) : [];
        const texts = names.map((name) => fs.readFileSync(path.join(folder, name), "utf8"));
        found = texts.find((text) => text.includes(`/orders/${number}?`)) ?? "";
        return found;
      },
      { timeout: 30_000 },
    )
    .not.toBe("");
  const [head = "", ...body] = found.replaceAll("\r\n", "\n").split("\n\n");
  const plain = body.join("\n\n");
  const text = /base64/i.test(head)
    ? Buffer.from(plain, "base64").toString("utf8")
    : Buffer.from(
        plain
          .replaceAll("=\n", "")
          .replace(/=([\dA-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))),
        "latin1",
      ).toString("utf8");
  return `${head}\n\n${text}`;
}

async function expectGerman(page: Page): Promise<void> {
  expect(await foreignSentences(page, "de")).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
}

async function productPath(database: pg.Pool): Promise<string> {
  const { rows } = await database.query<{ slug: string }>("select slug from products where sku = $1", [CODE]);
  return `/products/${rows[0]?.slug}`;
}

const pay = (page: Page) => page.getByRole("button", { name: /^Zahlungspflichtig bestellen/ });

async function fillGermanCheckout(page: Page): Promise<void> {
  await page.getByLabel("E-Mail").fill("joerg@example.com");
  await page.getByLabel("Vor- und Nachname").fill("Jörg Müßiggänger");
  await page.getByLabel("Land", { exact: true }).selectOption({ label: "Deutschland" });
  await page.getByLabel("Straße und Hausnummer").fill("Große Straße 7a");
  await page.getByLabel("Postleitzahl").fill("04109");
  await page.getByLabel("Ort", { exact: true }).fill("Köln-Mülheim");
}

/** What a story says of its browser would hold for these as well. */
const AS_ADMIN = { ...devices["Desktop Chrome"], locale: "en-GB", javaScriptEnabled: true };

test.beforeAll(async ({ browser }) => {
  test.setTimeout(180_000);
  const context = await browser.newContext(AS_ADMIN);
  const page = await context.newPage();
  await signInAsAdmin(page);
  await setSecondLanguage(page, "de-DE");
  await importProduct(page);
  await context.close();
});

test.afterAll(async ({ browser }) => {
  const context = await browser.newContext(AS_ADMIN);
  const page = await context.newPage();
  await signInAsAdmin(page);
  await setSecondLanguage(page, "");
  await context.close();
});

const SCREENS = { desktop: devices["Desktop Chrome"], phone: devices["Pixel 7"] };

for (const [screen, { viewport, userAgent, isMobile, hasTouch, deviceScaleFactor }] of Object.entries(
  SCREENS,
))
  test.describe(`on a ${screen}`, () => {
    test.use({ viewport, userAgent, isMobile, hasTouch, deviceScaleFactor, locale: "de-DE" });

    test("a visitor buys in German and in euro, by a second card after one that failed", async ({
      page,
      database,
    }) => {
      await page.goto("/");
      await expect(page.getByRole("heading", { level: 1 })).toHaveText("Schönes für zu Hause");
      await expectGerman(page);

      await page.goto(await productPath(database));
      await expect(page.getByRole("heading", { level: 1 })).toHaveText(NAME);
      await expect(page.getByRole("main")).toContainText(/1\.234,50\s€/);
      await page
        .getByRole("main")
        .getByRole("button", { name: /^In den Warenkorb/ })
        .first()
        .click();
      await expect(page.getByRole("status").filter({ hasText: "liegt in Ihrem Warenkorb" })).toBeAttached();
      await expectGerman(page);

      await page.goto("/cart");
      await expect(page.getByRole("heading", { level: 1 })).toHaveText("Warenkorb");
      await page.getByLabel("Gutscheincode").fill("gibtesnicht");
      await page.getByRole("button", { name: "Einlösen" }).click();
      await expect(page.getByLabel("Gutscheincode")).toHaveAccessibleDescription(
        /Diesen Code kennen wir nicht/,
      );
      await expectGerman(page);

      await page.getByRole("link", { name: "Zur Kasse" }).click();
      await page.waitForURL("**/checkout");
      await fillGermanCheckout(page);
      await page.getByLabel("Postleitzahl").fill("!!!");
      await pay(page).click();
      await expect(page.getByLabel("Postleitzahl")).toHaveAccessibleDescription(
        /„!!!“ ist keine Postleitzahl des gewählten Landes\. Dort sieht eine so aus: 10115\./,
      );
      await expectGerman(page);
      await page.getByLabel("Postleitzahl").fill("04109");
      await page.getByLabel("Testkarte").fill(CARDS.noFunds);
      await pay(page).click();
      await expect(
        page.getByRole("alert").filter({ hasText: "nicht ausreichend gedeckt" }).first(),
      ).toBeVisible();
      await page.reload();
      await expect(page.getByRole("main")).toContainText("Die Zahlung ist fehlgeschlagen");
      await expect(page.getByLabel("Vor- und Nachname")).toHaveValue("Jörg Müßiggänger");
      await expect(page.getByLabel("Ort", { exact: true })).toHaveValue("Köln-Mülheim");
      await expectGerman(page);

      await page.getByLabel("Testkarte").fill(CARDS.good);
      await pay(page).click();
      await page.waitForURL("**/orders/**");
      const number = /orders\/(\d+)/.exec(page.url())?.[1] ?? "";
      const main = page.getByRole("main");
      await expect(page.getByRole("heading", { level: 1 })).toHaveText("Vielen Dank, Jörg Müßiggänger");
      await expect(main).toContainText(`Ihre Bestellung ${number} ist aufgegeben und bezahlt`);
      await expect(main).toContainText(/1\.234,50\s€/);
      await expect(main).toContainText("04109 Köln-Mülheim");
      await expect(main).toContainText("Deutschland");
      const today = new Intl.DateTimeFormat("de-DE", { month: "long", year: "numeric", timeZone: "UTC" });
      await expect(main).toContainText(today.format(new Date()));
      await expectGerman(page);

      // By then nobody is there whose browser would say which language: the order knows.
      const letter = await readLetter(number);
      expect(letter).toContain(
        `Vielen Dank, Jörg Müßiggänger. Ihre Bestellung ${number} bei Lichthaus ist aufgegeben.`,
      );
      expect(letter).toMatch(/Gesamtsumme +1\.234,50\s€/);
      expect(letter).toContain("Große Straße 7a\n04109 Köln-Mülheim\nDeutschland");
    });
  });

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false, locale: "de-DE", consent: "open" });

  test("a visitor is told what is wrong in German, and orders", async ({ page, database }) => {
    await page.goto(await productPath(database));
    await page
      .getByRole("button", { name: /^In den Warenkorb/ })
      .first()
      .click();
    await page.waitForURL("**/cart");
    await page.getByLabel("Menge", { exact: true }).fill("100");
    await page.getByRole("button", { name: "Ändern" }).click();
    await expect(page.getByText("Bitte bestellen Sie höchstens 99 Stück eines Artikels.")).toBeVisible();
    await page.getByRole("link", { name: "Zur Kasse" }).click();
    await fillGermanCheckout(page);
    await page.getByLabel("E-Mail").fill("keine Adresse");
    await pay(page).click();
    await expect(page.getByLabel("E-Mail")).toHaveAccessibleDescription(
      /Bitte geben Sie eine E-Mail-Adresse/,
    );
    await expect(page.getByLabel("Ort", { exact: true })).toHaveValue("Köln-Mülheim");
    await page.getByLabel("E-Mail").fill("joerg@example.com");
    await pay(page).click();
    await page.waitForURL("**/orders/*");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Vielen Dank, Jörg Müßiggänger");
  });
});
