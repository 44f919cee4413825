import { checkHistoryReading, type HistoryReading } from "../linalg/history-row";

/** Parameters of the graph filter; the letters are those of README.md beside this file. */
export interface GraphFilterConfig extends HistoryReading {
  /** a in 0–1: a shopper with n products counts n^−a at each end of a path. */
  readonly shopperExponent: number;
  /** b in 0–1: so much less a product counts the more often it occurs. */
  readonly productExponent: number;
  /** k: strongest directions of taste that are told apart from the rest; at most a share of what the data has. */
  readonly dimensions: number;
  /** κ in 0–1: how much of those directions is taken out of the paths. */
  readonly sharpening: number;
  /** α ≥ 0: weight of the low-pass, which keeps those directions alone. */
  readonly lowPass: number;
  /** q in 0–1: how much of their popularity the low-pass gives products back. */
  readonly popularity: number;
  /** 0 keeps the filter as it is; else its strongest entries, so many per product. */
  readonly neighboursKept: number;
}

export const DEFAULT_GRAPH_FILTER: GraphFilterConfig = {
  shopperExponent: 0.2,
  productExponent: 0.35,
  dimensions: 256,
  sharpening: 1,
  lowPass: 0.15,
  popularity: 0.3,
  neighboursKept: 0,
  binary: true,
  decayPerDay: 0,
  floor: 0,
};

/** @throws RangeError naming the parameter that is out of range */
export function checkGraphFilterConfig(config: GraphFilterConfig): void {
  for (const name of ["shopperExponent", "productExponent", "sharpening", "popularity"] as const) {
    if (!(config[name] >= 0 && config[name] <= 1)) {
      throw new RangeError(`Graph filter "${name}" must lie in 0–1; found ${config[name]}.`);
    }
  }
  const { dimensions, lowPass, neighboursKept } = config;
  if (!(Number.isInteger(dimensions) && dimensions >= 1 && dimensions <= 1024)) {
    throw new RangeError(`Graph filter "dimensions" must be an integer from 1 to 1024; found ${dimensions}.`);
  }
  if (!(lowPass >= 0 && Number.isFinite(lowPass))) {
    throw new RangeError(`Graph filter "lowPass" must be a finite number ≥ 0; found ${lowPass}.`);
  }
  if (!(Number.isInteger(neighboursKept) && neighboursKept >= 0)) {
    throw new RangeError(`Graph filter "neighboursKept" must be an integer ≥ 0; found ${neighboursKept}.`);
  }
  checkHistoryReading("Graph filter", config);
}
