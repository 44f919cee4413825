import { LRUCache } from "lru-cache";
import type { LiveCatalog } from "@/lib/shop/catalog/catalog-index";
import { strategyName } from "@/lib/recommender/strategies/strategy-name";
import type { Choice } from "@/lib/recommender/experiments/plan";
import type { Rule } from "@/lib/recommender/rules/definition";
import type { Exposures } from "@/lib/recommender/rules/steering";
import type { Complements } from "./complements";
import type { LiveModel } from "./live-model";
import type { ShopperState } from "./shopper-state";
import type { Trends } from "./trends";

/** Everything the lists of a call are made of. Equal grounds give equal lists. */
export interface Grounds {
  state: ShopperState;
  catalog: LiveCatalog;
  catalogVersion: number;
  contentVersion: number;
  trends: Trends | null;
  complements: Complements | null;
  /** The rules in force. */
  rules: readonly Rule[];
  /** What the shopper was shown lately, where a rule asks. */
  exposures: Exposures | null;
  /** Of each list, what it was to be made by. */
  choices: readonly Choice[];
  /** Of each list, the version that ranks it. */
  models: readonly (LiveModel | null)[];
}

interface Remembered<P> {
  page: P;
  grounds: Grounds;
  at: number;
}

/** Lists of all pages together: some 15 kB each, with what they are written as. */
const MAX_LISTS = 5_000;
/** What is long ago counts a little less every moment, and what is new becomes old: so long nobody sees that. */
const FRESH_MS = 60_000;
/** And so long nobody minds, while a page is waiting to be made anew. */
const LIFETIME_MS = 5 * 60_000;

/** The lists shoppers were given last, for as long as nothing they stand on has changed. */
export class PageMemory<P extends { readonly lists: readonly unknown[] }> {
  readonly #pages = new LRUCache<string, Remembered<P>>({
    maxSize: MAX_LISTS,
    sizeCalculation: ({ page }) => page.lists.length,
  });
  #sweptAt = 0;

  /** `isDue`: it may be given, and is to be made anew soon. */
  get(key: string, grounds: Grounds, now: number): { page: P; isDue: boolean } | null {
    const known = this.#pages.get(key);
    if (!known || now - known.at > LIFETIME_MS || !isSame(known.grounds, grounds)) return null;
    return { page: known.page, isDue: now - known.at > FRESH_MS || hasDrifted(known.grounds, grounds) };
  }

  set(key: string, page: P, grounds: Grounds, now: number): void {
    if (page.lists.length > 0) this.#pages.set(key, { page, grounds, at: now });
    if (now - this.#sweptAt > LIFETIME_MS) this.#sweep(now);
  }

  /** Lets go of what is too old to be given again: a page holds the catalog it was made with, which may have been replaced. */
  #sweep(now: number): void {
    this.#sweptAt = now;
    for (const [key, { at }] of [...this.#pages.entries()])
      if (now - at > LIFETIME_MS) this.#pages.delete(key);
  }

  /** What pages are kept under. */
  keys(): string[] {
    return [...this.#pages.keys()];
  }

  clear(): void {
    this.#pages.clear();
  }

  /** Drops what was made for these shoppers: their ids are part of the keys. */
  forget(ids: readonly string[]): void {
    for (const key of this.keys()) if (ids.some((id) => key.includes(id))) this.#pages.delete(key);
  }
}

const isThere = (figures: { readonly size: number } | null) => (figures?.size ?? 0) > 0;

function isSame(a: Grounds, b: Grounds): boolean {
  return (
    a.state === b.state &&
    a.catalog === b.catalog &&
    a.catalogVersion === b.catalogVersion &&
    a.contentVersion === b.contentVersion &&
    a.rules === b.rules &&
    a.exposures === b.exposures &&
    isThere(a.trends) === isThere(b.trends) &&
    isThere(a.complements) === isThere(b.complements) &&
    a.choices.every((choice, place) => isSameChoice(choice, b.choices[place])) &&
    a.models.every((model, place) => model === b.models[place])
  );
}

/** What sells changes a little every minute, for everybody at once. That there is something where nothing was is another matter. */
function hasDrifted(a: Grounds, b: Grounds): boolean {
  return a.trends !== b.trends || a.complements !== b.complements;
}

/** Strategies never change; the same one may have been read twice. */
function isSameChoice(a: Choice, b: Choice | undefined): boolean {
  return (
    b !== undefined &&
    (a.strategy === b.strategy || strategyName(a.strategy) === strategyName(b.strategy)) &&
    a.experiment === b.experiment &&
    a.variant === b.variant &&
    a.share === b.share &&
    a.held === b.held
  );
}

/** Whether chance has no part in a list: it would be the same another time. */
export function isCertain({ strategy, rival }: Choice): boolean {
  return rival === null && strategy.exploration === 0;
}
