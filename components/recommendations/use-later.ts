"use client";

import { startTransition, useEffect, useState } from "react";

/** Safari has no word for a browser with nothing to do. */
const WAIT_MS = 200;
const PATIENCE_MS = 2_000;

/** False on the server and at first; true once the page runs and the browser has nothing better to do. */
export function useLater(): boolean {
  const [isLater, setLater] = useState(false);

  useEffect(() => {
    const begin = () => startTransition(() => setLater(true));
    if (typeof requestIdleCallback !== "function") {
      const timer = setTimeout(begin, WAIT_MS);
      return () => clearTimeout(timer);
    }
    const idle = requestIdleCallback(begin, { timeout: PATIENCE_MS });
    return () => cancelIdleCallback(idle);
  }, []);

  return isLater;
}
