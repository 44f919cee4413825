/** How often each item was shown. */
export interface Exposure {
  /** Share of all items that appear in anybody's list, 0–1. */
  readonly coverage: number;
  /** 0 when all items are shown alike, towards 1 when always the same few are. */
  readonly gini: number;
}

/** The lists of all cases: list i is `items[i · depth … i · depth + lengths[i] − 1]`. */
export interface Lists {
  readonly depth: number;
  readonly items: Uint32Array;
  readonly lengths: Uint32Array;
}

/**
 * Coverage of the catalog and the Gini coefficient of exposure, of the lists cut at each k.
 *
 * @param ks ascending, none above the depth
 * @param times how often each list counts
 * @returns one record for each k
 */
export function measureExposure(
  lists: Lists,
  itemCount: number,
  ks: readonly number[],
  times: (list: number) => number,
): Exposure[] {
  const shown = new Uint32Array(itemCount);
  let from = 0;
  return ks.map((k) => {
    addPositions(lists, from, k, times, shown);
    from = k;
    return summarise(shown);
  });
}

function addPositions(
  { depth, items, lengths }: Lists,
  from: number,
  to: number,
  times: (list: number) => number,
  shown: Uint32Array,
): void {
  for (let list = 0; list < lengths.length; list++) {
    const count = times(list);
    if (count === 0) continue;
    const end = list * depth + Math.min(to, lengths[list]);
    for (let i = list * depth + from; i < end; i++) shown[items[i]] += count;
  }
}

/**
 * With exposures ascending, x₁ ≤ … ≤ xₙ: gini = Σ (2i − n − 1) xᵢ / (n Σ xᵢ). Equal exposures are taken at
 * once, from a histogram.
 */
function summarise(shown: Uint32Array): Exposure {
  const most = shown.reduce((max, count) => Math.max(max, count), 0);
  const having = new Uint32Array(most + 1);
  for (let i = 0; i < shown.length; i++) having[shown[i]]++;
  const n = shown.length;
  let [rank, total, weighted] = [0, 0, 0];
  for (let count = 0; count <= most; count++) {
    const items = having[count];
    // The ranks rank + 1 … rank + items add up to this; each weighs 2·rank − n − 1.
    const ranks = items * rank + (items * (items + 1)) / 2;
    weighted += count * (2 * ranks - (n + 1) * items);
    total += count * items;
    rank += items;
  }
  if (total === 0) return { coverage: 0, gini: 0 };
  return { coverage: (n - having[0]) / n, gini: weighted / (n * total) };
}
