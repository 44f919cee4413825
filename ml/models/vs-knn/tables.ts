import type { VsKnnConfig } from "./config";

/** The functions of README.md that depend on whole numbers alone, worked out once. */
export interface Tables {
  /** r^−α at r − 1. */
  readonly position: Float64Array;
  /** g(d) at d + longestSession; 0 at d = 0. */
  readonly gain: Float64Array;
  /** n^−ν */
  readonly length: Float64Array;
}

export function createTables(config: VsKnnConfig): Tables {
  const { lastEvents, longestSession: longest } = config;
  const position = Float64Array.from({ length: lastEvents }, (_, i) => (i + 1) ** -config.positionPower);
  const gain = new Float64Array(2 * longest + 1);
  for (let d = 1; d <= longest; d++) {
    gain[longest + d] = Math.exp(-(d - 1) / config.distance);
    gain[longest - d] = config.backward * gain[longest + d];
  }
  const length = Float64Array.from({ length: longest + 1 }, (_, n) => Math.max(1, n) ** -config.lengthPower);
  return { position, gain, length };
}
