/** Places of the values that are there, smallest first. */
function inOrder(ps: readonly (number | null)[]): number[] {
  const places = ps.flatMap((p, i) => (p === null ? [] : [i]));
  return places.sort((a, b) => ps[a]! - ps[b]!);
}

/**
 * p-values of several questions, each such that calling it significant below α keeps the chance of a single false alarm
 * among all of them below α (Holm 1979). In the order given; those that are null stay out.
 */
export function adjustHolm(ps: readonly (number | null)[]): (number | null)[] {
  const adjusted = [...ps];
  const order = inOrder(ps);
  let largest = 0;
  order.forEach((place, rank) => {
    largest = Math.max(largest, Math.min(1, ps[place]! * (order.length - rank)));
    adjusted[place] = largest;
  });
  return adjusted;
}

/**
 * p-values of several questions, each such that of those called significant below α no more than a share of α are false
 * alarms, in expectation (Benjamini and Hochberg 1995). In the order given; those that are null stay out.
 */
export function adjustBenjaminiHochberg(ps: readonly (number | null)[]): (number | null)[] {
  const adjusted = [...ps];
  const order = inOrder(ps);
  let smallest = 1;
  for (let rank = order.length - 1; rank >= 0; rank--) {
    const place = order[rank];
    smallest = Math.min(smallest, (ps[place]! * order.length) / (rank + 1));
    adjusted[place] = smallest;
  }
  return adjusted;
}
