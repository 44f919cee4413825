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
import { textsIn } from "@/lib/shop/settings/languages";
import { getSettings } from "@/lib/shop/settings/live-settings";
import { lettersWords } from "@/lib/words/letters";
import { totalsWords } from "@/lib/words/totals";
import { speak } from "@/lib/words/words";

/** So many letters at a time. */
const AT_ONCE = 20;
/** A letter that cannot be sent is tried again after 10 s, 20 s, 40 s …, and not after this many times. */
const MOST_TRIES = 12;
const FIRST_PAUSE_SECONDS = 10;

/** Two columns, so that prices stand below each other. */
const row = (left: string, right: string) => `${left.padEnd(44)} ${right.padStart(12)}`;

function sayTotals(order: Order, locale: string): string[] {
  const { subtotal, discount, shipping, total, promoCode } = order;
  const { say } = speak(totalsWords, locale);
  const free = speak(lettersWords, locale).say("deliveryFree");
  const price = (money: Money) => formatMoney(money, locale);
  const off = discount.amount > 0 ? [row(say("code", { code: promoCode ?? "" }), `-${price(discount)}`)] : [];
  return [
    row(say("subtotal"), price(subtotal)),
    ...off,
    row(say("delivery"), shipping.amount === 0 ? free : price(shipping)),
    row(say("total"), price(total)),
  ];
}

/** What a shopper gets once an order is placed, as plain text in the language of `locale`. */
export function orderLetter(order: Order, shop: string, locale: string, link: string): string {
  const { say } = speak(lettersWords, locale);
  const { name, number } = order;
  const { line1, line2, postcode, city, state = "", country } = order.address;
  const lines = order.lines.flatMap(({ name, options, quantity, total }) => [
    row(`${quantity} x ${name}`, formatMoney(total, locale)),
    ...(options === "" ? [] : [`    ${options}`]),
  ]);
  const place = [name, line1, line2, `${postcode} ${city}`.trim(), state, countryName(country, locale)];
  const goes = order.delivery === "collect" ? [say("collectedBy"), name] : [say("goesTo"), ...place];
  return [
    say("thanks", { name, number: `${number}`, shop }),
    "",
    ...lines,
    "",
    ...sayTotals(order, locale),
    "",
    ...goes.filter((line) => line !== ""),
    "",
    say("follow"),
    link,
    "",
  ].join("\n");
}

/** How whoever is written to is spoken to: their language, as far as it is known, and what the shop is called in it. */
async function speakTo(language: string | null | undefined) {
  const settings = await getSettings();
  const locale = language ?? settings.language;
  return { locale, shop: textsIn(settings, locale).name, say: speak(lettersWords, locale).say };
}

async function sendOne(id: string): Promise<void> {
  const order = await readOrder({ id });
  if (!order) return;
  const { locale, shop, say } = await speakTo(order.language);
  const text = orderLetter(order, shop, locale, orderAddress(order));
  const subject = say("orderSubject", { number: `${order.number}`, shop });
  await sendMail({ to: order.email, subject, text });
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

const formSchema = z.object({ email: z.string().optional(), language: z.string().nullish() });

/** Tells whoever has paid for nothing that their money is theirs again. A letter that cannot be sent is only missed. */
export async function tellGivenBack({ id, checkoutId, amount, currency }: PaymentRow): Promise<void> {
  const checkout = await getDb().checkout.findUnique({ where: { id: checkoutId }, select: { form: true } });
  const placed = await getDb().order.findUnique({
    where: { idempotencyKey: checkoutId },
    select: { email: true, number: true, language: true },
  });
  const form = formSchema.safeParse(checkout?.form).data;
  const to = placed?.email ?? form?.email;
  if (to === undefined) return;
  const { locale, shop, say } = await speakTo(placed?.language ?? form?.language);
  const text = [
    say("back", { amount: formatMoney({ amount, currency }, locale), shop }),
    placed ? say("backOther", { number: `${placed.number}` }) : say("backLate"),
    `${say("backWhat")}\n`,
  ].join("\n\n");
  try {
    await sendMail({ to, subject: say("backSubject", { shop }), text });
  } catch (error) {
    getLog("mail").warn(
      { payment: id, error: messageOf(error) },
      "nobody could be told of a payment given back",
    );
  }
}
