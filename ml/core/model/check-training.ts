import { checkLog } from "../data/check-log";
import type { FitRun, Training } from "./training";

/**
 * What every fit looks at first, so that no model learns from an unsorted log or from columns that are no numbers.
 * A log without events is fine here: popularity answers without any, and who cannot says so.
 *
 * @throws RangeError saying what is wrong with the log or the content, and TypeError for what is no log
 */
export function checkTraining(training: Training): void {
  const { log, content } = (training as Partial<Training> | undefined) ?? {};
  if (typeof log !== "object" || log === null) throw new TypeError("The training has no log of events.");
  checkLog(log);
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
    throw new TypeError("A fit needs a pace: give it { rng, pace: NO_PACE }.");
  }
}
