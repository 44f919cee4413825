/** The entries of one sparse row: z_i, k each, one after the other, and d_i. */
export interface Entries {
  readonly k: number;
  readonly z: Float32Array;
  readonly d: Float32Array;
}

/** out += Σ_i weights_i · z_i, entry by entry, each multiply-add rounded once. */
export function addEntries({ k, z }: Entries, weights: Float32Array, out: Float32Array): void {
  for (let e = 0; e < weights.length; e++) {
    const [weight, at] = [weights[e], e * k];
    for (let f = 0; f < k; f++) out[f] = weight * z[at + f] + out[f];
  }
}

/** Σ_i d_i (z_i · p)²; adds Σ_i d_i (z_i · p) z_i to `out` on the way, where there is one. */
export function project(entries: Entries, p: Float32Array, out?: Float32Array): number {
  const { d } = entries;
  const energy = new Float32Array(4);
  const weights = new Float32Array(d.length);
  for (let e = 0; e < d.length; e++) {
    // Four entries are taken at a time; one that is left over is added up in another order.
    const isAlone = e % 4 === 0 && e === d.length - 1;
    const dot = dotEntry(entries, e, p, isAlone);
    weights[e] = d[e] * dot;
    energy[e % 4] += isAlone ? Math.fround(weights[e] * dot) : weights[e] * dot;
  }
  if (out) addEntries(entries, weights, out);
  return sumRounded(energy[0], energy[1], energy[2], energy[3]);
}

/** z_e · p by two vectors of four sums, of the even and of the odd blocks of four elements. */
function dotEntry({ k, z }: Entries, e: number, p: Float32Array, isAlone: boolean): number {
  const at = e * k;
  const sums = new Float32Array(8);
  for (let f = 0; f < k; f++) sums[f % 8] = p[f] * z[at + f] + sums[f % 8];
  for (let lane = 0; lane < 4; lane++) sums[lane] += sums[lane + 4];
  return isAlone
    ? sumRounded(sums[0], sums[1], sums[2], sums[3])
    : sumRounded(sums[0], sums[2], sums[1], sums[3]);
}

/** (a + b) + (c + d), each sum rounded. */
export function sumRounded(a: number, b: number, c: number, d: number): number {
  return Math.fround(Math.fround(a + b) + Math.fround(c + d));
}
