import { Link } from "@/components/ui/link";
import { AddToCartButton } from "@/components/cart/add-to-cart-button";
import { LineProduct } from "@/components/cart/line-product";
import { Card } from "@/components/ui/card";
import { Amount } from "@/components/ui/locale";
import type { Order } from "@/lib/shop/orders/queries";
import { getWords } from "@/lib/shop/settings/current-language";
import { accountWords } from "@/lib/words/account";
import { OrderBadge } from "./order-badge";
import { Day } from "@/components/ui/day";

/** One order of an account, each product of it a click away from the cart. */
export async function OrderCard({ order }: { order: Order }) {
  const { say } = await getWords(accountWords);
  return (
    <Card>
      <div className="mb-5 flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
        <h3 className="font-medium">
          <Link href={`/orders/${order.number}`} className="underline underline-offset-4">
            {say("order", { number: `${order.number}` })}
          </Link>{" "}
          <OrderBadge status={order.status} />
        </h3>
        <p className="text-sm text-muted tabular-nums">
          <Day at={order.placedAt} /> · <Amount money={order.total} />
        </p>
      </div>
      <ul className="space-y-4">
        {order.lines.map((line) => (
          <li key={`${line.product} ${line.options}`}>
            <LineProduct
              name={line.name}
              slug={line.slug}
              variant={line.variant}
              image={line.image}
              size="sm"
            >
              {line.options && <p className="mt-0.5 text-sm text-muted">{line.options}</p>}
              <div className="mt-1 flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
                <p className="text-sm text-muted tabular-nums">
                  {line.quantity} × <Amount money={line.price} />
                </p>
                <AddToCartButton
                  product={line.product}
                  choice={line.variant ?? undefined}
                  name={line.name}
                  inStock={line.inStock}
                  label={say("buyAgain")}
                  variant="secondary"
                  size="sm"
                />
              </div>
            </LineProduct>
          </li>
        ))}
      </ul>
    </Card>
  );
}
