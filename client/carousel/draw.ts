import type { ProductCard, RecommendedItem, RecommendedList } from "@/client/core/contract";
import { turnRow, walkRow, watchEdges } from "@/client/core/scroll-row";

/** What cards need to know besides their list. */
export interface Drawing {
  base: string;
  /** Where a product's page is: `/p/{sku}`, with `{sku}`, `{slug}` or `{id}`; without it, in the shop itself. */
  href?: string;
  /** Instead of the title of the list. */
  title?: string;
  /** What the two buttons are called. */
  labels: { back: string; more: string };
  /** Language of prices. */
  locale: string;
  onFollow(product: ProductCard): void;
}

/** So many empty cards stand where a list is awaited. */
const EMPTY_CARDS = 8;

function element<K extends keyof HTMLElementTagNameMap>(
  name: K,
  properties: Partial<HTMLElementTagNameMap[K]> = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[K] {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}

function formatPrice({ amount, currency }: ProductCard["price"], locale: string): string {
  const format = new Intl.NumberFormat(locale, { style: "currency", currency });
  return format.format(amount / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2));
}

function drawPrice({ price, priceFrom, compareAt }: ProductCard, locale: string): HTMLElement {
  const now = `${priceFrom ? "from " : ""}${formatPrice(price, locale)}`;
  const before = compareAt ? [element("s", {}, formatPrice(compareAt, locale))] : [];
  return element("span", { className: "price" }, now, ...before);
}

/** The product's page. An address of another kind than the web's would be a script of somebody else's. */
function addressOf(product: ProductCard, { href, base }: Drawing): string {
  const path = (href ?? "/products/{slug}").replace(/\{(sku|slug|id)\}/g, (_, name: "sku" | "slug" | "id") =>
    encodeURIComponent(product[name]),
  );
  const address = new URL(path, (href === undefined && base) || location.href);
  return /^https?:$/.test(address.protocol) ? address.href : "#";
}

function drawCard({ product, reason }: RecommendedItem, heading: string, drawing: Drawing): HTMLElement {
  const { base, locale, onFollow } = drawing;
  const picture = element("span", { className: "picture" });
  if (product.image) {
    const src = new URL(product.image, base || location.href).href;
    picture.append(element("img", { loading: "lazy", decoding: "async", alt: product.name, src }));
  }
  const link = element(
    "a",
    { href: addressOf(product, drawing) },
    picture,
    // The picture has said it.
    element("span", { className: "name", ariaHidden: product.image ? "true" : null }, product.name),
    drawPrice(product, locale),
    element("span", { className: "note" }, reason.text === heading ? "" : reason.text),
  );
  link.setAttribute("part", "card");
  for (const kind of ["click", "auxclick"] as const) {
    link.addEventListener(kind, ({ button }) => button < 2 && onFollow(product));
  }
  return element("li", {}, link);
}

function drawButton(label: string, sign: string, onClick: () => void): HTMLButtonElement {
  const button = element("button", { type: "button", onclick: onClick }, sign);
  button.setAttribute("aria-label", label);
  button.setAttribute("part", "button");
  return button;
}

/** Where a list will stand: as high as it, silent to who listens. */
export function drawEmpty(): HTMLElement {
  const card = () =>
    element("li", {}, element("a", {}, element("span", { className: "picture" }), ...lines()));
  const lines = () => ["name", "price", "note"].map((className) => element("span", { className }));
  const cards = Array.from({ length: EMPTY_CARDS }, card);
  const section = element("section", { className: "still" }, element("header"), element("ul", {}, ...cards));
  section.setAttribute("aria-hidden", "true");
  return section;
}

/** A list as a carousel: scrolls by swipe, wheel and buttons, and arrow keys walk its links. */
export function drawList(list: RecommendedList, drawing: Drawing): { section: HTMLElement; stop(): void } {
  const heading = drawing.title || list.title.text;
  const row = element("ul", { role: "list" }, ...list.items.map((item) => drawCard(item, heading, drawing)));
  row.addEventListener("keydown", (event) => {
    if (walkRow(row, event.key)) event.preventDefault();
  });
  const { labels } = drawing;
  const back = drawButton(`${heading}: ${labels.back}`, "‹", () => turnRow(row, -1));
  const more = drawButton(`${heading}: ${labels.more}`, "›", () => turnRow(row, 1));
  const title = element("h2", { id: "title" }, heading);
  const section = element("section", {}, element("header", {}, title, back, more), row);
  section.setAttribute("aria-labelledby", "title");
  section.setAttribute("part", "carousel");
  title.setAttribute("part", "title");
  const stop = watchEdges(row, ({ atStart, atEnd }) => {
    back.disabled = atStart;
    more.disabled = atEnd;
    section.className = atStart && atEnd ? "still" : "";
  });
  return { section, stop };
}
