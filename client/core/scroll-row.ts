/** Where a row stands that scrolls sideways. */
export interface Edges {
  atStart: boolean;
  atEnd: boolean;
}

const NEAR_PX = 8;

const KEYS: Record<string, (links: HTMLAnchorElement[], at: number) => number> = {
  ArrowRight: (_, at) => at + 1,
  ArrowLeft: (_, at) => at - 1,
  Home: () => 0,
  End: (links) => links.length - 1,
};

/** Tells `listener` where `row` stands, now and whenever that may have changed. Returns how to stop. */
export function watchEdges(row: HTMLElement, listener: (edges: Edges) => void): () => void {
  function measure() {
    const { scrollLeft, clientWidth, scrollWidth } = row;
    listener({
      atStart: scrollLeft < NEAR_PX,
      atEnd: scrollLeft + clientWidth > scrollWidth - NEAR_PX,
    });
  }
  const resized = new ResizeObserver(measure);
  resized.observe(row);
  row.addEventListener("scroll", measure, { passive: true });
  return () => {
    resized.disconnect();
    row.removeEventListener("scroll", measure);
  };
}

/** Scrolls by most of what is in sight. */
export function turnRow(row: HTMLElement, direction: 1 | -1): void {
  const smooth = !matchMedia("(prefers-reduced-motion: reduce)").matches;
  row.scrollBy({ left: direction * row.clientWidth * 0.85, behavior: smooth ? "smooth" : "instant" });
}

/**
 * Moves the focus to another link of `row` when `key` is an arrow, Home or End and there is one. True when it did: the key
 * has been used then.
 */
export function walkRow(row: HTMLElement, key: string): boolean {
  const links = [...row.querySelectorAll("a")];
  const root = row.getRootNode() as Document | ShadowRoot;
  const at = links.findIndex((link) => link === root.activeElement);
  const next = at < 0 ? undefined : links[KEYS[key]?.(links, at) ?? -1];
  next?.focus();
  return next !== undefined;
}
