import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import { getPool } from "@/lib/platform/db/client";
import { randomId, toPublicProductId, uuidv7 } from "@/lib/platform/ids";
import { formatShopperCookie } from "@/lib/shop/shoppers/shopper-cookie";
import { createRng } from "@/ml/index";

/** A browser as people use it. */
const AGENT =
  "Mozilla/5.0 (X11; Linux x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36";
const SHOPPERS = 150;
/** Visits a second, all shoppers together. */
const RATE = 12;
const PAST = 5;
const LENGTH = 12;

interface Person {
  cookie: string;
  /** Public ids of the products they like. */
  likes: ReadonlySet<string>;
}

/** What the visitors have seen so far. */
export interface Visited {
  lists: number;
  clicks: number;
  failures: number;
  /** Lists by the version they say they are of. */
  models: Map<string, number>;
}

/** Categories with enough products to have a taste for. */
async function readShelves(): Promise<number[][]> {
  const { rows } = await getPool("report").query<{ ids: number[] }>(
    `select array_agg(id order by id) as ids from products where status = 'active' and stock > 0
     group by category_id having count(*) >= 12`,
  );
  return rows.map(({ ids }) => ids);
}

/** Sends what somebody has done, as their browser would. */
async function send(address: string, cookie: string, interactions: readonly object[]): Promise<void> {
  const answer = await fetch(`${address}/api/interactions`, {
    method: "POST",
    headers: { cookie, "user-agent": AGENT, "content-type": "application/json" },
    body: JSON.stringify({ interactions, sentAt: new Date().toISOString() }),
  });
  if (answer.status !== 202) throw new Error(`Interactions were answered with ${answer.status}.`);
}

/** People of one taste each, who have looked at some products of it before. */
async function makePeople(address: string): Promise<Person[]> {
  const shelves = await readShelves();
  const rng = createRng(11);
  const people: Person[] = [];
  for (let n = 0; n < SHOPPERS; n++) {
    const products = (shelves[n % shelves.length] ?? []).map(toPublicProductId);
    const cookie = formatShopperCookie(randomId(), false).split(";")[0] ?? "";
    const at = new Date().toISOString();
    const views = Array.from({ length: PAST }, () => {
      return { id: uuidv7(), kind: "view", product: products[rng.integer(products.length)], at };
    });
    await send(address, cookie, views);
    people.push({ cookie, likes: new Set(products) });
  }
  return people;
}

interface Answer {
  lists: { token: string; model: string | null; items: { product: { id: string } }[] }[];
}

/** Looks at a list and follows a product of one's taste, the likelier the further up it stands. */
async function visitOnce(
  address: string,
  { cookie, likes }: Person,
  uniform: () => number,
  visited: Visited,
) {
  const headers = { cookie, "user-agent": AGENT };
  const asked = await fetch(`${address}/api/recommend?placement=home.for-you&k=${LENGTH}`, { headers });
  const { lists } = (await asked.json()) as Answer;
  const [list] = lists;
  if (!list) return;
  visited.lists++;
  visited.models.set(list.model ?? "", (visited.models.get(list.model ?? "") ?? 0) + 1);
  const at = new Date().toISOString();
  const interactions: object[] = [{ id: uuidv7(), kind: "impression", list: list.token, at }];
  const liked = list.items.find(
    ({ product }, place) => likes.has(product.id) && uniform() < 0.08 / (1 + place / 6),
  );
  const chance = uniform() < 0.02 ? list.items[0] : undefined;
  const clicked = liked ?? chance;
  if (clicked) {
    visited.clicks++;
    interactions.push({ id: uuidv7(), kind: "click", product: clicked.product.id, list: list.token, at });
  }
  await send(address, cookie, interactions);
}

/** Has people visit the shop over HTTP until `signal` is aborted. */
export async function startTraffic(address: string, signal: AbortSignal): Promise<Visited> {
  const people = await makePeople(address);
  const rng = createRng(5);
  const visited: Visited = { lists: 0, clicks: 0, failures: 0, models: new Map() };
  void (async () => {
    while (!signal.aborted) {
      const person = people[rng.integer(people.length)];
      if (person)
        void visitOnce(address, person, () => rng.uniform(), visited).catch(() => visited.failures++);
      await sleep(1_000 / RATE, undefined, { signal }).catch(() => {});
    }
  })();
  return visited;
}
