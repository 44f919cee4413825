import type { EventLog } from "../core/data/events";
import { findTemporalCut, sliceLog } from "../core/data/split";
import type { Fold } from "../eval/splits/protocol";
import type { PipelineConfig } from "./config";
import { drawEvaluation, limitUsers } from "./sample-evaluation";

/** The fold whose test part ends with the log and is `share` of it; at most `users` are measured on. */
export function createWindow(
  log: EventLog,
  share: number,
  users: number,
  { config, seed }: { readonly config: PipelineConfig; readonly seed: number },
): Fold {
  const cut = findTemporalCut(log, share);
  const train = sliceLog(log, 0, cut);
  const future = sliceLog(log, cut, log.length);
  const evaluation = drawEvaluation(train, future, config.weights, { limit: users, seed });
  return { train, evaluation, ratings: null };
}

/**
 * The windows models are chosen on: the newest, and while too few users came back in it for their average to mean
 * much, the ones before. Empty windows are left out.
 */
export function createTuningWindows(
  log: EventLog,
  context: { readonly config: PipelineConfig; readonly seed: number },
): Fold[] {
  const { validationShare, tuningUsers, tuningScores, tuningWindows } = context.config;
  const windows: Fold[] = [];
  let rest = log;
  let missing = limitUsers(tuningUsers, tuningScores, log.itemCount);
  for (let i = 0; i < tuningWindows && missing > 0 && rest.length > 0; i++) {
    const window = createWindow(rest, validationShare, missing, context);
    if (window.evaluation.cases.length > 0) windows.push(window);
    missing -= window.evaluation.cases.length;
    rest = window.train;
  }
  return windows;
}
