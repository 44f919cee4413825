import { checkBounds } from "../model/check-bounds";

/** Parameters of the content model; the letters are those of README.md beside this file. */
export interface ContentConfig {
  /** A term in fewer items than this says nothing about others and is left out. */
  readonly minItems: number;
  /** A term in a larger share of the items says nothing about any and is left out, 0–1. */
  readonly maxShare: number;
  /** a: how much attributes count against words, ≥ 0. */
  readonly attributeWeight: number;
  /** How fast a user's past fades, per day. */
  readonly decayPerDay: number;
  /** Share of a weight that never fades, 0–1. */
  readonly floor: number;
}

export const DEFAULT_CONTENT: ContentConfig = {
  minItems: 2,
  maxShare: 0.5,
  attributeWeight: 1,
  decayPerDay: 0,
  floor: 0,
};

/** @throws RangeError naming the parameter that is out of range */
export function checkContentConfig(config: ContentConfig): void {
  checkBounds("content", config, {
    minItems: { low: 1, high: 1e9, integer: true },
    maxShare: { low: 0, high: 1, open: true },
    attributeWeight: { low: 0, high: 1e6 },
    decayPerDay: { low: 0, high: 1e6 },
    floor: { low: 0, high: 1 },
  });
}
