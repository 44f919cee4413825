import { Link } from "@/components/ui/link";
import { Card } from "@/components/ui/card";
import { formatMoney } from "@/lib/platform/money";
import { countryName } from "@/lib/shop/orders/countries";
import type { OrderDetail } from "@/lib/shop/orders/order-detail";
import { formatMoment } from "../format";

function Facts({ facts }: { facts: readonly (readonly [string, string])[] }) {
  return (
    <dl className="space-y-1.5 text-sm">
      {facts.map(([label, value]) => (
        <div key={label} className="flex justify-between gap-4">
          <dt className="text-muted">{label}</dt>
          <dd className="text-right tabular-nums">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

const DELIVERY_WORDS = { standard: "Delivery", express: "Express delivery", collect: "Collected" } as const;

/** What has become of the money that was paid online. */
function sayPayment({
  state,
  refunded,
  refundWanted,
  currency,
}: NonNullable<OrderDetail["payment"]>): string {
  if (state === "authorised") return "set aside, about to be taken";
  if (state !== "captured") return state;
  if (refundWanted > refunded)
    return `taken, ${formatMoney({ amount: refundWanted - refunded, currency })} going back`;
  return refunded > 0 ? `taken, ${formatMoney({ amount: refunded, currency })} given back` : "taken";
}

/** When what happened to an order, what it costs, and where it goes. */
export function OrderFacts({ order }: { order: OrderDetail }) {
  const { placedAt, paidAt, shippedAt, closedAt, returnAskedAt, state, customer } = order;
  const { subtotal, discount, promoCode, delivery, shipping, total, refunded, payment } = order;
  const when = [
    ["Placed", placedAt],
    ["Paid", paidAt],
    ["Shipped", shippedAt],
    ["Return asked for", returnAskedAt],
    [state === "cancelled" ? "Cancelled" : "Returned", closedAt],
  ].flatMap(([label = "", at]) => (at ? [[label ?? "", `${formatMoment(at)} UTC`] as const] : []));
  return (
    <div className="grid gap-4 md:grid-cols-3">
      <Card>
        <h2 className="mb-3 font-medium">When</h2>
        <Facts facts={when} />
      </Card>
      <Card>
        <h2 className="mb-3 font-medium">Amounts</h2>
        <Facts
          facts={[
            ["Products", formatMoney(subtotal)],
            ...(discount.amount > 0
              ? [[`Code ${promoCode ?? ""}`, `−${formatMoney(discount)}`] as const]
              : []),
            [DELIVERY_WORDS[delivery], formatMoney(shipping)],
            ["Total", formatMoney(total)],
            ...(refunded.amount > 0 ? [["Refunded", formatMoney(refunded)] as const] : []),
            ...(payment ? [[`By ${payment.provider}`, sayPayment(payment)] as const] : []),
          ]}
        />
      </Card>
      <Card>
        <h2 className="mb-3 font-medium">Customer</h2>
        {customer ? (
          <address className="text-sm not-italic">
            <Link
              href={`/admin/customers/${encodeURIComponent(customer.email)}`}
              className="block wrap-anywhere underline underline-offset-4"
            >
              {customer.email}
            </Link>
            <span className="mt-2 block">{customer.name}</span>
            {[
              customer.address.line1,
              customer.address.line2,
              `${customer.address.postcode} ${customer.address.city} ${customer.address.state ?? ""}`.trim(),
            ]
              .filter((one) => one.trim() !== "")
              .map((one) => (
                <span key={one} className="block">
                  {one}
                </span>
              ))}
            <span className="block">{countryName(customer.address.country)}</span>
            {customer.returnReason && (
              <span className="mt-3 block wrap-anywhere">Sends it back: “{customer.returnReason}”</span>
            )}
          </address>
        ) : (
          <p className="text-sm text-muted">Your role does not see who has ordered.</p>
        )}
      </Card>
    </div>
  );
}
