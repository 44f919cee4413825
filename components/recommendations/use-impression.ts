"use client";

import { type RefObject, useEffect } from "react";
import { track } from "@/lib/shop/interactions/track";

/** Half of it on the screen for a second: long enough to have been seen. */
const VISIBLE_PART = 0.5;
const SEEN_MS = 1_000;

/** Lists already reported while this page is open: coming back to one is not a second impression. */
const reported = new Set<string>();

/**
 * Reports a list once it was really seen: half of `ref` on the screen for a second without a break, in a tab that is
 * itself visible.
 */
export function useImpression(ref: RefObject<Element | null>, token: string | null): void {
  useEffect(() => {
    const element = ref.current;
    if (!element || token === null || reported.has(token)) return;
    let onScreen = false;
    let timer: ReturnType<typeof setTimeout> | undefined;

    function restart() {
      clearTimeout(timer);
      if (onScreen && document.visibilityState === "visible") timer = setTimeout(report, SEEN_MS);
    }
    function report() {
      stop();
      if (token === null || reported.has(token)) return;
      reported.add(token);
      track({ kind: "impression", list: token });
    }
    function stop() {
      clearTimeout(timer);
      observer.disconnect();
      document.removeEventListener("visibilitychange", restart);
    }

    const observer = new IntersectionObserver(
      (entries) => {
        const now = entries.at(-1);
        if (!now || now.intersectionRatio >= VISIBLE_PART === onScreen) return;
        onScreen = !onScreen;
        restart();
      },
      { threshold: VISIBLE_PART },
    );
    observer.observe(element);
    document.addEventListener("visibilitychange", restart);
    return stop;
  }, [ref, token]);
}
