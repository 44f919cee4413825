/** A distribution that is symmetric around 0. */
interface Symmetric {
  /** P(X > x). */
  tail(x: number): number;
  density(x: number): number;
}

const MAX_STEPS = 200;

/**
 * Where the upper tail of a symmetric distribution holds `share`: Newton's method on the logarithm of the tail, within
 * ends that close in on the answer.
 *
 * @param share above 0, at most ½
 * @param start where to look first
 */
export function quantileOfTail(share: number, { tail, density }: Symmetric, start: number): number {
  if (share === 0.5) return 0;
  let low = 0;
  let high = Math.max(1, 2 * start);
  while (tail(high) > share) [low, high] = [high, 2 * high];
  let x = start > low && start < high ? start : (low + high) / 2;
  for (let i = 0; i < MAX_STEPS; i++) {
    const held = tail(x);
    if (held > share) low = x;
    else high = x;
    const next = x + (Math.log(held / share) * held) / density(x);
    const inside = next > low && next < high;
    const to = inside ? next : (low + high) / 2;
    if (Math.abs(to - x) <= 2 * Number.EPSILON * Math.abs(to)) return to;
    x = to;
  }
  return x;
}
