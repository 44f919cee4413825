import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { getDb } from "@/lib/platform/db/client";
import { withTestDatabase } from "@/lib/platform/db/testing";
import { completeEnvironment } from "@/lib/platform/env";
import { fillCatalog } from "@/lib/shop/catalog/testing/fill-catalog";
import { refundOrder } from "@/lib/shop/orders/refund-order";
import { StripeStandIn } from "@/lib/shop/payments/stripe/testing/stand-in";
import { settingsMemory } from "@/lib/shop/settings/current-settings";
import { closeSettings, getSettings, SETTINGS_KEY } from "@/lib/shop/settings/live-settings";
import { endpoint } from "@/lib/platform/http/endpoint";
import { operation } from "@/lib/platform/http/operation";
import { settlePayment } from "./settle";
import { receiveStripe, stripeAnswerSchema, stripeWebhook } from "./stripe-webhook";
import { stockOf, TestShopper } from "./testing/shopping";
import { releaseOld, settleDue } from "./tidy";

/** As its route has it, which the layers keep out of here. */
const { POST } = endpoint("webhooks-stripe", {
  POST: operation({
    summary: "Takes a webhook.",
    right: stripeWebhook,
    answers: { 200: stripeAnswerSchema },
    handle: ({ caller }) => receiveStripe(caller),
  }),
});

const database = withTestDatabase();
const SECRET = "whsec_of_the_test_shop";
const stripe = new StripeStandIn();
const later = () => new Date(Date.now() + 60 * 60_000);
let mug = 0;
let ann: TestShopper;

beforeAll(async () => {
  completeEnvironment({
    AISLE_STRIPE_URL: await stripe.start(),
    AISLE_STRIPE_SECRET_KEY: "sk_test_of_the_test_shop",
    AISLE_STRIPE_WEBHOOK_SECRET: SECRET,
    AISLE_PAYMENT_SECONDS: "5",
  });
  const { productIds } = await fillCatalog(database.pool(), { products: 1 });
  [mug = 0] = productIds;
  await getDb().setting.create({ data: { key: SETTINGS_KEY, value: { payment: "stripe" } } });
  await getSettings();
  expect(settingsMemory.get().settings.payment).toBe("stripe");
});
afterAll(async () => {
  closeSettings();
  await stripe.stop();
});

beforeEach(async () => {
  await database.pool().query(`
    truncate checkouts, payments, orders, carts cascade; update products set stock = 3`);
  stripe.calls.length = 0;
  stripe.failWith = null;
  ann = new TestShopper();
  await ann.put(mug);
});

/** Goes to Stripe's page; which session that is, and which payment of ours. */
async function goToPage() {
  const { to } = await ann.pay();
  expect(to).toMatch(/^https:\/\/checkout\.stripe\.com\//);
  const payment = await getDb().payment.findFirstOrThrow({ orderBy: { createdAt: "desc" } });
  return { id: payment.id, session: payment.reference ?? "" };
}

const deliver = ({ body, signature }: { body: string; signature: string }) =>
  POST(
    new Request("http://shop.test/api/webhooks/stripe", {
      method: "POST",
      headers: { "content-type": "application/json", "stripe-signature": signature },
      body,
    }),
    { params: Promise.resolve({}) },
  );

describe("a shop that is paid through Stripe", () => {
  it("asks for a page that sets the money aside, and takes it once there is an order", async () => {
    const { id, session } = await goToPage();
    const [begun] = stripe.calls;
    expect(begun).toMatchObject({
      method: "POST",
      path: "/v1/checkout/sessions",
      key: `${id} begin`,
      headers: { "content-type": "application/x-www-form-urlencoded;charset=UTF-8" },
      form: {
        mode: "payment",
        client_reference_id: id,
        customer_email: "ann@example.com",
        "payment_intent_data[capture_method]": "manual",
        "line_items[0][price_data][currency]": "gbp",
        "line_items[0][price_data][unit_amount]": "495",
      },
    });
    expect(begun?.form.success_url).toContain(`/checkout/return/${id}`);
    expect(await settlePayment(id)).toMatchObject({ kind: "open" });
    expect(await getDb().order.count()).toBe(0);

    stripe.payOnPage(session);
    expect(await settlePayment(id)).toMatchObject({ kind: "ordered" });
    expect(stripe.stateOf(session)).toBe("succeeded");
    expect(await settlePayment(id)).toMatchObject({ kind: "ordered" });
    expect(await getDb().order.findMany()).toMatchObject([{ totalAmount: 495, paidAt: expect.any(Date) }]);
    expect(stripe.calls.filter(({ path }) => path.endsWith("/capture"))).toHaveLength(1);
  });

  it("hears of a payment by webhook, whether the shopper comes back or not, and however often it is told", async () => {
    const { session } = await goToPage();
    stripe.payOnPage(session);
    const event = stripe.event(session, SECRET);
    for (let time = 0; time < 2; time++) {
      const answer = await deliver(event);
      expect([answer.status, await answer.json()]).toEqual([200, { outcome: "settled" }]);
    }
    expect(await getDb().order.count()).toBe(1);
  });

  it("takes no webhook that Stripe has not signed, that was changed, or that is old", async () => {
    const { session } = await goToPage();
    const good = stripe.event(session, SECRET);
    const old = stripe.event(session, SECRET, Math.floor(Date.now() / 1_000) - 600);
    const tried = [
      stripe.event(session, "whsec_of_somebody_else"),
      { body: good.body.replace("complete", "expired").concat(" "), signature: good.signature },
      { body: good.body, signature: good.signature.replace(/v1=/, "v2=") },
      { body: good.body, signature: "" },
      old,
    ];
    for (const one of tried) expect((await deliver(one)).status).toBe(401);
    expect(stripe.calls).toHaveLength(1);
  });

  it("lets go of the pieces and of the page when its time is over", async () => {
    const { session } = await goToPage();
    await releaseOld(later());
    await settleDue(later());
    expect(stripe.stateOf(session)).toBe("expired");
    expect(await stockOf(mug)).toBe(3);
  });

  it("gives money back that was set aside after its time, and nobody is charged", async () => {
    const { id, session } = await goToPage();
    await releaseOld(later());
    stripe.payOnPage(session);
    expect(await settlePayment(id)).toMatchObject({ kind: "failed" });
    expect(stripe.stateOf(session)).toBe("canceled");
    expect(await getDb().order.count()).toBe(0);
  });

  it("begins anew with what it cannot reach, and charges nothing meanwhile", async () => {
    stripe.failWith = { status: 503, body: { error: { type: "api_error", message: "down" } } };
    await expect(ann.pay()).rejects.toThrow("has not answered in time");
    stripe.failWith = null;
    const { id, session } = await goToPage();
    stripe.payOnPage(session);
    stripe.failWith = { status: 500, body: "no JSON of theirs" };
    await expect(settlePayment(id)).rejects.toThrow("Stripe answered 500");
    stripe.failWith = null;
    await settleDue(later());
    expect(await getDb().order.count()).toBe(1);
  });

  it("refunds there what is refunded here, once", async () => {
    const { id, session } = await goToPage();
    stripe.payOnPage(session);
    await settlePayment(id);
    const { number, items } = await getDb().order.findFirstOrThrow({ include: { items: true } });
    const pieces = Object.fromEntries(items.map((item) => [item.id, 1]));
    const refund = { number, pieces, shipping: false, restock: true };
    expect(await refundOrder(refund, { process: "test" })).toMatchObject({ amount: 100 });
    await settleDue(later());
    await settleDue(later());
    expect(stripe.refunds.map(({ amount }) => amount)).toEqual([100]);
    const asked = stripe.calls.find(({ path }) => path === "/v1/refunds");
    expect(asked?.key).toBe(`${id} refund 0`);
  });
});
