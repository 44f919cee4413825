import { countingSort, type Csr } from "../../linalg/sparse/csr";
import { weighEvents } from "../data/event-weights";
import { KIND, type EventLog, type WeightConfig } from "../data/events";
import { starsOfWeight, unitOf, type RatingScale } from "./rating-scale";

/** What users said about items, as the models of explicit ratings read a log. */
export interface RatingMatrix {
  /** Users × items met: the newest stars of each pair, 0 where it was met and not rated. */
  readonly stars: Csr;
  readonly scale: RatingScale;
}

interface Pairs {
  readonly indptr: Uint32Array;
  readonly items: Uint32Array;
  /** Newest stars of each pair, 0 = not rated. */
  readonly stars: Float32Array;
  /** Weight of the strongest event of each pair. */
  readonly strength: Float32Array;
}

/**
 * The ratings of a log. In a log without any, the strongest event of a pair stands in: its weight, put on the
 * scale of 1 (a view) to 5 (a purchase).
 *
 * @throws RangeError for a log that says nothing about any item
 */
export function readRatings(log: EventLog, weights: WeightConfig): RatingMatrix {
  const pairs = collapsePairs(log, weighEvents(log, weights));
  if (pairs.items.length === 0) {
    throw new RangeError(
      `Nothing to learn from: the log of ${log.userCount} users and ${log.itemCount} items has no event that counts.`,
    );
  }
  const explicit = pairs.stars.some((stars) => stars > 0);
  const stars = explicit ? pairs.stars : pairs.strength.map((weight) => starsOfWeight(weight, weights));
  return {
    stars: {
      rows: log.userCount,
      columns: log.itemCount,
      indptr: pairs.indptr,
      indices: pairs.items,
      values: stars,
    },
    scale: measureScale(stars, explicit ? null : weights),
  };
}

/** The ratings less their mean and in units of the scale; NaN where an item was met and not rated. */
export function centreMet({ stars, scale }: RatingMatrix): Csr {
  const unit = unitOf(scale);
  const centre = (value: number) => (value > 0 ? (value - scale.mean) / unit : Number.NaN);
  return { ...stars, values: stars.values.map(centre) };
}

/** `centreMet` without what was not rated. */
export function centreRated(matrix: RatingMatrix): Csr {
  const centred = centreMet(matrix);
  return keepEntries(centred, (e) => !Number.isNaN(centred.values[e]));
}

/** The entries e of a matrix for which `keep(e)`, in their order. */
export function keepEntries(
  { rows, columns, indptr, indices, values }: Csr,
  keep: (entry: number) => boolean,
): Csr {
  const starts = new Uint32Array(rows + 1);
  for (let row = 0; row < rows; row++) {
    starts[row + 1] = starts[row];
    for (let e = indptr[row]; e < indptr[row + 1]; e++) if (keep(e)) starts[row + 1]++;
  }
  return {
    rows,
    columns,
    indptr: starts,
    indices: indices.filter((_, e) => keep(e)),
    values: values.filter((_, e) => keep(e)),
  };
}

/** One entry per user and item that met, in order of users, then items. */
function collapsePairs(log: EventLog, weights: Float32Array): Pairs {
  const kept = Uint32Array.from({ length: log.length }, (_, e) => e).filter(
    (e) => weights[e] > 0 || log.kinds[e] === KIND.rating,
  );
  const byItem = countingSort(log.items, log.itemCount, kept);
  const order = countingSort(log.users, log.userCount, byItem);
  const indptr = new Uint32Array(log.userCount + 1);
  const items = new Uint32Array(order.length);
  const stars = new Float32Array(order.length);
  const strength = new Float32Array(order.length);
  let last = -1;
  let previous = -1;
  for (const e of order) {
    const isNew = last < 0 || log.items[e] !== items[last] || log.users[e] !== previous;
    if (isNew) {
      items[++last] = log.items[e];
      previous = log.users[e];
      indptr[previous + 1]++;
    }
    if (log.kinds[e] === KIND.rating && log.values[e] > 0) stars[last] = log.values[e];
    strength[last] = Math.max(strength[last], weights[e]);
  }
  for (let s = 0; s < log.userCount; s++) indptr[s + 1] += indptr[s];
  const size = last + 1;
  return {
    indptr,
    items: items.slice(0, size),
    stars: stars.slice(0, size),
    strength: strength.slice(0, size),
  };
}

function measureScale(stars: Float32Array, weights: WeightConfig | null): RatingScale {
  let [low, high, sum, count] = [Infinity, 0, 0, 0];
  for (const value of stars) {
    if (value === 0) continue;
    low = Math.min(low, value);
    high = Math.max(high, value);
    sum += value;
    count++;
  }
  const standIn = weights && { view: weights.view, purchase: weights.purchase };
  return { low, high, mean: sum / count, standIn };
}
