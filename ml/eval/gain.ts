/** Gain of a hit: 1 at the first position, 1/log₂(position + 2) further down. */
export function discount(position: number): number {
  return 1 / Math.log2(position + 2);
}

/** Gain of a list that begins with so many hits. */
export function idealGain(hits: number): number {
  let gain = 0;
  for (let position = 0; position < hits; position++) gain += discount(position);
  return gain;
}
