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

/** The last good list of each shopper and placement: what the rung `cached` serves. The oldest give way. */
export class RememberedLists {
  readonly #lists = new Map<string, RememberedList>();

  get(key: string): RememberedList | null {
    return this.#lists.get(key) ?? null;
  }

  set(key: string, list: RememberedList): void {
    this.#lists.delete(key);
    this.#lists.set(key, list);
    if (this.#lists.size <= MAX_LISTS) return;
    const oldest = this.#lists.keys().next();
    if (!oldest.done) this.#lists.delete(oldest.value);
  }
}
