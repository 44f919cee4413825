import { LRUCache } from "lru-cache";
import type { ListTitle } from "./list-title";
import type { Move } from "./moves";
import type { Reason } from "./reasons";

/** A list as it was served, without what may have changed since. */
export interface RememberedItem {
  productId: number;
  score: number;
  reason: Reason;
  /** What moved it within the list. */
  moved: readonly Move[];
}

export interface RememberedList {
  model: string | null;
  title: ListTitle;
  items: readonly RememberedItem[];
}

const MAX_LISTS = 10_000;

/** The last good list of each shopper and placement: what the rung `cached` serves. The oldest are dropped. */
export class RememberedLists extends LRUCache<string, RememberedList> {
  constructor(max = MAX_LISTS) {
    super({ max });
  }

  /** Drops what was made for these shoppers: their ids are part of the keys. */
  forget(ids: readonly string[]): void {
    for (const key of [...this.keys()]) if (ids.some((id) => key.includes(id))) this.delete(key);
  }
}
