/** Both ends of an interval, low ≤ high. */
export interface Interval {
  low: number;
  high: number;
}

/**
 * Wilson's score interval for a share: what `hits` of `tries` vouch for. Unlike p ± z·√(p(1−p)/n) it stays inside [0, 1]
 * and is honest when nothing or everything was a hit. (E. B. Wilson, JASA 22, 1927.)
 *
 * @param hits 0 … tries
 * @param tries > 0
 * @param z standard deviations, ≥ 0
 */
export function wilsonBounds(hits: number, tries: number, z: number): Interval {
  const share = hits / tries;
  const scale = 1 + z ** 2 / tries;
  const centre = share + z ** 2 / (2 * tries);
  const half = z * Math.sqrt((share * (1 - share)) / tries + z ** 2 / (4 * tries ** 2));
  // At 0 and n the ends are exactly 0 and 1; arithmetic would leave ±1e-17.
  return {
    low: hits === 0 ? 0 : (centre - half) / scale,
    high: hits === tries ? 1 : (centre + half) / scale,
  };
}
