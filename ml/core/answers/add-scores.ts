/** out[i] += weight · scores[i]: the one way in which scores are added up. */
export function addScores(weight: number, scores: Float32Array, out: Float32Array): void {
  for (let i = 0; i < out.length; i++) out[i] += weight * scores[i];
}
