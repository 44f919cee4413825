/** The entries of one sparse row: z_i, k each (a multiple of 8), one after the other, and d_i. */
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
  const round = Math.fround;
  let [a0, a1, a2, a3] = [0, 0, 0, 0];
  let [b0, b1, b2, b3] = [0, 0, 0, 0];
  for (let f = 0, at = e * k; f < k; f += 8, at += 8) {
    a0 = round(p[f] * z[at] + a0);
    a1 = round(p[f + 1] * z[at + 1] + a1);
    a2 = round(p[f + 2] * z[at + 2] + a2);
    a3 = round(p[f + 3] * z[at + 3] + a3);
    b0 = round(p[f + 4] * z[at + 4] + b0);
    b1 = round(p[f + 5] * z[at + 5] + b1);
    b2 = round(p[f + 6] * z[at + 6] + b2);
    b3 = round(p[f + 7] * z[at + 7] + b3);
  }
  const [s0, s1, s2, s3] = [round(a0 + b0), round(a1 + b1), round(a2 + b2), round(a3 + b3)];
  return isAlone ? sumRounded(s0, s1, s2, s3) : sumRounded(s0, s2, s1, s3);
}

/** (a + b) + (c + d), each sum rounded. */
export function sumRounded(a: number, b: number, c: number, d: number): number {
  return Math.fround(Math.fround(a + b) + Math.fround(c + d));
}
