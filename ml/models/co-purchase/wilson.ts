/**
 * Lower end of the Wilson interval of a share (Wilson 1927): what `hits` of `tries` vouch for. Between 0 and
 * hits / tries, and nearer to it the more tries there were.
 *
 * @param tries > 0
 * @param z standard deviations, ≥ 0
 */
export function wilsonLowerBound(hits: number, tries: number, z: number): number {
  const share = hits / tries;
  const spread = Math.sqrt((share * (1 - share)) / tries + (z * z) / (4 * tries * tries));
  return Math.max(0, (share + (z * z) / (2 * tries) - z * spread) / (1 + (z * z) / tries));
}
