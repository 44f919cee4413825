/** What the trees lower: each with what belongs to it. */
export type Objective =
  /** Half the squared error. */
  | { readonly kind: "squared" }
  /** Labels 0 and 1; a score s is the chance 1 / (1 + e^(−sigmoid·s)). */
  | { readonly kind: "binary"; readonly sigmoid?: number }
  /** The value below which a share `alpha` of the labels lies, in (0, 1). */
  | { readonly kind: "quantile"; readonly alpha: number }
  /** Order within groups (Burges 2010): labels are grades, whole numbers from 0 to 30, of gain 2^grade − 1. */
  | {
      readonly kind: "lambdarank";
      readonly truncation?: number;
      readonly sigmoid?: number;
      readonly normalise?: boolean;
    };

/** How trees are grown; each is named by what LightGBM calls it, where that is another name. */
export interface BoostingParameters {
  readonly objective: Objective;
  /** At most so many trees: `num_iterations`. */
  readonly trees: number;
  /** Of a tree at most: `num_leaves`. */
  readonly leaves: number;
  readonly learningRate: number;
  /** Splits above a leaf at most; 0: any number. `max_depth`. */
  readonly maxDepth: number;
  /** Bins of a feature at most, that of missing values included, 2 to 255. `max_bin`. */
  readonly bins: number;
  /** `min_data_in_leaf`; of a split that is considered, rows are estimated by their second derivatives. */
  readonly minRows: number;
  /** `min_sum_hessian_in_leaf`. */
  readonly minHessian: number;
  /** `min_gain_to_split`. */
  readonly minGain: number;
  readonly l1: number;
  readonly l2: number;
  /** The share of rows a tree sees, in (0, 1]: `bagging_fraction` with `bagging_freq` 1. */
  readonly rowShare: number;
  /** The share of features a tree may use, in (0, 1]: `feature_fraction`. */
  readonly featureShare: number;
  /** For each feature 1 (scores rise with it), −1 (fall) or 0: `monotone_constraints`, "basic". */
  readonly monotone?: readonly number[];
  /** Categories: `cat_smooth`, `cat_l2`, `max_cat_threshold`, `max_cat_to_onehot`, `min_data_per_group`. */
  readonly categories: CategoryRules;
  /** Ends after so many trees without a better score on the validation part; 0: never. */
  readonly patience: number;
}

export interface CategoryRules {
  readonly smoothing: number;
  readonly l2: number;
  readonly most: number;
  readonly oneByOne: number;
  readonly minRows: number;
}

/** As LightGBM has them. */
export const DEFAULT_BOOSTING: Omit<BoostingParameters, "objective"> = {
  trees: 100,
  leaves: 31,
  learningRate: 0.1,
  maxDepth: 0,
  bins: 255,
  minRows: 20,
  minHessian: 1e-3,
  minGain: 0,
  l1: 0,
  l2: 0,
  rowShare: 1,
  featureShare: 1,
  categories: { smoothing: 10, l2: 10, most: 32, oneByOne: 4, minRows: 100 },
  patience: 0,
};

export const DEFAULT_TRUNCATION = 30;

const RANGES: readonly (readonly [keyof BoostingParameters, number, number, boolean])[] = [
  ["trees", 1, 1e6, true],
  ["leaves", 2, 65_536, true],
  ["learningRate", Number.MIN_VALUE, 1e3, false],
  ["maxDepth", 0, 1e6, true],
  ["bins", 2, 255, true],
  ["minRows", 1, 2 ** 31, true],
  ["minHessian", 0, Number.MAX_VALUE, false],
  ["minGain", 0, Number.MAX_VALUE, false],
  ["l1", 0, Number.MAX_VALUE, false],
  ["l2", 0, Number.MAX_VALUE, false],
  ["rowShare", Number.MIN_VALUE, 1, false],
  ["featureShare", Number.MIN_VALUE, 1, false],
  ["patience", 0, 1e6, true],
];

/**
 * Says what is wrong with parameters for so many features.
 *
 * @throws RangeError naming the parameter
 */
export function checkParameters(parameters: BoostingParameters, features: number): void {
  for (const [name, low, high, isWhole] of RANGES) {
    const value = parameters[name] as number;
    if (!(value >= low && value <= high) || (isWhole && !Number.isInteger(value))) {
      throw new RangeError(
        `${name} must be a ${isWhole ? "whole " : ""}number from ${low} to ${high}; found ${value}.`,
      );
    }
  }
  const { monotone, objective } = parameters;
  if (monotone && (monotone.length !== features || monotone.some((sign) => ![-1, 0, 1].includes(sign)))) {
    throw new RangeError(`monotone must hold −1, 0 or 1 for each of ${features} features.`);
  }
  if (objective.kind === "quantile" && !(objective.alpha > 0 && objective.alpha < 1)) {
    throw new RangeError(`alpha must lie between 0 and 1; found ${objective.alpha}.`);
  }
  if ("sigmoid" in objective && objective.sigmoid !== undefined && !(objective.sigmoid > 0)) {
    throw new RangeError(`sigmoid must be above 0; found ${objective.sigmoid}.`);
  }
  if (objective.kind === "lambdarank") {
    const { truncation = DEFAULT_TRUNCATION } = objective;
    if (!(Number.isInteger(truncation) && truncation >= 1)) {
      throw new RangeError(`truncation must be a whole number from 1 on; found ${truncation}.`);
    }
  }
}
