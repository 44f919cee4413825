"use client";

import { useFoundIn } from "@/components/attribution/use-found-in";
import { AddToCartButton } from "@/components/cart/add-to-cart-button";

/** Add to cart on the product's own page, credited to the list the product was found in. */
export function BuyButton(props: { product: string; choice?: string; name: string; inStock: boolean }) {
  const list = useFoundIn(props.product);
  return <AddToCartButton {...props} list={list} size="lg" block className="grow" />;
}
