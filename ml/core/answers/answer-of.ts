import type { History, Recommender } from "../recommender";
import type { Answer } from "../answer";
import { DenseAnswer } from "./dense-answer";

/** A model's own answer, or all of its scores where it has none. */
export function answerOf(model: Recommender, history: History, now: number): Answer {
  return model.answer?.(history, now) ?? new DenseAnswer(model, history, now);
}
