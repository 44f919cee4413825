/**
 * What one policy was seen to do, as columns, one row for each choice: a product at a place of a list. Judged by it is a
 * policy that was not there. Lists of several places are judged place by place, which takes for granted that whether a
 * product is clicked depends on the product and its place, not on its neighbours.
 */
export interface ReplayLog {
  /** What came of the choice: 1 for a click, an amount … */
  readonly rewards: ArrayLike<number>;
  /** With what chance the logging policy chose so, above 0. */
  readonly propensities: ArrayLike<number>;
  /** With what chance the policy to be judged would have chosen so. */
  readonly targets: ArrayLike<number>;
  /** Whose choice it was: rows of one unit go together. Without it each row stands for itself. */
  readonly units?: ArrayLike<number> | null;
  /**
   * How much of the judged policy's chance, in the situation of the row, lies on what the log might have shown. Without it
   * the share is estimated by the mean weight, which is 1 where the log could have shown everything.
   */
  readonly supported?: ArrayLike<number> | null;
  /** For the doubly robust estimate: what a model expects, learnt from other rows than it is asked about. */
  readonly model?: RewardModel | null;
}

export interface RewardModel {
  /** Of what was chosen. */
  readonly chosen: ArrayLike<number>;
  /** Of the judged policy in the situation of the row: Σ over what it may choose of its chance times what is expected. */
  readonly target: ArrayLike<number>;
}

/** Why a policy cannot be judged by a log. */
export type ReplayProblem =
  /** A level or an estimator that there is none of. */
  | "bad_options"
  | "empty_log"
  /** Columns of different lengths, chances outside 0 to 1 (propensities of 0), numbers that are none or too large. */
  | "impossible_log"
  /** The doubly robust estimate, without a model. */
  | "no_model"
  /** Nothing that the policy would choose was ever shown. */
  | "no_support"
  /** A good part of what the policy would choose could not be shown by the log. */
  | "too_little_support"
  /** The weights add up to more than chance allows: the propensities are not those the log was made with. */
  | "wrong_propensities"
  /** So few rows carry the weight that they tell of themselves. */
  | "too_few_matches"
  /** Hardly anything came of what the policy would have chosen too. */
  | "too_few_rewards"
  /** All that came of it is the same. */
  | "zero_variance";

const SENTENCES: Record<ReplayProblem, string> = {
  bad_options: "The confidence is outside what it can be.",
  empty_log: "The log holds no choices.",
  impossible_log:
    "The log holds chances that are none, numbers that are none, or columns of different lengths.",
  no_model: "The doubly robust estimate needs a model of what is to be expected.",
  no_support: "Nothing that this policy would show was ever shown: nothing can be said of it.",
  too_little_support: "Too much of what this policy would show was never shown: show it to a few first.",
  wrong_propensities: "The propensities of the log do not add up: it was made otherwise than it says.",
  too_few_matches:
    "Too few of the lists were what this policy would have shown: wait for more, or explore more.",
  too_few_rewards: "Hardly anything came of what this policy would have shown too: wait for more.",
  zero_variance: "All that came of it is the same: there is no telling how certain that is.",
};

/** A problem as a sentence for people. */
export function explainReplayProblem(problem: ReplayProblem): string {
  return SENTENCES[problem];
}

/** A chance that was never drawn in anybody's lifetime; and squares of weights have to be reckoned with. */
const SMALLEST = 1e-12;
const LARGEST = 1e12;

/** Whether columns fit each other and every number can be. */
export function isPossibleLog(log: ReplayLog): boolean {
  const { rewards, propensities, targets, units, supported, model } = log;
  const rows = rewards.length;
  const columns = [propensities, targets, units, supported, model?.chosen, model?.target];
  if (columns.some((column) => column && column.length !== rows)) return false;
  for (let row = 0; row < rows; row++) {
    if (!(propensities[row] >= SMALLEST && isShare(propensities[row]) && isShare(targets[row]))) return false;
    if (!isAmount(rewards[row])) return false;
    if (supported && !isShare(supported[row])) return false;
    if (model && !(isAmount(model.chosen[row]) && isAmount(model.target[row]))) return false;
  }
  return true;
}

function isShare(value: number): boolean {
  return value >= 0 && value <= 1 + 1e-9;
}

function isAmount(value: number): boolean {
  return Math.abs(value) <= LARGEST;
}
