/** Half of it on the screen for a second, or half a screen of it where it is higher: long enough to have been seen. */
const VISIBLE_PART = 0.5;
/** Of a long list a small part fills the screen: it has to be noticed on the way. */
const STEPS = Array.from({ length: 21 }, (_, i) => (i / 20) * VISIBLE_PART);
const SEEN_MS = 1_000;

function isVisible({
  boundingClientRect: whole,
  intersectionRect: seen,
  rootBounds,
}: IntersectionObserverEntry) {
  const height = Math.min(whole.height, rootBounds?.height ?? whole.height);
  return seen.width * seen.height > 0 && seen.height >= VISIBLE_PART * height;
}

/**
 * Calls `report` once `element` was really seen: half of it, or half a screen of it, for a second without a break, in a tab
 * that is itself visible. Returns how to stop watching.
 */
export function whenSeen(element: Element, report: () => void): () => void {
  let onScreen = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function finish() {
    stop();
    report();
  }
  function restart() {
    clearTimeout(timer);
    if (onScreen && document.visibilityState === "visible") timer = setTimeout(finish, SEEN_MS);
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
}
