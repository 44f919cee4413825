import http from "node:http";
import type { AddressInfo } from "node:net";
import type { Page } from "playwright/test";
import { expect, signInAsAdmin, test } from "./fixtures";

/** A page of another shop: nothing but what its script does. */
async function withOtherShop(run: (origin: string) => Promise<void>): Promise<void> {
  const server = http.createServer((_, response) => {
    response.setHeader("content-type", "text/html");
    response.end("<!doctype html><title>Another shop</title><h1>Another shop</h1>");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  try {
    await run(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  } finally {
    await new Promise((resolve) => server.close(resolve));
  }
}

interface Asked {
  shop: string;
  path: string;
  key: string;
  body?: unknown;
}

/** Status and body of what the page's own script asks of the shop; null where the browser keeps the answer from it. */
function askFrom(
  page: Page,
  asked: Asked,
): Promise<{ status: number; body: Record<string, unknown> } | null> {
  return page.evaluate(async ({ shop, path, key, body }) => {
    try {
      const response = await fetch(`${shop}${path}`, {
        method: body === undefined ? "GET" : "POST",
        headers: {
          authorization: `Bearer ${key}`,
          ...(body === undefined ? {} : { "content-type": "application/json" }),
        },
        body: body === undefined ? undefined : JSON.stringify(body),
      });
      return { status: response.status, body: (await response.json()) as Record<string, unknown> };
    } catch {
      return null;
    }
  }, asked);
}

const newKey = (page: Page) => page.getByTestId("new-key").first();

test(
  "a key for another shop's pages is made, used there, and nowhere else",
  { tag: "@once" },
  async ({ page, context, baseURL }) => {
    await withOtherShop(async (origin) => {
      await signInAsAdmin(page);
      await page.goto("/admin/keys");
      await page.getByLabel("What it is for").fill("Another shop's pages");
      await page.getByLabel("Kind").selectOption("publishable");
      await page.getByRole("button", { name: "Make the key" }).click();
      await expect(page.getByText("Please enter the origins whose pages may use the key.")).toBeVisible();
      await page.getByLabel("Origins whose pages may use it").fill(origin);
      await page.getByRole("button", { name: "Make the key" }).click();
      const key = (await newKey(page).innerText()).trim();
      expect(key).toMatch(/^pk_/);

      const other = await context.newPage();
      await other.goto(origin);
      const me = await other.evaluate(() => crypto.randomUUID());
      const shop = baseURL ?? "";
      const lists = await askFrom(other, {
        shop,
        key,
        path: `/api/recommend?placement=home.for-you&k=3&shopper=${me}`,
      });
      expect(lists?.status).toBe(200);
      const [list] = lists?.body.lists as { items: { product: { id: string } }[] }[];
      const event = {
        id: "first",
        kind: "view",
        product: list?.items[0]?.product.id,
        at: new Date().toISOString(),
      };
      const sent = { shop, key, path: "/api/interactions", body: { shopper: me, interactions: [event] } };
      expect(await askFrom(other, sent)).toMatchObject({ status: 202, body: { accepted: 1 } });
      expect(await askFrom(other, { shop, key, path: `/api/shoppers/${me}/profile` })).toMatchObject({
        status: 403,
      });

      // The same key on a page that is not listed: the browser lets it read nothing.
      await withOtherShop(async (evil) => {
        await other.goto(evil);
        expect(await askFrom(other, { shop, key, path: `/api/recommend?placement=home.for-you` })).toBeNull();
        expect(await askFrom(other, sent)).toBeNull();
      });
      await page.getByRole("button", { name: "Revoke Another shop's pages" }).click();
      await page.getByRole("dialog").getByRole("button", { name: "Revoke" }).click();
      await expect(page.getByRole("row", { name: /Another shop's pages/ })).toContainText("Revoked");
      await other.goto(origin);
      // No key names this origin any more, so its page is not told why.
      expect(await askFrom(other, { shop, key, path: "/api/recommend?placement=home.for-you" })).toBeNull();
      await other.close();
    });
  },
);

test(
  "a server's key is made, replaced by another and shown once each",
  { tag: "@once" },
  async ({ page, request }) => {
    await signInAsAdmin(page);
    await page.goto("/admin/keys");
    await page.getByLabel("What it is for").fill("Catalogue server");
    await page.getByRole("button", { name: "Make the key" }).click();
    await expect(page.getByText("Please choose what the key may do.")).toBeVisible();
    await page.getByLabel("catalog:read").check();
    await page.getByRole("button", { name: "Make the key" }).click();
    const key = (await newKey(page).innerText()).trim();
    const read = async (one: string) =>
      (await request.get("/api/products?limit=1", { headers: { authorization: `Bearer ${one}` } })).status();
    expect(await read(key)).toBe(200);

    const row = page.getByRole("row", { name: /Catalogue server/ }).first();
    await row.getByText("Rotate").click();
    await row.getByLabel("Hours the old one works on").fill("1");
    await row.getByRole("button", { name: "Make the new key" }).click();
    const old = page.getByRole("row", { name: /followed by/ });
    const next = (await old.getByTestId("new-key").innerText()).trim();
    expect(next).not.toBe(key);
    expect([await read(key), await read(next)]).toEqual([200, 200]);
    await page.reload();
    // The secret part may hold the sign that stands between the parts.
    await expect(page.getByText(next.split("_").slice(2).join("_"))).toHaveCount(0);
  },
);
