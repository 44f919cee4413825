"use client";

import { type RefObject, useEffect, useState } from "react";

/** How long after the last touch of any kind somebody is still taken to be at it. */
const REST_MS = 700;
const FADE_MS = 160;
const USES = ["pointerdown", "pointermove", "touchmove", "scroll", "keydown"] as const;

/**
 * Shows `latest`, but never swaps it under somebody's finger: a new value waits until nobody has pointed at, touched,
 * scrolled or typed in `ref` for a moment and the keyboard is elsewhere, then fades in. `keyOf` says which values are
 * the same.
 *
 * @param standIn what nobody has seen and nobody is meant to: whatever comes takes its place at once, even if it says the same
 */
export function useCalmSwap<T>(
  latest: T,
  keyOf: (value: T) => unknown,
  ref: RefObject<HTMLElement | null>,
  standIn?: T,
) {
  const [shown, setShown] = useState(latest);
  const [fading, setFading] = useState(false);
  const isStandIn = standIn !== undefined && shown === standIn;
  if (isStandIn && latest !== shown) setShown(latest);
  const waits = !isStandIn && keyOf(latest) !== keyOf(shown);

  useEffect(() => {
    const element = ref.current;
    if (!waits) return;
    let timer: ReturnType<typeof setTimeout>;
    let fade: ReturnType<typeof setTimeout> | undefined;

    function waitForRest(ms: number) {
      clearTimeout(timer);
      timer = setTimeout(swapWhenFree, ms);
    }
    function swapWhenFree() {
      if (element?.contains(document.activeElement)) return waitForRest(REST_MS);
      setFading(true);
      fade = setTimeout(() => {
        setShown(latest);
        setFading(false);
      }, FADE_MS);
    }
    const onUse = () => waitForRest(REST_MS);

    waitForRest(element?.matches(":active") ? REST_MS : 0);
    for (const use of USES) element?.addEventListener(use, onUse, { passive: true });
    return () => {
      clearTimeout(timer);
      clearTimeout(fade);
      setFading(false);
      for (const use of USES) element?.removeEventListener(use, onUse);
    };
  }, [waits, latest, ref]);

  return { shown, fading };
}
