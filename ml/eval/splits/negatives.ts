import type { Rng } from "../../base/rng";
import { shuffle } from "../../base/shuffle";

/**
 * Products to rank: the relevant ones, and `count` others drawn without replacement from those the shopper
 * never met; all of these when there are fewer.
 *
 * @param met every product of the shopper on either side of the split, the relevant ones among them
 * @returns ascending, so that ties favour neither
 */
export function drawCandidates(
  relevant: ReadonlySet<number>,
  met: ReadonlySet<number>,
  productCount: number,
  count: number,
  rng: Rng,
): Uint32Array {
  const available = productCount - met.size;
  const drawn = count < available / 2 ? drawFew : drawMany;
  return Uint32Array.from([...relevant, ...drawn(met, productCount, Math.min(count, available), rng)]).sort();
}

/** Draws again whenever the product is taken: quick while most are free. */
function drawFew(
  met: ReadonlySet<number>,
  productCount: number,
  count: number,
  rng: Rng,
): ReadonlySet<number> {
  const drawn = new Set<number>();
  while (drawn.size < count) {
    const product = rng.integer(productCount);
    if (!met.has(product)) drawn.add(product);
  }
  return drawn;
}

function drawMany(met: ReadonlySet<number>, productCount: number, count: number, rng: Rng): Uint32Array {
  const free = Uint32Array.from({ length: productCount }, (_, product) => product).filter(
    (product) => !met.has(product),
  );
  return shuffle(free, rng, count).subarray(0, count);
}
