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
  readonly #similar = new Map<number, Ranked>();
  readonly #together = new Map<number, Ranked>();
  /** By catalogue, for a reload replaces it. */
  readonly #views = new WeakMap<LiveCatalog, ProductView>();

  /** @param id the model version */
  constructor(
    readonly id: string,
    readonly bundle: ModelBundle,
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

  /** The model's products, by its index, as a catalogue has them. */
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

function remember(memory: Map<number, Ranked>, index: number, find: () => Ranked): Ranked {
  const known = memory.get(index);
  if (known) return known;
  const found = find();
  if (memory.size >= MAX_REMEMBERED) memory.clear();
  memory.set(index, found);
  return found;
}
