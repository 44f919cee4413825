/** What the browser keeps for when there is no network, and under which names: the worker writes it, pages read it. */

/** Pages that are the same for everybody, as this browser was sent them last: what was looked at lately. */
export const PAGES = "aisle-pages";
export const MOST_PAGES = 30;
/** Scripts, styles and fonts; their names change with what is in them. */
export const FILES = "aisle-files";
export const MOST_FILES = 120;
/** What is shown without a network, and all that it takes. */
export const SHELL = "aisle-shell";

export const OFFLINE_PAGE = "/offline";
/** What many like at the moment: a list that is made for nobody. */
export const POPULAR = "/api/recommend?placement=home.trending&k=12";

export const WORKER = "/offline.js";

const KEPT = /^\/(?:$|category\/|products\/)/;

/** Under which name the page at an address is kept; null: it is not. Other addresses of a product are the same page. */
export function nameOfPage({ pathname, search }: Pick<URL, "pathname" | "search">): string | null {
  if (!KEPT.test(pathname)) return null;
  return search === "" || pathname.startsWith("/products/") ? pathname : null;
}

/** Takes away all that is kept. */
export async function forgetAll(): Promise<void> {
  await Promise.all([PAGES, FILES, SHELL].map((name) => caches.delete(name)));
}
