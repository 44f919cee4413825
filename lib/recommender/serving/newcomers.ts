import type { LiveCatalog } from "@/lib/shop/catalog/catalog-index";
import { EMPTY_HISTORY } from "@/ml/index";
import type { Alike, LiveContent } from "./content/content-index";
import type { LiveModel } from "./live-model";

/** Known products that speak for a newcomer. */
const SPEAKERS = 20;
/** Newest first; a shop that has more than these has more to do than to show them all at once. */
const MOST = 2_000;
/** Looked at in one request, the newest first; the rest have their turn in the next ones. */
const PER_REQUEST = 4;

/** Products nobody has touched, by the known products they are described like. */
export class Newcomers {
  #model: LiveModel | null = null;
  #touched: Float32Array = new Float32Array(0);
  #contentVersion = -1;
  readonly #likeKnown = new Map<number, Alike[]>();
  #waiting: number[] = [];

  /** Whether each has been looked at: then the same products are like the same newcomers until the shop changes. */
  get areAllKnown(): boolean {
    return this.#waiting.length === 0;
  }

  /** The newcomers that are described like a known product. */
  like(productId: number): readonly Alike[] {
    return this.#likeKnown.get(productId) ?? [];
  }

  /** Takes note of products that have come or changed since the last call. */
  update(model: LiveModel, catalog: LiveCatalog, content: LiveContent): void {
    if (model !== this.#model) this.#reset(model);
    if (this.#contentVersion !== content.version) {
      this.#contentVersion = content.version;
      this.#likeKnown.clear();
      this.#waiting = this.#listUntouched(catalog);
    }
    for (const id of this.#waiting.splice(0, PER_REQUEST)) {
      this.#enter(id, content.index.neighbours(id, 4 * SPEAKERS));
    }
  }

  #reset(model: LiveModel): void {
    this.#model = model;
    this.#touched = new Float32Array(model.productCount).fill(1);
    const { popular, trainedAt } = model.bundle;
    popular?.score(EMPTY_HISTORY, trainedAt, this.#touched);
    this.#contentVersion = -1;
  }

  /** Whether somebody has met the product, as far as the model has heard. */
  isTouched(productId: number): boolean {
    const index = this.#model?.indexOf(productId) ?? null;
    return index !== null && (this.#touched[index] ?? 0) > 0;
  }

  #listUntouched(catalog: LiveCatalog): number[] {
    const found: number[] = [];
    for (const { id } of catalog.newest) {
      if (this.isTouched(id)) continue;
      found.push(id);
      if (found.length === MOST) break;
    }
    return found;
  }

  #enter(id: number, neighbours: readonly Alike[]): void {
    const speakers = neighbours.filter((one) => this.isTouched(one.id)).slice(0, SPEAKERS);
    for (const speaker of speakers) {
      const newcomers = this.#likeKnown.get(speaker.id) ?? [];
      newcomers.push({ id, likeness: speaker.likeness });
      this.#likeKnown.set(speaker.id, newcomers);
    }
  }
}
