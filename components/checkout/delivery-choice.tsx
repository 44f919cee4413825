"use client";

import { createContext, type ReactNode, useContext, useState } from "react";
import { OrderTotals } from "@/components/cart/order-totals";
import { Amount, useLocale, useWords } from "@/components/ui/locale";
import type { Totals } from "@/lib/shop/cart/cart-math";
import type { DeliveryOffer } from "@/lib/shop/cart/shipping";
import type { Delivery } from "@/lib/shop/settings/deliveries";
import { sayPromise } from "@/lib/shop/settings/say-promise";
import { checkoutWords } from "@/lib/words/checkout";
import { deliveryWords } from "@/lib/words/delivery";
import { totalsWords } from "@/lib/words/totals";

/** A way of delivery, and what the order comes to by it. */
export interface PricedDelivery extends DeliveryOffer {
  totals: Totals;
}

const Choice = createContext<{ way: Delivery; choose: (way: Delivery) => void }>({
  way: "standard",
  choose() {},
});

/** Lets the form and the sum beside it speak of the same way of delivery. */
export function DeliveryProvider({ first, children }: { first: Delivery; children: ReactNode }) {
  const [way, choose] = useState(first);
  return <Choice value={{ way, choose }}>{children}</Choice>;
}

/** What is chosen of these; the first while that is not among them. */
export function useDelivery<T extends DeliveryOffer>(offers: readonly T[]): T | undefined {
  const { way } = useContext(Choice);
  return offers.find((offer) => offer.way === way) ?? offers[0];
}

/** What the order comes to by the way that is chosen. */
export function ChosenTotals({
  offers,
  promoCode,
}: {
  offers: readonly PricedDelivery[];
  promoCode: string | null;
}) {
  const chosen = useDelivery(offers);
  return chosen ? <OrderTotals {...chosen.totals} promoCode={promoCode} /> : null;
}

/** How the order goes to its shopper: what each way costs and how long it takes. */
export function DeliveryFields({
  offers,
  error,
}: {
  offers: readonly PricedDelivery[];
  error: string | undefined;
}) {
  const { choose } = useContext(Choice);
  const locale = useLocale();
  const { say } = useWords(deliveryWords);
  const { say: sayTotals } = useWords(totalsWords);
  const { say: sayCheckout } = useWords(checkoutWords);
  const chosen = useDelivery(offers);
  return (
    <fieldset aria-describedby={error ? "delivery-error" : undefined}>
      <legend className="mb-5 text-xl font-medium">{sayCheckout("howDelivered")}</legend>
      <div className="divide-y divide-line rounded-md border border-line">
        {offers.map((offer) => (
          <label
            key={offer.way}
            className="flex min-h-11 cursor-pointer items-center gap-4 px-4 py-3 has-checked:bg-surface"
          >
            <input
              type="radio"
              name="delivery"
              value={offer.way}
              defaultChecked={offer.way === chosen?.way}
              onChange={() => choose(offer.way)}
              className="size-4.5 shrink-0 cursor-pointer accent-accent"
            />
            <span className="min-w-0 grow">
              <span className="block">{say(offer.way)}</span>
              <span className="block text-sm text-muted">
                {offer.way === "collect"
                  ? say("readyIn", { days: sayPromise(offer, locale), place: offer.at })
                  : sayPromise(offer, locale)}
              </span>
            </span>
            <span className="tabular-nums">
              {offer.totals.shipping.amount === 0 ? (
                sayTotals("free")
              ) : (
                <Amount money={offer.totals.shipping} />
              )}
            </span>
          </label>
        ))}
      </div>
      {offers.map(({ way, totals }) => (
        <input key={way} type="hidden" name={`totals.${way}`} value={totals.total.amount} />
      ))}
      {error && (
        <p id="delivery-error" className="mt-2 text-sm text-negative">
          {error}
        </p>
      )}
    </fieldset>
  );
}
