import { topK } from "../base/top-k";
import type { Pace } from "../base/pace";
import type { History, Recommender } from "../core/recommender";
import type { Evaluation, EvaluationCase } from "./splits/evaluation";

/** After so many users others get a turn: some ten milliseconds. */
const CASES_PER_TURN = 64;
/** Scores of one block: 16 MB, which is what larger caches hold. */
const BLOCK_SCORES = 4_194_304;

/** Takes the items of one case's list, best first. */
export type TakeList = (index: number, items: Uint32Array) => void;

/**
 * Has the model answer every case, in their order: the whole catalog (or the case's candidates) is scored
 * and the best `depth` are handed on, without known items unless the evaluation allows them. Cases asked
 * at the same time are scored in blocks where the model can do so.
 *
 * @throws RangeError when the model knows another number of items
 */
export async function rankCases(
  model: Recommender,
  evaluation: Evaluation,
  depth: number,
  pace: Pace,
  take: TakeList,
): Promise<void> {
  const { itemCount, cases } = evaluation;
  if (model.itemCount !== itemCount) {
    throw new RangeError(
      `${model.kind} knows ${model.itemCount} items, the evaluation asks of ${itemCount}.`,
    );
  }
  const rows = rowsOfBlock(model, evaluation);
  const scores = new Float32Array(rows * itemCount);
  const select = createSelector(evaluation, depth);
  let rest = 0;
  for (let from = 0, to = 0; from < cases.length; from = to) {
    to = findBlockEnd(evaluation, from, rows);
    if (rest <= 0) {
      pace.checkpoint();
      await pace.yield();
      rest = CASES_PER_TURN;
    }
    rest -= to - from;
    scoreBlock(model, cases.slice(from, to), timeOf(cases[from], evaluation), scores);
    for (let index = from; index < to; index++) {
      const start = (index - from) * itemCount;
      take(index, select(cases[index], scores.subarray(start, start + itemCount)));
    }
  }
}

/** The best `depth` items of one case, given the scores of all. */
export function createSelector({ itemCount, known = "left-out" }: Evaluation, depth: number) {
  const blocked = new Uint8Array(itemCount);
  return ({ history, candidates }: EvaluationCase, scores: Float32Array): Uint32Array => {
    if (known === "left-out") for (const item of history.items) blocked[item] = 1;
    const best =
      candidates === undefined
        ? topK(scores, depth, blocked).items
        : topAmong(candidates, scores, depth, blocked);
    for (const item of history.items) blocked[item] = 0;
    return best;
  };
}

function topAmong(
  candidates: Uint32Array,
  scores: Float32Array,
  depth: number,
  blocked: Uint8Array,
): Uint32Array {
  const own = Float32Array.from(candidates, (item) => scores[item]);
  const left = Uint8Array.from(candidates, (item) => blocked[item]);
  return topK(own, depth, left).items.map((place) => candidates[place]);
}

function rowsOfBlock(model: Recommender, { itemCount, cases }: Evaluation): number {
  if (model.scoreBatch === undefined) return 1;
  const fitting = Math.floor(BLOCK_SCORES / Math.max(1, itemCount));
  return Math.max(1, Math.min(CASES_PER_TURN, fitting, cases.length));
}

/** When a case is asked: at its own time, or at the evaluation's. */
export function timeOf({ now }: EvaluationCase, evaluation: Evaluation): number {
  return now ?? evaluation.now;
}

/** The first of the cases after `from` that is asked at another time, or too many. */
function findBlockEnd(evaluation: Evaluation, from: number, rows: number): number {
  const { cases } = evaluation;
  const now = timeOf(cases[from], evaluation);
  let to = from + 1;
  while (to < cases.length && to - from < rows && timeOf(cases[to], evaluation) === now) to++;
  return to;
}

function scoreBlock(
  model: Recommender,
  cases: readonly EvaluationCase[],
  now: number,
  scores: Float32Array,
): void {
  const { itemCount } = model;
  const histories: readonly History[] = cases.map(({ history }) => history);
  if (histories.length > 1 && model.scoreBatch !== undefined) {
    model.scoreBatch(histories, now, scores.subarray(0, histories.length * itemCount));
  } else {
    model.score(histories[0], now, scores.subarray(0, itemCount));
  }
}
