import "server-only";
import { z } from "zod";
import { getDb } from "@/lib/platform/db/client";
import { messageOf } from "@/lib/platform/errors";
import { getLog } from "@/lib/platform/log";
import { sendMail } from "@/lib/platform/mail/send-mail";
import { formatMoney, type Money } from "@/lib/platform/money";
import { countryName } from "@/lib/shop/orders/countries";
import { orderAddress } from "@/lib/shop/orders/order-key";
import { type Order, readOrder } from "@/lib/shop/orders/queries";
import { beginLetter, markMailed } from "@/lib/shop/orders/mark-orders";
import type { PaymentRow } from "@/lib/shop/payments/payment-rows";
import { getSettings } from "@/lib/shop/settings/live-settings";

/** So many letters at a time. */
const AT_ONCE = 20;
/** A letter that cannot be sent is tried again after 10 s, 20 s, 40 s …, and not after this many times. */
const MOST_TRIES = 12;
const FIRST_PAUSE_SECONDS = 10;

/** Two columns, so that prices stand below each other. */
const row = (left: string, right: string) => `${left.padEnd(44)} ${right.padStart(12)}`;

function sayTotals(order: Order, say: (money: Money) => string): string[] {
  const { subtotal, discount, shipping, total, promoCode } = order;
  const off = discount.amount > 0 ? [row(`Code ${promoCode ?? ""}`, `-${say(discount)}`)] : [];
  return [
    row("Subtotal", say(subtotal)),
    ...off,
    row("Delivery", shipping.amount === 0 ? "free" : say(shipping)),
    row("Total", say(total)),
  ];
}

/** What a shopper gets once an order is placed, as plain text. */
export function orderLetter(order: Order, shop: string, locale: string, link: string): string {
  const say = (money: Money) => formatMoney(money, locale);
  const { line1, line2, postcode, city, state = "", country } = order.address;
  const lines = order.lines.flatMap(({ name, options, quantity, total }) => [
    row(`${quantity} x ${name}`, say(total)),
    ...(options === "" ? [] : [`    ${options}`]),
  ]);
  const place = [order.name, line1, line2, `${postcode} ${city}`.trim(), state, countryName(country)];
  const goes = order.delivery === "collect" ? ["To be collected by:", order.name] : ["It goes to:", ...place];
  return [
    `Thank you, ${order.name}. Your order ${order.number} at ${shop} is placed.`,
    "",
    ...lines,
    "",
    ...sayTotals(order, say),
    "",
    ...goes.filter((line) => line !== ""),
    "",
    "See how it is coming along, cancel it before it is sent, or send it back:",
    link,
    "",
  ].join("\n");
}

async function sendOne(id: string): Promise<void> {
  const order = await readOrder({ id });
  if (!order) return;
  const { name, language } = await getSettings();
  const text = orderLetter(order, name, language, orderAddress(order));
  await sendMail({ to: order.email, subject: `Your order ${order.number} at ${name}`, text });
}

/** Writes to whoever has ordered, once. A letter that cannot be sent keeps no other waiting. Returns how many were sent. */
export async function sendOrderLetters(now: Date): Promise<number> {
  const waiting = await getDb().$queryRaw<{ id: string; tries: number }[]>`
    select id, mail_tries as tries from orders
     where mailed_at is null and mail_tries < ${MOST_TRIES}::int and erased_at is null
       and created_at + (power(2, mail_tries) - 1) * ${FIRST_PAUSE_SECONDS}::int * interval '1 second' <= ${now}
     order by created_at limit ${AT_ONCE}::int`;
  let sent = 0;
  for (const { id, tries } of waiting) {
    // Whoever counts this try sends the letter: another worker has found it, too.
    if (!(await beginLetter(id, tries))) continue;
    try {
      await sendOne(id);
      await markMailed(id, now);
      sent++;
    } catch (error) {
      getLog("mail").warn(
        { error: messageOf(error) },
        "the letter of an order could not be sent, will try again",
      );
    }
  }
  return sent;
}

const formSchema = z.object({ email: z.string().optional() });

/** Tells whoever has paid for nothing that their money is theirs again. A letter that cannot be sent is only missed. */
export async function tellGivenBack({ id, checkoutId, amount, currency }: PaymentRow): Promise<void> {
  const checkout = await getDb().checkout.findUnique({ where: { id: checkoutId }, select: { form: true } });
  const placed = await getDb().order.findUnique({
    where: { idempotencyKey: checkoutId },
    select: { email: true, number: true },
  });
  const to = placed?.email ?? formSchema.safeParse(checkout?.form).data?.email;
  if (to === undefined) return;
  const { name, language } = await getSettings();
  const paid = formatMoney({ amount, currency }, language);
  const why = placed
    ? `Your order ${placed.number} has been paid for by another payment.`
    : "It reached us after its time limit, when nothing was kept for you any more, so nothing was ordered by it.";
  const text = `A payment of ${paid} at ${name} has been given back.\n\n${why}\n\nNothing has been charged by this payment. Your bank may show it for some days as set aside.\n`;
  try {
    await sendMail({ to, subject: `A payment at ${name} was given back`, text });
  } catch (error) {
    getLog("mail").warn(
      { payment: id, error: messageOf(error) },
      "nobody could be told of a payment given back",
    );
  }
}
