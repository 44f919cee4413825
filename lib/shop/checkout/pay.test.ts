import fs from "node:fs/promises";
import path from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { inLanguage } from "@/lib/platform/current-words";
import { getDb } from "@/lib/platform/db/client";
import { withTestDatabase } from "@/lib/platform/db/testing";
import { completeEnvironment } from "@/lib/platform/env";
import { mailFolder } from "@/lib/platform/mail/send-mail";
import { setQuantity } from "@/lib/shop/cart/commands";
import { fillCatalog } from "@/lib/shop/catalog/testing/fill-catalog";
import { closeOrder } from "@/lib/shop/orders/close-order";
import { answerBank } from "@/lib/shop/payments/sandbox/sandbox";
import { sendOrderLetters } from "./letters";
import { closeSettings, getSettings, refreshSettings, SETTINGS_KEY } from "@/lib/shop/settings/live-settings";
import type { Delivery } from "@/lib/shop/settings/deliveries";
import type { ShopSettings } from "@/lib/shop/settings/settings";
import { orderAndPay } from "./pay";
import { findOpenCheckout } from "./queries";
import { settlePayment } from "./settle";
import { cardThat, readBooks, stockOf, TestShopper } from "./testing/shopping";
import { releaseOld, settleDue } from "./tidy";

const database = withTestDatabase();
const US = { process: "test" };
let mug = 0;
let bowl = 0;
let ann: TestShopper;

beforeAll(async () => {
  const { productIds } = await fillCatalog(database.pool(), { products: 2 });
  [mug = 0, bowl = 0] = productIds;
});

beforeEach(async () => {
  completeEnvironment({ AISLE_PAYMENT_SECONDS: "5" });
  await database.pool().query(`
    truncate checkouts, payments, orders, sandbox_payments, carts cascade;
    update products set stock = 3`);
  await fs.rm(mailFolder(), { recursive: true, force: true });
  ann = new TestShopper();
});

const failure = (promise: Promise<unknown>) =>
  promise.then(
    () => expect.unreachable("it was accepted"),
    (error: unknown) => error as Error & { code: string },
  );

/** So much later that whatever waits is due, and nothing is held any more. */
const later = () => new Date(Date.now() + 60 * 60_000);

async function letters(): Promise<string[]> {
  const names = await fs.readdir(mailFolder()).catch(() => []);
  const read = await Promise.all(
    names.sort().map((name) => fs.readFile(path.join(mailFolder(), name), "utf8")),
  );
  return read.map((text) => text.replace(/=\r?\n/g, ""));
}

/** A letter as its reader sees it: what is written in `=C3=BC` is ü. */
const readable = (letter: string) =>
  Buffer.from(
    letter
      .replace(/\r\n/g, "\n")
      .replace(/=([\dA-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))),
    "latin1",
  ).toString("utf8");

describe("paying for an order", () => {
  it("takes the money once, for one order, and writes to the shopper", async () => {
    await ann.put(mug, 2);
    const { to } = await ann.pay();
    expect(to).toMatch(/^\/orders\/\d+\?placed=1$/);
    expect(await readBooks()).toMatchObject({ orders: 1, charged: 595, ordered: 595, states: ["captured"] });
    expect(await stockOf(mug)).toBe(1);
    expect((await ann.cart()).lines).toEqual([]);
    expect((await getDb().order.findFirstOrThrow()).paidAt).toBeInstanceOf(Date);

    expect(await sendOrderLetters(new Date())).toBe(1);
    expect(await sendOrderLetters(new Date())).toBe(0);
    const [letter = ""] = await letters();
    expect(letter).toContain("To: ann@example.com");
    expect(letter).toMatch(/orders\/\d+\?key/);
  });

  it("writes in the language it was ordered in, whoever finishes it, and in the shop's where none is known", async () => {
    await ann.put(mug);
    const { to } = await inLanguage("de-DE", () => ann.pay("confirms"));
    const bank = path.basename(new URL(to, "http://shop.invalid").pathname);
    await answerBank(bank, true);
    await settlePayment(bank.replace(/^sandbox_/, ""));
    const elsewhere = new TestShopper();
    await elsewhere.put(mug);
    await elsewhere.pay();
    expect(await sendOrderLetters(new Date())).toBe(2);
    const [german = "", english = ""] = (await letters()).map(readable);
    expect(german).toContain("Subject: Ihre Bestellung ");
    expect(german).toMatch(/Gesamtsumme +4,95\s£/);
    expect(german).toContain("Grüner Weg 3 ß\n50667 Köln\nDeutschland");
    expect(english).toMatch(/Total +£4\.95/);
    expect(english).toContain("50667 Köln\nGermany");
  });

  it("that failed says why in the language of whoever reads it", async () => {
    await ann.put(mug);
    const refused = await failure(inLanguage("de-DE", () => ann.pay("noFunds")));
    expect(refused.message).toContain("nicht ausreichend gedeckt");
  });

  it("is done once however often the form is sent: at the same time, or by going back", async () => {
    await ann.put(mug);
    const total = (await ann.cart()).totals?.total.amount;
    const answers = await Promise.all([1, 2, 3].map(() => ann.pay("succeeds", total)));
    expect(new Set(answers.map(({ to }) => to)).size).toBe(1);
    expect(await ann.pay("succeeds", total)).toEqual(answers[0]);
    expect(await readBooks()).toMatchObject({ orders: 1, states: ["captured"], charged: total });
    expect(await stockOf(mug)).toBe(2);
  });

  it("that is declined keeps the form, the cart and the pieces, and may be tried again", async () => {
    await ann.put(mug, 3);
    await expect(ann.pay("declined")).rejects.toThrow("The card was declined");
    await expect(ann.pay("noFunds")).rejects.toThrow("not enough money");
    // Nobody else can have them meanwhile, and to the shopper they are not sold out.
    expect(await stockOf(mug)).toBe(0);
    await expect(new TestShopper().put(mug)).rejects.toThrow("sold out");
    expect(await ann.cart()).toMatchObject({ blocked: false, lines: [{ quantity: 3, available: 3 }] });
    const open = await findOpenCheckout(ann.id);
    expect(open).toMatchObject({ key: ann.key, form: { name: "Ann Müller", address: { city: "Köln" } } });
    expect(open?.failed).toBe("noFunds");

    await ann.pay();
    expect(await readBooks()).toMatchObject({ orders: 1, states: ["failed", "failed", "captured"] });
    expect(await stockOf(mug)).toBe(0);
    const [kept] = await getDb().checkout.findMany({ include: { lines: true } });
    expect(kept).toMatchObject({ state: "ordered", form: {}, lines: [] });
  });

  it("keeps of a changed cart what is in it now", async () => {
    await ann.put(mug, 3);
    await failure(ann.pay("declined"));
    await setQuantity(ann.id, { product: mug, quantity: 1 });
    await failure(ann.pay("declined"));
    expect(await stockOf(mug)).toBe(2);
    // A form of another window holds the same cart, and no second one.
    const window = Object.assign(new TestShopper(), { id: ann.id });
    await failure(window.pay("declined"));
    expect(await stockOf(mug)).toBe(2);
  });

  it("gives pieces back that nobody has paid for in time", async () => {
    await ann.put(mug, 2);
    await failure(ann.pay("declined"));
    expect(await releaseOld(new Date())).toBe(0);
    expect(await releaseOld(later())).toBe(1);
    expect(await stockOf(mug)).toBe(3);
    // The form is good still.
    await ann.pay();
    expect(await readBooks()).toMatchObject({ orders: 1, charged: 595 });
    expect(await stockOf(mug)).toBe(1);
  });

  it("that the provider does not answer in time is given back when it comes, and the shopper is told", async () => {
    completeEnvironment({ AISLE_PAYMENT_SECONDS: "0.1" });
    await ann.put(mug);
    const refused = await failure(ann.pay("late"));
    expect(refused).toMatchObject({ code: "conflict" });
    expect(refused.message).toContain("has not answered in time");
    completeEnvironment({ AISLE_PAYMENT_SECONDS: "5" });
    await ann.pay();
    await settleDue(later());
    await settleDue(later());
    const books = await readBooks();
    expect(books).toMatchObject({ orders: 1, states: ["voided", "captured"], charged: books.ordered });
    const told = (await letters()).filter((letter) => letter.includes("was given back"));
    expect(told).toHaveLength(1);
  });

  it("with a provider that is out of order charges nothing and can be tried again", async () => {
    await ann.put(mug);
    await expect(ann.pay("down")).rejects.toThrow("Nothing is charged without an order");
    await ann.pay();
    await settleDue(new Date());
    expect(await readBooks()).toMatchObject({ orders: 1, charged: 495, states: ["abandoned", "captured"] });
  });

  it("refuses a card that is none of those for trying", async () => {
    await ann.put(mug);
    const form = ann.form(495, "4111 1111 1111 1111");
    await expect(orderAndPay(form, { shopperId: ann.id, viewer: null })).rejects.toThrow("no test card");
  });
});

describe("how an order is delivered", () => {
  afterAll(closeSettings);

  async function set(value: Partial<ShopSettings>): Promise<void> {
    await getSettings();
    const row = { key: SETTINGS_KEY, value };
    await getDb().setting.upsert({ where: { key: SETTINGS_KEY }, create: row, update: { value } });
    await refreshSettings();
  }

  const order = (delivery: Delivery, total: number) =>
    orderAndPay(Object.assign(ann.form(total, cardThat("succeeds")), { delivery }), {
      shopperId: ann.id,
      viewer: null,
    });

  it("costs what its way costs, where it is offered", async () => {
    await ann.put(mug);
    await expect(order("collect", 100)).rejects.toThrow("no longer offered");
    await expect(order("express", 495)).rejects.toThrow("the total is now £8.95");
    await order("express", 895);
    await set({ collectAt: "1 High Street, Leeds" });
    ann.key = new TestShopper().key;
    await ann.put(mug);
    await order("collect", 100);
    const orders = await getDb().order.findMany({ orderBy: { number: "asc" } });
    expect(orders.map(({ delivery, shippingAmount }) => [delivery, shippingAmount])).toEqual([
      ["express", 795],
      ["collect", 0],
    ]);
  });

  it("and is placed without a payment in a shop that is not paid online", async () => {
    await set({ payment: "invoice" });
    await ann.put(mug);
    expect((await order("standard", 495)).to).toContain("/orders/");
    expect(await readBooks()).toMatchObject({ orders: 1, charged: 0, states: [] });
    expect(await getDb().order.findFirstOrThrow()).toMatchObject({ paidAt: null });
    await set({});
  });
});

describe("3-D Secure", () => {
  async function begin() {
    await ann.put(mug);
    const { to } = await ann.pay("confirms");
    const reference = to.split("/").at(-1) ?? "";
    return { reference, id: reference.replace("sandbox_", "") };
  }

  it("leads to the bank, and to the order once it is confirmed there", async () => {
    const { reference, id } = await begin();
    expect((await readBooks()).orders).toBe(0);
    expect(await findOpenCheckout(ann.id)).toMatchObject({ goesOnAt: `/checkout/bank/${reference}` });
    expect(await answerBank(reference, true)).toContain(`/checkout/return/${id}`);
    expect(await settlePayment(id)).toMatchObject({ kind: "ordered" });
    expect(await settlePayment(id)).toMatchObject({ kind: "ordered" });
    expect(await readBooks()).toMatchObject({ orders: 1, charged: 495, states: ["captured"] });
  });

  it("that the shopper refuses brings them back to their form", async () => {
    const { reference, id } = await begin();
    await answerBank(reference, false);
    expect(await settlePayment(id)).toMatchObject({ kind: "failed" });
    await ann.pay();
    expect(await readBooks()).toMatchObject({ orders: 1, states: ["failed", "captured"] });
  });

  it("confirmed by somebody who never comes back is an order all the same", async () => {
    const { reference } = await begin();
    await answerBank(reference, true);
    await settleDue(later());
    expect(await readBooks()).toMatchObject({ orders: 1, charged: 495 });
  });

  it("confirmed after its time is given back: no order, no charge", async () => {
    const { reference, id } = await begin();
    await releaseOld(later());
    expect(await stockOf(mug)).toBe(3);
    await answerBank(reference, true);
    expect(await settlePayment(id)).toMatchObject({ kind: "failed" });
    await settleDue(later());
    expect(await readBooks()).toMatchObject({ orders: 0, charged: 0, states: ["voided"] });
  });

  it("and another payment of the same cart make one order, whichever comes first", async () => {
    const { reference, id } = await begin();
    const window = Object.assign(new TestShopper(), { id: ann.id });
    await window.pay();
    await answerBank(reference, true);
    await settlePayment(id);
    await settleDue(later());
    expect(await readBooks()).toMatchObject({ orders: 1, charged: 495, states: ["voided", "captured"] });
  });
});

it("gives back what was paid online when the order is cancelled", async () => {
  await ann.put(mug);
  await ann.pay();
  const { number } = await getDb().order.findFirstOrThrow();
  await closeOrder(number, "cancelled", US);
  await settleDue(later());
  await settleDue(later());
  expect(await readBooks()).toMatchObject({ orders: 1, charged: 0, payments: [{ refunded: 495 }] });
});

it("never takes money without an order, nor orders twice, whatever many shoppers do at once", async () => {
  completeEnvironment({ AISLE_PAYMENT_SECONDS: "0.3" });
  const cards = ["succeeds", "declined", "late", "confirms", "down", "succeeds"] as const;
  const shoppers = cards.map(() => new TestShopper());
  await database.pool().query("update products set stock = 4");
  await Promise.all(shoppers.map((one) => one.put(bowl)));
  const tries = shoppers.flatMap((one, i) => [one.pay(cards[i], 595), one.pay("succeeds", 595)]);
  const confirmed = await Promise.allSettled(tries);
  for (const answer of confirmed) {
    const reference = answer.status === "fulfilled" ? /bank\/(.*)/.exec(answer.value.to)?.[1] : undefined;
    if (reference) await answerBank(reference, true);
  }
  for (let round = 0; round < 3; round++) {
    await settleDue(later());
    await releaseOld(later());
  }
  const books = await readBooks();
  expect(books.charged).toBe(books.ordered);
  expect(books.orders).toBeGreaterThan(0);
  expect(books.orders + (await stockOf(bowl))).toBe(4);
  const { rows } = await database
    .pool()
    .query("select shopper_id from orders group by 1 having count(*) > 1");
  expect(rows).toEqual([]);
});
