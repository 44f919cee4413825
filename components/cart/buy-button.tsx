"use client";

import { useSyncExternalStore } from "react";
import { AddToCartButton } from "@/components/cart/add-to-cart-button";
import { readFoundIn } from "@/components/attribution/found-in";

const never = () => () => {};

/** Add to cart on the product's own page, credited to the list the product was found in. */
export function BuyButton(props: { product: string; choice?: string; name: string; inStock: boolean }) {
  const list = useSyncExternalStore(
    never,
    () => readFoundIn(props.product),
    () => undefined,
  );
  return <AddToCartButton {...props} list={list} size="lg" block className="grow" />;
}
