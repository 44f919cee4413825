import { once } from "node:events";
import fs from "node:fs";
import type { AddressInfo } from "node:net";
import os from "node:os";
import path from "node:path";
import { SMTPServer } from "smtp-server";
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished } from "vitest";
import { inLanguage } from "@/lib/platform/current-words";
import { getDb } from "@/lib/platform/db/client";
import { withTestDatabase } from "@/lib/platform/db/testing";
import { completeEnvironment } from "@/lib/platform/env";
import { randomId } from "@/lib/platform/ids";
import { addCategory, addProducts, addVariants } from "@/lib/shop/catalog/testing/add-products";
import { closeSettings } from "@/lib/shop/settings/live-settings";
import { askForNotice } from "./commands";
import { countOldNotices, dropOldNotices, forgetNotices } from "./forget";
import { stockNoticeSchema } from "./schema";
import { sendDueNotices } from "./send-due";

const database = withTestDatabase();
let folder = "";
let [mug, shirt] = [0, 0];

beforeAll(async () => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), "notices-"));
  completeEnvironment({ AISLE_DATA: folder, NEXTAUTH_URL: "https://shop.example" });
  const pool = database.pool();
  const { id: categoryId } = await addCategory(pool, { slug: "things" });
  [mug = 0, shirt = 0] = await addProducts(pool, [
    { sku: "MUG", name: "Blue Mug", categoryId, stock: 0 },
    { sku: "SHIRT", name: "Shirt", categoryId },
  ]);
  const variants = [
    { sku: "SHIRT-S", values: ["S"], stock: 4 },
    { sku: "SHIRT-M", values: ["M"], stock: 0 },
  ];
  await addVariants(pool, shirt, ["Size"], variants);
});
afterAll(() => {
  closeSettings();
  fs.rmSync(folder, { recursive: true, force: true });
});
beforeEach(async () => {
  await database.pool().query("delete from stock_notices");
  await database.pool().query("update products set stock = 0 where sku = 'MUG'");
  fs.rmSync(path.join(folder, "mail"), { recursive: true, force: true });
});

const waits = (email: string, shopper = randomId()) =>
  askForNotice({ product: mug, variant: "", email }, shopper);
const waiting = () => getDb().stockNotice.count();
function readMails(): string[] {
  const mails = path.join(folder, "mail");
  if (!fs.existsSync(mails)) return [];
  return fs.readdirSync(mails).map((name) => fs.readFileSync(path.join(mails, name), "utf8"));
}

describe("whoever waits for what is sold out", () => {
  it("is told once, when it can be had again, and their address is gone then", async () => {
    await waits("one@example.org");
    await waits("one@example.org");
    expect(await sendDueNotices()).toBe(0);
    expect(await waiting()).toBe(1);
    await database.pool().query("update products set stock = 3 where sku = 'MUG'");
    expect(await sendDueNotices()).toBe(1);
    const [mail = "", ...more] = readMails();
    expect(more).toEqual([]);
    expect(mail).toContain("To: one@example.org");
    expect(mail).toContain("Blue Mug is back");
    expect(mail).toContain("https://shop.example/products/mug");
    expect([await waiting(), await sendDueNotices()]).toEqual([0, 0]);
  });

  it("is told of the form they want, and of no other", async () => {
    await askForNotice({ product: shirt, variant: "SHIRT-M", email: "m@example.org" }, randomId());
    expect(await sendDueNotices()).toBe(0);
    await database.pool().query("update product_variants set stock = 1 where sku = 'SHIRT-M'");
    expect(await sendDueNotices()).toBe(1);
    expect(readMails()[0]).toContain("variant=3DSHIRT-M");
    await database.pool().query("update product_variants set stock = 0 where sku = 'SHIRT-M'");
  });

  it("is told in the language they asked in", async () => {
    await inLanguage("de-AT", () => waits("eins@example.org"));
    await database.pool().query("update products set stock = 3 where sku = 'MUG'");
    expect(await sendDueNotices()).toBe(1);
    expect(readMails()[0]).toContain("Subject: Blue Mug ist wieder da bei Aisle");
  });

  it("stays when no mail can be sent, and is told the next time", async () => {
    await waits("later@example.org");
    await database.pool().query("update products set stock = 3 where sku = 'MUG'");
    fs.writeFileSync(path.join(folder, "mail"), "in the way");
    await expect(sendDueNotices()).rejects.toThrow();
    expect(await waiting()).toBe(1);
    fs.rmSync(path.join(folder, "mail"));
    expect(await sendDueNotices()).toBe(1);
  });

  it("waits for nobody whose address takes no mail", async () => {
    const received: string[] = [];
    const server = new SMTPServer({
      authOptional: true,
      hideSTARTTLS: true,
      onRcptTo: ({ address }, _, done) =>
        done(address.startsWith("gone") ? new Error("no such mailbox") : undefined),
      onData: (stream, { envelope }, done) => {
        received.push(...envelope.rcptTo.map(({ address }) => address));
        stream.on("end", done).resume();
      },
    });
    server.listen(0, "127.0.0.1");
    await once(server.server, "listening");
    const { port } = server.server.address() as AddressInfo;
    completeEnvironment({ AISLE_SMTP_URL: `smtp://127.0.0.1:${port}` });
    onTestFinished(async () => {
      completeEnvironment({ AISLE_SMTP_URL: "" });
      await new Promise<void>((resolve) => server.close(resolve));
    });
    for (let i = 0; i < 12; i++) await waits(`gone${i}@example.org`);
    await waits("here@example.org");
    await database.pool().query("update products set stock = 3 where sku = 'MUG'");
    // Of a dozen failures it is not said whether they are the addresses'; the next time these come last.
    await expect(sendDueNotices()).rejects.toThrow("no such mailbox");
    expect(await sendDueNotices()).toBe(1);
    expect([received, await waiting()]).toEqual([["here@example.org"], 12]);
  });

  it("does not wait for what can be had, is not there, or for everything at once", async () => {
    const ask = (product: number, variant: string) =>
      askForNotice({ product, variant, email: "x@example.org" }, randomId());
    await expect(ask(shirt, "SHIRT-S")).rejects.toMatchObject({ code: "conflict" });
    await expect(ask(shirt, "SHIRT-XL")).rejects.toMatchObject({ code: "not_found" });
    await expect(ask(1_000_000, "")).rejects.toMatchObject({ code: "not_found" });
    await database.pool().query(
      `insert into stock_notices (id, product_id, sku, email)
       select gen_random_uuid(), $1, 'other-' || i, 'full@example.org' from generate_series(1, 30) i`,
      [mug],
    );
    await expect(waits("full@example.org")).rejects.toMatchObject({ code: "conflict" });
    for (const email of ["", "no address", "a@b", `${"x".repeat(300)}@example.org`])
      expect(stockNoticeSchema.safeParse({ product: "prd_1", email }).success, email).toBe(false);
  });

  it("is forgotten with the shopper, with the account's address, and after a while", async () => {
    const shopper = randomId();
    await waits("mine@example.org", shopper);
    await waits("account@example.org");
    await waits("other@example.org");
    expect(await forgetNotices(getDb(), [shopper], ["account@example.org"])).toBe(2);
    const [before, after] = [new Date(Date.now() - 60_000), new Date(Date.now() + 60_000)];
    expect(await countOldNotices(getDb(), before, 10)).toBe(0);
    expect(await countOldNotices(getDb(), after, 10)).toBe(1);
    expect(await dropOldNotices(getDb(), after, 10)).toBe(1);
    expect(await waiting()).toBe(0);
  });
});
