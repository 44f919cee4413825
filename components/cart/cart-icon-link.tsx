"use client";

import { ShoppingBag } from "lucide-react";
import { Link } from "@/components/ui/link";
import { useWords } from "@/components/ui/locale";
import { cartLinkWords } from "@/lib/words/cart-link";

/** The header's way to the cart. `count` is the number of pieces; null while nobody knows it. */
export function CartIconLink({ count }: { count: number | null }) {
  const { say } = useWords(cartLinkWords);
  return (
    <Link
      href="/cart"
      aria-label={count === null ? say("cart") : say("cartOf", { count })}
      className="icon-button relative"
    >
      <ShoppingBag className="size-5" aria-hidden="true" />
      {count !== null && count > 0 && (
        <span
          aria-hidden="true"
          className="absolute top-0.5 right-0 inline-flex h-5 min-w-5 items-center justify-center rounded-full bg-accent px-1 text-xs font-medium text-on-accent tabular-nums"
        >
          {count > 99 ? "99+" : count}
        </span>
      )}
    </Link>
  );
}
