"use client";

import { type RefObject, useEffect } from "react";
import { usePermission } from "@/components/consent/use-permission";
import { track } from "@/lib/shop/interactions/track";

/** Half of it on the screen for a second, or half a screen of it where it is higher: long enough to have been seen. */
const VISIBLE_PART = 0.5;
/** Of a long list a small part fills the screen: it has to be noticed on the way. */
const STEPS = Array.from({ length: 21 }, (_, i) => (i / 20) * VISIBLE_PART);
const SEEN_MS = 1_000;

/** Lists already reported while this page is open: coming back to one is not a second impression. */
const reported = new Set<string>();

function isVisible({
  boundingClientRect: whole,
  intersectionRect: seen,
  rootBounds,
}: IntersectionObserverEntry) {
  const height = Math.min(whole.height, rootBounds?.height ?? whole.height);
  return seen.width * seen.height > 0 && seen.height >= VISIBLE_PART * height;
}

/**
 * Reports a list once it was really seen: half of `ref`, or half a screen of it, for a second without a break, in a tab
 * that is itself visible, to somebody who allows it.
 */
export function useImpression(ref: RefObject<Element | null>, token: string | null): void {
  const allowed = usePermission()?.analytics ?? false;

  useEffect(() => {
    const element = ref.current;
    if (!allowed || !element || token === null || reported.has(token)) return;
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
        if (!now || isVisible(now) === onScreen) return;
        onScreen = !onScreen;
        restart();
      },
      { threshold: STEPS },
    );
    observer.observe(element);
    document.addEventListener("visibilitychange", restart);
    return stop;
  }, [ref, token, allowed]);
}
