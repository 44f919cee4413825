import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import { SectionHeading } from "@/components/ui/section-heading";
import { listOrders } from "@/lib/shop/orders/queries";
import { OrderCard } from "./order-card";

/** An account's orders from `before` (an order number) back; from the newest without it. */
export async function OrderHistory({ userId, before }: { userId: string; before?: number }) {
  const { orders, next } = await listOrders(userId, { before });
  return (
    <section aria-labelledby="orders">
      <SectionHeading id="orders" title="Orders" />
      {orders.length === 0 ? (
        <EmptyState
          level={3}
          title="No orders yet"
          action={<ButtonLink href="/">Discover products</ButtonLink>}
        >
          <p>What you order is kept here, ready to be bought again.</p>
        </EmptyState>
      ) : (
        <ol className="space-y-5">
          {orders.map((order) => (
            <li key={order.number}>
              <OrderCard order={order} />
            </li>
          ))}
        </ol>
      )}
      <nav aria-label="Order pages" className="mt-6 flex justify-between gap-4">
        {before !== undefined && (
          <ButtonLink href="/account" variant="ghost">
            Newest orders
          </ButtonLink>
        )}
        {next !== null && (
          <ButtonLink href={`/account?before=${next}`} variant="secondary" className="ml-auto">
            Older orders
          </ButtonLink>
        )}
      </nav>
    </section>
  );
}
