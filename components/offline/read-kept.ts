import { PAGES, POPULAR, SHELL } from "@/client/offline/names";
import { type RailAnswer, toRailAnswer } from "@/lib/recommender/serving/rail-answer";
import type { ShownProduct } from "@/lib/shop/catalog/product-card";

/** A product whose page this browser has kept. What it cost then is on that page. */
export interface KeptProduct {
  href: string;
  name: string;
  image: string;
}

export interface Kept {
  /** Newest first. */
  seen: KeptProduct[];
  popular: ShownProduct[];
}

/** What a kept page shows of its product. */
function readProduct(href: string, html: string): KeptProduct[] {
  const page = new DOMParser().parseFromString(html, "text/html");
  const name = page.querySelector("main h1")?.textContent;
  const image = page.querySelector("main article img")?.getAttribute("src") ?? "";
  return name ? [{ href, name, image }] : [];
}

async function readSeen(): Promise<KeptProduct[]> {
  const pages = await caches.open(PAGES);
  const addresses = (await pages.keys()).map(({ url }) => url).filter((url) => url.includes("/products/"));
  const read = addresses.toReversed().map(async (url) => {
    const html = await (await pages.match(url, { ignoreVary: true }))?.text();
    return readProduct(new URL(url).pathname, html ?? "");
  });
  return (await Promise.all(read)).flat();
}

async function readPopular(): Promise<ShownProduct[]> {
  const answer = await (await caches.open(SHELL)).match(POPULAR, { ignoreVary: true });
  if (!answer) return [];
  const { lists } = toRailAnswer((await answer.json()) as Parameters<typeof toRailAnswer>[0]);
  return lists.flatMap(({ items }: RailAnswer["lists"][number]) => items.map(({ product }) => product));
}

/** What this browser has kept to look at. */
export async function readKept(): Promise<Kept> {
  const [seen, popular] = await Promise.all([readSeen(), readPopular()]);
  return { seen, popular };
}
