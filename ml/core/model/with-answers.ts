import type { Recommender } from "../recommender";
import type { ModelEntry } from "./define-model";

/** Makes what a model answers with; null for one of another class. */
export type MakeAnswer = (model: Recommender) => NonNullable<Recommender["answer"]> | null;

/**
 * A model whose answers are made outside of it, because its own entry point of the package has to stay small: whatever is
 * fitted or loaded by this entry has them.
 */
export function withAnswers<E extends ModelEntry>(entry: E, make: MakeAnswer): E {
  const give = <M extends Recommender>(model: M): M => {
    const answer = make(model);
    return answer ? Object.assign(model, { answer }) : model;
  };
  return {
    ...entry,
    async fit(training, overrides, run) {
      const fitted = await entry.fit(training, overrides, run);
      give(fitted.model);
      return fitted;
    },
    load: (bytes, options) => give(entry.load(bytes, options)),
  };
}
