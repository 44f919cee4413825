import type { Answer } from "../../core/answer";
import { FactorAnswer, FactorSearch } from "../../core/answers/factor-answer";
import type { History, Recommender } from "../../core/recommender";
import { createShares } from "./shares";
import { AlsModel } from "./model";

/** How a model answers: beside it and not in it, for who only wants lists of one model does not need this. */
export function answerAls(model: Recommender): NonNullable<Recommender["answer"]> | null {
  if (!(model instanceof AlsModel)) return null;
  const search = new FactorSearch(model.index);
  return (history: History, now: number): Answer => {
    let share: ((item: number) => Float32Array) | undefined;
    const explain = (item: number) => (share ??= createShares(model, history, now))(item);
    return new FactorAnswer(search, model.foldIn(history, now), history.items, explain);
  };
}
