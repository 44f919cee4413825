import { browserHost } from "./browser-host";
import type { ProductCard, RecommendedList, Shop } from "./contract";
import { createLoader, type Wanted } from "./load-lists";
import { randomId } from "./random-id";
import { createTracker, type TrackedEvent } from "./tracker";
import { createVisitor } from "./visitor";

/** What a page may report of a product; purchases are your server's to report. */
export type PageEvent = Extract<TrackedEvent, { value?: number }>["kind"];

/** A page of any site that shows what a shop recommends, and reports what came of it. */
export interface Page {
  /** Where the shop is. */
  readonly base: string;
  /** Asks for a list; null: there is none. */
  load(wanted: Wanted): Promise<RecommendedList | null>;
  /**
   * Says whether the visitor allows an id of this browser's own and reports of what they do. Until then, and after a no,
   * lists are what is popular, and nothing is stored or reported.
   */
  consent(granted: boolean): void;
  /** Calls `listener` when the visitor is somebody else to the shop from now on. Returns how to stop that. */
  onConsent(listener: () => void): () => void;
  /** Reports what the visitor did with a product: its code, or its id. */
  track(kind: PageEvent, product: string, value?: number): void;
  impression(list: string): void;
  click(product: ProductCard, list: string): void;
}

const MAX_EARLY = 50;

/** Lets a page talk to `shop`. One for each shop and page. Browser only. */
export function createPage(shop: Shop): Page {
  const visitor = createVisitor();
  const tracker = createTracker(browserHost(shop, randomId));
  const listeners = new Set<() => void>();
  /** Reported before the page has said whether it may be. */
  let early: [PageEvent, string, number?][] = [];
  addEventListener("pagehide", tracker.leave);

  function send(event: TrackedEvent): void {
    if (!visitor.consent) return;
    const shopper = (shop.key !== undefined && visitor.id) || undefined;
    tracker.track({ ...event, shopper });
  }

  function track(kind: PageEvent, product: string, value?: number): void {
    if (visitor.consent === null) early = [...early.slice(1 - MAX_EARLY), [kind, product, value]];
    else send({ kind, product, value, list: visitor.foundIn(product) });
  }

  return {
    base: shop.base,
    load: createLoader(shop, visitor),
    consent(granted) {
      const changes = granted !== (visitor.consent ?? false);
      visitor.set(granted);
      const waited = early;
      early = [];
      for (const event of waited) track(...event);
      if (changes) for (const listener of listeners) listener();
    },
    onConsent(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    track,
    impression: (list) => send({ kind: "impression", list }),
    click({ id, sku }, list) {
      for (const name of [id, sku]) visitor.found(name, list);
      send({ kind: "click", product: id, list });
    },
  };
}
