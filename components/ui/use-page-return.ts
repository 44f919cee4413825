"use client";

import { useEffect, useEffectEvent } from "react";

/** Has `onReturn` run when the browser shows this page again as it was left, from its memory: what it says may be old by then. */
export function usePageReturn(onReturn: () => void): void {
  const act = useEffectEvent(onReturn);

  useEffect(() => {
    function onPageShow(event: PageTransitionEvent) {
      if (event.persisted) act();
    }
    window.addEventListener("pageshow", onPageShow);
    return () => window.removeEventListener("pageshow", onPageShow);
  }, []);
}
