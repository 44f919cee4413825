import type { Rng } from "../base/rng";

/** A list with what chance had shown each of its items at its place. */
export interface Explored<T> {
  readonly items: readonly T[];
  /** Of each item at its place, given the list that was meant. */
  readonly propensities: readonly number[];
  /** The place that chance gave away, or -1. */
  readonly place: number;
}

/**
 * With probability ε one place, each as likely as the others, goes to an item that would not have been shown, each as likely
 * as the others; what stood there is not shown. So of k places and n other items each usual item keeps its place with
 * 1 − ε/k, and each other item gets that place with ε/(k·n): nothing has to be estimated when the list is replayed.
 *
 * Costs a copy of the list when it explores, and two small arrays when it does not.
 *
 * @param list what would be shown, best first
 * @param others candidates outside the list; without any nothing is explored
 * @param epsilon 0 to 1
 */
export function explore<T>(
  list: readonly T[],
  others: readonly T[],
  epsilon: number,
  rng: Pick<Rng, "uniform" | "integer">,
): Explored<T> {
  const share = list.length === 0 || others.length === 0 ? 0 : epsilon / list.length;
  const propensities = new Array<number>(list.length).fill(1 - share);
  if (share === 0 || rng.uniform() >= epsilon) return { items: list, propensities, place: -1 };
  const place = rng.integer(list.length);
  const items = [...list];
  items[place] = others[rng.integer(others.length)];
  propensities[place] = share / others.length;
  return { items, propensities, place };
}
