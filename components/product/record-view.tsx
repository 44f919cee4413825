"use client";

import { useEffect, useRef } from "react";
import { readFoundIn } from "@/components/attribution/found-in";
import { track } from "@/lib/shop/interactions/track";

/** Reports that this product's page was looked at: once per visit, and only when it was really in front of somebody. */
export function RecordView({ product }: { product: string }) {
  const reported = useRef<string | null>(null);

  useEffect(() => {
    function report() {
      if (document.visibilityState !== "visible" || reported.current === product) return;
      reported.current = product;
      track({ kind: "view", product, list: readFoundIn(product) });
    }
    report();
    document.addEventListener("visibilitychange", report);
    return () => document.removeEventListener("visibilitychange", report);
  }, [product]);

  return null;
}
