import type { Rng } from "../../base/rng";
import { shuffle } from "../../base/shuffle";

/**
 * Items to rank: the relevant ones, and `count` others drawn without replacement from those the user
 * never met; all of these when there are fewer.
 *
 * @param met every item of the user on either side of the split, the relevant ones among them
 * @returns ascending, so that ties favour neither
 */
export function drawCandidates(
  relevant: ReadonlySet<number>,
  met: ReadonlySet<number>,
  itemCount: number,
  count: number,
  rng: Rng,
): Uint32Array {
  const available = itemCount - met.size;
  const drawn = count < available / 2 ? drawFew : drawMany;
  return Uint32Array.from([...relevant, ...drawn(met, itemCount, Math.min(count, available), rng)]).sort();
}

/** Draws again whenever the item is taken: quick while most are free. */
function drawFew(met: ReadonlySet<number>, itemCount: number, count: number, rng: Rng): ReadonlySet<number> {
  const drawn = new Set<number>();
  while (drawn.size < count) {
    const item = rng.integer(itemCount);
    if (!met.has(item)) drawn.add(item);
  }
  return drawn;
}

function drawMany(met: ReadonlySet<number>, itemCount: number, count: number, rng: Rng): Uint32Array {
  const free = Uint32Array.from({ length: itemCount }, (_, item) => item).filter((item) => !met.has(item));
  return shuffle(free, rng, count).subarray(0, count);
}
