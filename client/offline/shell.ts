import { findFile, isKeepable } from "./keep";
import { OFFLINE_PAGE, POPULAR, SHELL } from "./names";

/** Of the popular products so many have their pages kept. */
const MOST_POPULAR = 8;
const SIX_HOURS = 6 * 60 * 60_000;
const FILE = /\/_next\/static\/[^"'\\\s)<>]+/g;

interface Popular {
  lists: { items: { product: { slug: string } }[] }[];
}

async function get(address: string, credentials: RequestCredentials): Promise<Response> {
  const answer = await fetch(address, { credentials, cache: "no-cache" });
  if (!answer.ok) throw new Error(`${address} answered ${answer.status}.`);
  return answer;
}

/** Whether what is shown without a network is from a while ago, or missing. */
export async function isShellOld(now: number): Promise<boolean> {
  const page = await (await caches.open(SHELL)).match(OFFLINE_PAGE, { ignoreVary: true });
  const age = now - Date.parse(page?.headers.get("date") ?? "");
  return Number.isNaN(age) || age > SIX_HOURS;
}

/**
 * Fetches the page that is shown without a network, the popular products with their pages, and the files these are made of, and lets go
 * of those that were needed before. Rejects where the page or one of its files cannot be had; the former one stays then.
 */
export async function renewShell(): Promise<void> {
  const shell = await caches.open(SHELL);
  const [page, popular] = await Promise.all([get(OFFLINE_PAGE, "same-origin"), get(POPULAR, "omit")]);
  const { lists } = (await popular.clone().json()) as Popular;
  const slugs = lists.flatMap(({ items }) => items.map(({ product }) => product.slug)).slice(0, MOST_POPULAR);
  const pages = new Map([[OFFLINE_PAGE, page]]);
  for (const slug of slugs) {
    const address = `/products/${encodeURIComponent(slug)}`;
    const answer = await get(address, "same-origin").catch(() => null);
    if (answer && isKeepable(answer)) pages.set(address, answer);
  }
  const html = await Promise.all([...pages.values()].map((answer) => answer.clone().text()));
  const files = new Set(html.flatMap((text) => text.match(FILE) ?? []));
  for (const file of files) await shell.put(file, (await findFile(file)) ?? (await get(file, "same-origin")));
  for (const [address, answer] of pages) await shell.put(address, answer);
  await shell.put(POPULAR, popular);
  for (const { url } of await shell.keys()) {
    const { pathname, search } = new URL(url);
    const name = pathname + search;
    if (name !== POPULAR && !pages.has(name) && !files.has(name))
      await shell.delete(url, { ignoreVary: true });
  }
}
