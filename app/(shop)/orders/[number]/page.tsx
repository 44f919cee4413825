import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { z } from "zod";
import { KeepAddress } from "@/components/addresses/keep-address";
import { CartHydration } from "@/components/cart/cart-hydration";
import { OrderReceipt } from "@/components/checkout/order-receipt";
import { OrderProgress } from "@/components/orders/order-progress";
import { OrderSteps } from "@/components/orders/order-steps";
import { AwayState } from "@/components/ui/away-state";
import { Container } from "@/components/ui/container";
import { PageHeading } from "@/components/ui/page-heading";
import { getCurrentShopper } from "@/lib/shop/auth/current-shopper";
import { readUnlessAway } from "@/lib/shop/auth/outage";
import { getViewer } from "@/lib/shop/auth/viewer";
import { getCurrentCart } from "@/lib/shop/cart/current-cart";
import { canCancel, canReturn } from "@/lib/shop/orders/order-state";
import { findOwnOrder } from "@/lib/shop/orders/own-orders";
import { getOrder } from "@/lib/shop/orders/queries";
import { getWords } from "@/lib/shop/settings/current-language";
import { ordersWords } from "@/lib/words/orders";

export async function generateMetadata(): Promise<Metadata> {
  const { say } = await getWords(ordersWords);
  return { title: say("order"), robots: { index: false } };
}

const numberSchema = z.coerce
  .number()
  .int()
  .positive()
  .max(2 ** 31 - 1);

// Awaited here and not in a leaf: somebody else's order must answer 404, which a page that has begun cannot.
export default async function OrderPage({ params, searchParams }: PageProps<"/orders/[number]">) {
  const number = numberSchema.safeParse((await params).number);
  const { placed, key: given } = await searchParams;
  const key = typeof given === "string" ? given : undefined;
  if (!number.success) notFound();
  const read = await readUnlessAway(async () => {
    const [viewer, shopper, cart] = await Promise.all([getViewer(), getCurrentShopper(), getCurrentCart()]);
    const order = await findOwnOrder(number.data, { viewer, shopperId: shopper?.id, key });
    const isOwn = viewer !== null && (await getOrder(number.data, { viewer })) !== null;
    return { cart, order, ownerId: isOwn ? viewer.userId : null };
  });
  const { say } = await getWords(ordersWords);
  if (!read) return <AwayState title={say("away")} href={`/orders/${number.data}`} />;
  const { cart, order, ownerId } = read;
  if (!order) notFound();
  const isNew = placed !== undefined;
  return (
    <CartHydration cart={cart}>
      <Container className="space-y-8 py-8 sm:py-12">
        <PageHeading title={isNew ? say("thanks", order) : say("orderOf", { number: `${order.number}` })}>
          {isNew && (
            <p>
              {say(order.paidAt ? "placedAndPaid" : "placed", {
                number: `${order.number}`,
                email: order.email,
              })}
            </p>
          )}
        </PageHeading>
        <OrderProgress order={order} />
        <OrderReceipt order={order}>
          <OrderSteps
            number={order.number}
            orderKey={key ?? null}
            canCancel={canCancel(order)}
            canReturn={canReturn(order)}
          />
          {ownerId !== null && <KeepAddress order={order} userId={ownerId} />}
        </OrderReceipt>
      </Container>
    </CartHydration>
  );
}
