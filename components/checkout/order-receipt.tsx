import type { ReactNode } from "react";
import { OrderBadge } from "@/components/account/order-badge";
import { Day } from "@/components/ui/day";
import { LineProduct } from "@/components/cart/line-product";
import { OrderTotals } from "@/components/cart/order-totals";
import { PostalAddress } from "@/components/orders/postal-address";
import { Card } from "@/components/ui/card";
import { Amount } from "@/components/ui/locale";
import type { Order } from "@/lib/shop/orders/queries";
import { getWords } from "@/lib/shop/settings/current-language";
import { ordersWords } from "@/lib/words/orders";

const DELIVERED = { standard: "standardTo", express: "expressTo", collect: "collectBy" } as const;

/** Everything one keeps of an order. */
export async function OrderReceipt({
  order,
  children,
}: {
  order: Order;
  /** What can be done about it. */
  children: ReactNode;
}) {
  const { say } = await getWords(ordersWords);
  return (
    <div className="grid items-start gap-x-12 gap-y-8 lg:grid-cols-[minmax(0,1fr)_24rem]">
      <section aria-labelledby="ordered">
        <h2 id="ordered" className="sr-only">
          {say("products")}
        </h2>
        <ul className="divide-y divide-line border-y border-line">
          {order.lines.map((line) => (
            <li key={`${line.product} ${line.options}`} className="py-5">
              <LineProduct name={line.name} slug={line.slug} variant={line.variant} image={line.image}>
                {line.options && <p className="mt-0.5 text-sm text-muted">{line.options}</p>}
                <p className="mt-1 flex flex-wrap justify-between gap-x-4 text-muted tabular-nums">
                  <span>
                    {line.quantity} × <Amount money={line.price} />
                  </span>
                  <span className="text-ink">
                    <Amount money={line.total} />
                  </span>
                </p>
              </LineProduct>
            </li>
          ))}
        </ul>
      </section>
      <Card className="space-y-6">
        <dl className="space-y-4 text-sm">
          <div>
            <dt className="text-muted">{say("order")}</dt>
            <dd className="text-base tabular-nums">
              {order.number} <OrderBadge status={order.status} />
            </dd>
          </div>
          <div>
            <dt className="text-muted">{say("placedOn")}</dt>
            <dd className="text-base">
              <Day at={order.placedAt} />
            </dd>
          </div>
          <div>
            <dt className="text-muted">{say("email")}</dt>
            <dd className="text-base break-words">{order.email}</dd>
          </div>
          <div>
            <dt className="text-muted">{say(DELIVERED[order.delivery])}</dt>
            <dd className="text-base">
              <PostalAddress name={order.name} address={order.address} />
            </dd>
          </div>
        </dl>
        <OrderTotals
          subtotal={order.subtotal}
          discount={order.discount}
          promoCode={order.promoCode}
          shipping={order.shipping}
          total={order.total}
          refunded={order.refunded}
        />
        {children}
      </Card>
    </div>
  );
}
