"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";

/** Renders the page anew every few seconds while somebody looks at it: its numbers stay what they are now. */
export function LiveRefresh({ everyMs = 5_000 }: { everyMs?: number }) {
  const router = useRouter();
  useEffect(() => {
    const timer = setInterval(() => {
      if (document.visibilityState === "visible") router.refresh();
    }, everyMs);
    return () => clearInterval(timer);
  }, [router, everyMs]);
  return null;
}
