import { checkHistoryReading, type HistoryReading } from "../../core/linear/history-row";
import { checkBounds } from "../../core/model/check-bounds";

/** Parameters of the graph filter; the letters are those of README.md beside this file. */
export interface GraphFilterConfig extends HistoryReading {
  /** a in 0–1: a user with n items counts n^−a at each end of a path. */
  readonly userExponent: number;
  /** b in 0–1: so much less an item counts the more often it occurs. */
  readonly itemExponent: number;
  /** k: strongest directions of taste that are told apart from the rest; at most a share of what the data has. */
  readonly dimensions: number;
  /** κ in 0–1: how much of those directions is taken out of the paths. */
  readonly sharpening: number;
  /** α ≥ 0: weight of the low-pass, which keeps those directions alone, and of its correction. */
  readonly lowPass: number;
  /** q in 0–1: how much of their popularity the low-pass gives items back. */
  readonly popularity: number;
  /** N: nearest items that correct the low-pass of each item, at most 1,000; 0 leaves it as it is. */
  readonly neighbours: number;
  /** λ > 0: how little the correction is trusted, in units of the mean diagonal of P. */
  readonly regularisation: number;
  /** 0 keeps the filter as it is; else its strongest entries, so many per item. */
  readonly neighboursKept: number;
}

export const DEFAULT_GRAPH_FILTER: GraphFilterConfig = {
  userExponent: 0.2,
  itemExponent: 0.35,
  dimensions: 256,
  sharpening: 1,
  lowPass: 0.2,
  popularity: 0.35,
  neighbours: 60,
  regularisation: 12,
  neighboursKept: 0,
  binary: true,
  decayPerDay: 0,
  floor: 0,
};

/** @throws RangeError naming the parameter that is out of range */
export function checkGraphFilterConfig(config: GraphFilterConfig): void {
  const share = { low: 0, high: 1 };
  checkBounds("graph-filter", config, {
    userExponent: share,
    itemExponent: share,
    sharpening: share,
    popularity: share,
    dimensions: { low: 1, high: 1024, integer: true },
    lowPass: { low: 0, high: 1e6 },
    neighbours: { low: 0, high: 1000, integer: true },
    regularisation: { low: 0, high: 1e6, open: true },
    neighboursKept: { low: 0, high: 1e6, integer: true },
  });
  checkHistoryReading("graph-filter", config);
}
