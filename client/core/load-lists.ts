import { authorize, type RecommendAnswer, type RecommendedList, type Shop } from "./contract";
import type { Visitor } from "./visitor";

/** One list that a page asks for. */
export interface Wanted {
  placement: string;
  /** Product the page is about: its code, or its id. */
  product?: string;
  /** Category the page is about. */
  category?: string;
  k?: number;
}

interface Waiting extends Wanted {
  answer(list: RecommendedList | null): void;
}

/** More placements than this are more than one call. */
const MAX_PLACEMENTS = 10;
const PATIENCE_MS = 15_000;

async function ask(shop: Shop, visitor: Visitor, waiting: readonly Waiting[]): Promise<RecommendAnswer> {
  const { product, category, k } = waiting[0] ?? {};
  const search = new URLSearchParams(waiting.map(({ placement }) => ["placement", placement]));
  const shopper = shop.key === undefined ? null : visitor.id;
  for (const [name, value] of Object.entries({ product, category, k, shopper })) {
    if (value) search.set(name, String(value));
  }
  const response = await fetch(`${shop.base}/api/recommend?${search}`, {
    headers: authorize(shop),
    credentials: shop.key === undefined && visitor.consent ? "same-origin" : "omit",
    signal: AbortSignal.timeout(PATIENCE_MS),
  });
  if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
  return (await response.json()) as RecommendAnswer;
}

/** Those that one call can ask for: product, category and length hold for all placements of a call, each stands once. */
function toCalls(waiting: readonly Waiting[]): Waiting[][] {
  const calls: Waiting[][] = [];
  for (const one of waiting) {
    const call = calls.find(
      (others) =>
        others.length < MAX_PLACEMENTS &&
        others.every(
          ({ placement, product, category, k }) =>
            placement !== one.placement &&
            product === one.product &&
            category === one.category &&
            k === one.k,
        ),
    );
    if (call) call.push(one);
    else calls.push([one]);
  }
  return calls;
}

/**
 * Asks `shop` for lists. What a page wants in one go is asked for in one call, so that no product stands on it twice. null:
 * there is no list, and the console says why.
 */
export function createLoader(shop: Shop, visitor: Visitor) {
  let waiting: Waiting[] = [];

  async function answer(call: readonly Waiting[]): Promise<void> {
    const lists = await ask(shop, visitor, call).then(
      (answered) => answered.lists,
      (error: unknown) => {
        console.warn("Aisle:", error);
        return [];
      },
    );
    for (const one of call) one.answer(lists.find((list) => list.placement === one.placement) ?? null);
  }
  function flush(): void {
    const calls = toCalls(waiting);
    waiting = [];
    for (const call of calls) void answer(call);
  }

  return (wanted: Wanted) =>
    new Promise<RecommendedList | null>((resolve) => {
      if (waiting.push({ ...wanted, answer: resolve }) === 1) setTimeout(flush);
    });
}
