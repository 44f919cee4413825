import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import { SectionHeading } from "@/components/ui/section-heading";
import { listOrders } from "@/lib/shop/orders/queries";
import { getWords } from "@/lib/shop/settings/current-language";
import { accountWords } from "@/lib/words/account";
import { OrderCard } from "./order-card";

/** An account's orders from `before` (an order number) back; from the newest without it. */
export async function OrderHistory({ userId, before }: { userId: string; before?: number }) {
  const [{ orders, next }, { say }] = [await listOrders(userId, { before }), await getWords(accountWords)];
  return (
    <section aria-labelledby="orders">
      <SectionHeading id="orders" title={say("orders")} />
      {orders.length === 0 ? (
        <EmptyState
          level={3}
          title={say("noOrders")}
          action={<ButtonLink href="/">{say("discover")}</ButtonLink>}
        >
          <p>{say("noOrdersHint")}</p>
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
      <nav aria-label={say("orderPages")} className="mt-6 flex justify-between gap-4">
        {before !== undefined && (
          <ButtonLink href="/account" variant="ghost">
            {say("newest")}
          </ButtonLink>
        )}
        {next !== null && (
          <ButtonLink href={`/account?before=${next}`} variant="secondary" className="ml-auto">
            {say("older")}
          </ButtonLink>
        )}
      </nav>
    </section>
  );
}
