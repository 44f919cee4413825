"use client";

import { useEffect, useState } from "react";
import { useFoundIn } from "@/components/attribution/use-found-in";
import { AddToCartButton } from "@/components/cart/add-to-cart-button";
import { useWords } from "@/components/ui/locale";
import { Price } from "@/components/ui/price";
import type { Money } from "@/lib/platform/money";
import { productPageWords } from "@/lib/words/product-page";

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
  const { say } = useWords(productPageWords);
  const list = useFoundIn(buy.product);
  const [away, setAway] = useState(false);
  useEffect(() => {
    const button = document.getElementById(watched);
    if (!button) return;
    // The foot of the page is not to lie below it.
    const ends = [button, document.querySelector("footer")].filter((end) => end !== null);
    const inSight = new Set<Element>();
    const observer = new IntersectionObserver((changes) => {
      for (const { target, isIntersecting } of changes)
        if (isIntersecting) inSight.add(target);
        else inSight.delete(target);
      setAway(inSight.size === 0);
    });
    for (const end of ends) observer.observe(end);
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
        <AddToCartButton {...buy} list={list} inStock label={say("add")} block />
      </div>
    </div>
  );
}
