import { LRUCache } from "lru-cache";
import type { Reason } from "./reasons";

/** A list as it was served, without what may have changed since. */
export interface RememberedItem {
  productId: number;
  score: number;
  reason: Reason;
}

export interface RememberedList {
  model: string | null;
  items: readonly RememberedItem[];
}

const MAX_LISTS = 10_000;

/** The last good list of each shopper and placement: what the rung `cached` serves. The least recently used give way. */
export class RememberedLists {
  readonly #lists = new LRUCache<string, RememberedList>({ max: MAX_LISTS });

  get(key: string): RememberedList | null {
    return this.#lists.get(key) ?? null;
  }

  set(key: string, list: RememberedList): void {
    this.#lists.set(key, list);
  }
}
