import { createPage, type Page, type PageEvent } from "@/client/core/page";
import { type CarouselOptions, mountCarousel } from "./mount";

/** What other scripts of the page may call, before and after this one has come: `aisle.push(["consent", true])`. */
interface Commands {
  consent(granted: boolean): void;
  track(kind: PageEvent, product: string, value?: number): void;
  /** Looks for places that have come since. */
  refresh(): void;
}
type Command = { [K in keyof Commands]: [K, ...Parameters<Commands[K]>] }[keyof Commands];

interface Aisle extends Commands {
  push(...commands: Command[]): void;
  page: Page;
}

declare global {
  interface Window {
    aisle?: Aisle | Command[];
  }
}

function readOptions({ dataset }: HTMLElement, placement: string): CarouselOptions {
  const { product, category, k, title, href, locale, back = "back", more = "more" } = dataset;
  return {
    placement,
    product,
    category,
    k: Number(k) || undefined,
    title,
    href,
    locale,
    labels: { back, more },
  };
}

const taken = new WeakSet<Element>();

function fillPlaces(page: Page): void {
  for (const place of document.querySelectorAll<HTMLElement>("[data-aisle-placement]")) {
    if (taken.has(place)) continue;
    taken.add(place);
    mountCarousel(place, readOptions(place, place.dataset.aislePlacement ?? ""), page);
  }
}

/** The script's own carousel stands where the script does. A script that kept the room for it gives it back. */
function placeHere(script: HTMLElement, placement: string, page: Page): void {
  const host = document.createElement("div");
  const { target } = script.dataset;
  if (target) document.querySelector(target)?.append(host);
  else script.after(host);
  if (document.head.contains(host)) {
    host.remove();
    console.warn("Aisle: put the script where the carousel should stand, or name a data-target.");
    return;
  }
  script.style.display = "none";
  mountCarousel(host, readOptions(script, placement), page);
}

function start(script: HTMLScriptElement): Aisle {
  const { key, shop = script.src } = script.dataset;
  const page = createPage({ base: new URL(shop).origin, key });
  const commands: Commands = {
    consent: page.consent,
    track: page.track,
    refresh: () => fillPlaces(page),
  };
  return {
    ...commands,
    page,
    push(...given) {
      for (const [name, ...rest] of given) (commands[name] as (...values: unknown[]) => void)(...rest);
    },
  };
}

function run(script: HTMLScriptElement): void {
  const before = window.aisle;
  const isFirst = !before || Array.isArray(before);
  const aisle = isFirst ? start(script) : before;
  window.aisle = aisle;
  const { consent, placement, view } = script.dataset;
  if (consent !== undefined) aisle.consent(consent === "granted");
  if (isFirst && before) aisle.push(...before);
  if (view) aisle.track("view", view);
  if (placement) placeHere(script, placement, aisle.page);
  aisle.refresh();
  if (isFirst && document.readyState === "loading") addEventListener("DOMContentLoaded", aisle.refresh);
}

if (document.currentScript instanceof HTMLScriptElement) run(document.currentScript);
