import { checkLog } from "../data/check-log";
import type { FitRun, Training } from "./training";

/**
 * What every fit looks at first, so that no model learns from an unsorted log or from columns that are no numbers.
 *
 * @param learnsContent the model learns from content, with or without events
 * @throws RangeError for an empty log, and saying what is wrong with the log or the content; TypeError for what is
 *   no log
 */
export function checkTraining(training: Training, learnsContent: boolean): void {
  const { log, content, mayBeEmpty = false } = (training as Partial<Training> | undefined) ?? {};
  if (typeof log !== "object" || log === null) throw new TypeError("The training has no log of events.");
  checkLog(log);
  if (log.length === 0 && !learnsContent && !mayBeEmpty) {
    throw new RangeError(
      `Nothing to learn from: the log of ${log.userCount} users and ${log.itemCount} items is empty.`,
    );
  }
  if (content === undefined || content.texts.length === log.itemCount) return;
  throw new RangeError(`Content of ${content.texts.length} items for a log of ${log.itemCount}.`);
}

/** @throws TypeError where a fit is given no random numbers or no pace */
export function checkRun(run: FitRun | undefined): void {
  const { rng, pace } = run ?? {};
  if (typeof rng?.uniform !== "function") {
    throw new TypeError("A fit needs random numbers: give it { rng: createRng(seed), pace: NO_PACE }.");
  }
  if (typeof pace?.checkpoint !== "function" || typeof pace.yield !== "function") {
    throw new TypeError("A fit needs a pace: give it { pace: NO_PACE }.");
  }
}
