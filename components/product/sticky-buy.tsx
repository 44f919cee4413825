"use client";

import { useEffect, useState } from "react";
import { BuyButton } from "@/components/cart/buy-button";
import { Price } from "@/components/ui/price";
import type { Money } from "@/lib/platform/money";

/** On a phone, the price and the way into the cart at the foot of the page for as long as the button itself is out of sight. */
export function StickyBuy({
  watched,
  price,
  ...buy
}: {
  /** Id of the element around the button itself. */
  watched: string;
  price: Money;
  product: string;
  choice?: string;
  name: string;
}) {
  const [away, setAway] = useState(false);
  useEffect(() => {
    const button = document.getElementById(watched);
    if (!button) return;
    const observer = new IntersectionObserver(([seen]) => setAway(seen?.isIntersecting === false));
    observer.observe(button);
    return () => observer.disconnect();
  }, [watched]);
  if (!away) return null;
  return (
    <div
      data-sticky-buy
      className="fixed inset-x-0 bottom-0 z-30 flex items-center gap-4 border-t border-line bg-surface px-4 py-2.5 pb-[max(0.625rem,env(safe-area-inset-bottom))] md:hidden print:hidden"
    >
      <div className="min-w-0 grow">
        <p className="truncate text-sm">{buy.name}</p>
        <Price price={price} className="text-base font-medium" />
      </div>
      <div className="w-40 shrink-0">
        <BuyButton {...buy} inStock />
      </div>
    </div>
  );
}
