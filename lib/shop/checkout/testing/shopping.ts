import { getDb } from "@/lib/platform/db/client";
import { randomId, uuidv7 } from "@/lib/platform/ids";
import { addToCart } from "@/lib/shop/cart/commands";
import { getCart } from "@/lib/shop/cart/queries";
import type { PlaceOrder } from "@/lib/shop/orders/schema";
import { behaviourOf, type CardBehaviour, TEST_CARDS } from "@/lib/shop/payments/sandbox/test-cards";
import { orderAndPay } from "../pay";

/** The number of the card that behaves so. */
export const cardThat = (behaviour: CardBehaviour): string =>
  TEST_CARDS.find(({ number }) => behaviourOf(number) === behaviour)?.number ?? "";

/** Somebody with a cart who goes to the checkout. */
export class TestShopper {
  readonly id = randomId();
  /** Of the form that is open. */
  key = uuidv7();
  email = "ann@example.com";

  async put(product: number, quantity = 1): Promise<void> {
    await addToCart(this.id, { product, quantity, interaction: uuidv7() });
  }

  cart() {
    return getCart(this.id);
  }

  form(total: number, card: string): PlaceOrder {
    const address = {
      line1: "Grüner Weg 3 ß",
      line2: "",
      city: "Köln",
      postcode: "50667",
      country: "DE" as const,
    };
    return { key: this.key, total, email: this.email, name: "Ann Müller", address, card };
  }

  /** Sends the form as it is shown: with the total of the cart. */
  async pay(behaviour: CardBehaviour = "succeeds", total?: number) {
    const agreed = total ?? (await this.cart()).totals?.total.amount ?? 0;
    return orderAndPay(this.form(agreed, cardThat(behaviour)), { shopperId: this.id, viewer: null });
  }
}

/** What the shop and the provider for trying each have in their books. */
export async function readBooks() {
  const payments = await getDb().payment.findMany({
    orderBy: { id: "asc" },
    select: { id: true, state: true, orderId: true, amount: true, refunded: true },
  });
  const taken = await getDb().sandboxPayment.aggregate({ _sum: { captured: true, refunded: true } });
  const orders = await getDb().order.findMany({
    select: { totalAmount: true, refundedAmount: true, paidAt: true },
  });
  return {
    orders: orders.length,
    ordered: orders.reduce((sum, { totalAmount }) => sum + totalAmount, 0),
    /** What the provider has taken and not given back. */
    charged: (taken._sum.captured ?? 0) - (taken._sum.refunded ?? 0),
    states: payments.map(({ state }) => state),
    payments,
  };
}

export async function stockOf(product: number): Promise<number> {
  const row = await getDb().product.findUniqueOrThrow({ where: { id: product }, select: { stock: true } });
  return row.stock;
}
