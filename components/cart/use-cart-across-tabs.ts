"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { usePageReturn } from "@/components/ui/use-page-return";
import type { Cart } from "@/lib/shop/cart/cart";
import { cartOptions } from "@/lib/shop/cart/query-options";

/** A cart as another tab of this browser has it, and since when. */
interface Told {
  cart: Cart;
  at: number;
}

/**
 * Keeps the cart of this page in step with those of the browser's other tabs: the newest copy wins.
 *
 * @param reads false: the page does without the cart itself until somebody changes it
 */
export function useCartAcrossTabs(reads = true): void {
  const client = useQueryClient();
  const { data: cart, dataUpdatedAt: at } = useQuery({ ...cartOptions(), enabled: reads });
  const channel = useRef<BroadcastChannel | null>(null);
  /** When the copy was made that every tab knows already. */
  const known = useRef(0);

  useEffect(() => {
    if (typeof BroadcastChannel === "undefined") return;
    const opened = new BroadcastChannel("aisle-cart");
    channel.current = opened;
    opened.onmessage = ({ data }: MessageEvent<Told>) => {
      const { queryKey } = cartOptions();
      if (data.at <= (client.getQueryState(queryKey)?.dataUpdatedAt ?? 0)) return;
      // What is under way here has the last word.
      if (client.isMutating({ mutationKey: queryKey }) > 0) return;
      known.current = data.at;
      client.setQueryData(queryKey, data.cart, { updatedAt: data.at });
    };
    return () => {
      channel.current = null;
      opened.close();
    };
  }, [client]);

  // A page in the browser's memory hears nothing of other tabs, nor of the pages that came after it in its own.
  usePageReturn(() => void client.fetchQuery({ ...cartOptions(), staleTime: 0 }).catch(() => undefined));

  useEffect(() => {
    if (!cart || at <= known.current) return;
    known.current = at;
    channel.current?.postMessage({ cart, at } satisfies Told);
  }, [cart, at]);
}
