"use client";

import { Link } from "@/components/ui/link";
import { LineProduct } from "@/components/cart/line-product";
import { PromoForm } from "@/components/cart/promo-form";
import { Card } from "@/components/ui/card";
import { Amount, useLocale, useWords } from "@/components/ui/locale";
import { type Cart, describeProblem, lineKeyOf } from "@/lib/shop/cart/cart";
import { checkoutWords } from "@/lib/words/checkout";
import { ChosenTotals, type PricedDelivery } from "./delivery-choice";

/** What is about to be ordered. */
export function CheckoutSummary({ cart, offers }: { cart: Cart; offers: readonly PricedDelivery[] }) {
  const locale = useLocale();
  const { say } = useWords(checkoutWords);
  return (
    <Card className="lg:sticky lg:top-24">
      <div className="mb-4 flex items-baseline justify-between gap-4">
        <h2 className="text-lg font-medium">{say("yourOrder")}</h2>
        <Link href="/cart" className="py-2 text-sm text-muted underline underline-offset-4 hover:text-ink">
          {say("changeCart")}
        </Link>
      </div>
      <ul className="mb-5 space-y-4">
        {cart.lines.map((line) => {
          const problem = describeProblem(line, locale);
          return (
            <li key={lineKeyOf(line)}>
              <LineProduct
                name={line.product.name}
                slug={line.product.slug}
                variant={line.variant?.sku}
                image={line.product.image}
                size="sm"
              >
                {line.variant && <p className="mt-0.5 text-sm text-muted">{line.variant.label}</p>}
                <p className="mt-0.5 flex justify-between gap-4 text-sm text-muted tabular-nums">
                  <span>{say("quantity", { count: line.quantity })}</span>
                  <span>
                    <Amount money={line.total} />
                  </span>
                </p>
                {problem && <p className="mt-1 text-sm text-negative">{problem}</p>}
              </LineProduct>
            </li>
          );
        })}
      </ul>
      <PromoForm promo={cart.promo} isRenewed />
      <ChosenTotals offers={offers} promoCode={cart.promo?.code ?? null} />
    </Card>
  );
}
