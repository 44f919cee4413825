import { LRUCache } from "lru-cache";
import type { LiveCatalog } from "@/lib/shop/catalog/catalog-index";
import { findRelated, type ModelBundle, type Ranked, type Recommender } from "@/ml/index";
import { ProductView } from "./product-view";

const RELATED = 200;
const MAX_REMEMBERED = 5_000;
const NOTHING: Ranked = { items: new Uint32Array(0), scores: new Float32Array(0) };

/** A decoded and verified model, ready to serve. Never changed; a newer one replaces it. */
export class LiveModel {
  readonly productCount: number;
  readonly #indexOf = new Map<number, number>();
  readonly #similar = new LRUCache<number, Ranked>({ max: MAX_REMEMBERED });
  readonly #together = new LRUCache<number, Ranked>({ max: MAX_REMEMBERED });
  /** By catalog, for a reload replaces it. */
  readonly #views = new WeakMap<LiveCatalog, ProductView>();

  /**
   * @param id the model version
   * @param size bytes of the artifact the bundle stands on; 0 for one that was made in this process
   */
  constructor(
    readonly id: string,
    readonly bundle: ModelBundle,
    readonly size = 0,
  ) {
    this.productCount = bundle.itemIds.length;
    bundle.itemIds.forEach((productId, index) => this.#indexOf.set(productId, index));
  }

  /** The model's index of a product, or null for one it has not learnt about. */
  indexOf(productId: number): number | null {
    return this.#indexOf.get(productId) ?? null;
  }

  productIdAt(index: number): number {
    return this.bundle.itemIds[index] ?? -1;
  }

  /** The model's products, by its index, as a catalog has them. */
  viewIn(catalog: LiveCatalog): ProductView {
    const known = this.#views.get(catalog);
    if (known) return known;
    const view = new ProductView(this.bundle.itemIds, catalog);
    this.#views.set(catalog, view);
    return view;
  }

  /** The products most similar to one; remembered, since a model answers the same each time. */
  similarTo(index: number): Ranked {
    return remember(this.#similar, index, () => related(this.bundle.similar, [index], RELATED));
  }

  /** The products most often bought with one; remembered too. */
  boughtWith(index: number): Ranked {
    return remember(this.#together, index, () => related(this.bundle.together, [index], RELATED));
  }

  /** The products most often bought with several. */
  boughtWithAll(indices: readonly number[], limit: number): Ranked {
    return related(this.bundle.together, indices, limit);
  }
}

/** Nothing where no model has that role. */
function related(model: Recommender | null, indices: readonly number[], limit: number): Ranked {
  return model ? findRelated(model, Uint32Array.from(indices), limit) : NOTHING;
}

function remember(memory: LRUCache<number, Ranked>, index: number, find: () => Ranked): Ranked {
  const known = memory.get(index);
  if (known) return known;
  const found = find();
  memory.set(index, found);
  return found;
}
