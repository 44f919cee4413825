"use client";

import { useEffect, useRef } from "react";
import { readFoundIn } from "@/components/attribution/found-in";
import { usePermission } from "@/components/consent/use-permission";
import { track } from "@/lib/shop/interactions/track";

/** Reports that this product's page was looked at: once per visit, and only when it was really in front of somebody who allows it. */
export function RecordView({ product }: { product: string }) {
  const reported = useRef<string | null>(null);
  const allowed = usePermission()?.personalisation ?? false;

  useEffect(() => {
    if (!allowed) return;
    function report() {
      if (document.visibilityState !== "visible" || reported.current === product) return;
      reported.current = product;
      track({ kind: "view", product, list: readFoundIn(product) });
    }
    report();
    document.addEventListener("visibilitychange", report);
    return () => document.removeEventListener("visibilitychange", report);
  }, [product, allowed]);

  return null;
}
