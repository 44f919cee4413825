import type { RecommendedList } from "@/client/core/contract";
import type { Wanted } from "@/client/core/load-lists";
import type { Page } from "@/client/core/page";
import { whenSeen } from "@/client/core/when-seen";
import { type Drawing, drawEmpty, drawList } from "./draw";
import { applyStyle } from "./style";

/** One carousel: which list, and how it looks. What is not said is the shop's own. */
export interface CarouselOptions
  extends Wanted, Partial<Pick<Drawing, "href" | "title" | "locale" | "labels">> {}

const LABELS = { back: "back", more: "more" };

function languageOf(host: Element): string {
  return host.closest<HTMLElement>("[lang]")?.lang || navigator.language;
}

/** Hides `host` as soon as nobody sees it: what is in sight does not move. */
function hideUnseen(host: HTMLElement): () => void {
  const observer = new IntersectionObserver((entries) => {
    if (entries.at(-1)?.isIntersecting) return;
    observer.disconnect();
    host.hidden = true;
  });
  observer.observe(host);
  return () => observer.disconnect();
}

/**
 * Shows a carousel in `host`, which is empty: room for it from the start, then the list, and another one when the visitor
 * becomes known or unknown. Returns how to take it away.
 */
export function mountCarousel(host: HTMLElement, options: CarouselOptions, page: Page): () => void {
  const root = host.shadowRoot ?? host.attachShadow({ mode: "open" });
  let stops: (() => void)[] = [];
  let asked = 0;

  function settle(): void {
    for (const stop of stops) stop();
    stops = [];
  }
  function show(list: RecommendedList | null): void {
    settle();
    if (!list || list.items.length === 0) {
      root.replaceChildren();
      stops = [hideUnseen(host)];
      return;
    }
    const { section, stop } = drawList(list, {
      base: page.base,
      href: options.href,
      title: options.title,
      labels: options.labels ?? LABELS,
      locale: options.locale ?? languageOf(host),
      onFollow: (product) => page.click(product, list.token),
    });
    root.replaceChildren(section);
    stops = [stop, whenSeen(section, () => page.impression(list.token))];
  }
  async function load(): Promise<void> {
    const turn = ++asked;
    const list = await page.load(options);
    if (turn === asked) show(list);
  }

  applyStyle(root);
  host.hidden = false;
  root.replaceChildren(drawEmpty());
  void load();
  const stopListening = page.onConsent(() => void load());
  return () => {
    asked = -1;
    stopListening();
    settle();
    root.replaceChildren();
  };
}
