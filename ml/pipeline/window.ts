import type { EventLog } from "../core/data/events";
import { findTemporalCut, sliceLog } from "../core/data/split";
import type { Evaluation } from "../eval/splits/evaluation";
import { drawEvaluation, limitUsers } from "./ask-users";
import type { Fitting } from "./fit-models";

/** A past to fit on, and the users to measure on in what came next. */
export interface Window {
  readonly fitting: Fitting;
  readonly evaluation: Evaluation;
}

/** Everything a fit needs besides its past. */
export type WindowContext = Omit<Fitting, "log" | "now">;

/** The window that ends with the log and is `share` of it; at most `users` are measured on. */
export function createWindow(log: EventLog, share: number, users: number, context: WindowContext): Window {
  const cut = findTemporalCut(log, share);
  const past = sliceLog(log, 0, cut);
  const future = sliceLog(log, cut, log.length);
  const evaluation = drawEvaluation(past, future, context.config.weights, {
    limit: users,
    seed: context.seed,
  });
  return { fitting: { log: past, now: evaluation.now, ...context }, evaluation };
}

/**
 * The windows parameters are chosen on: the newest, and while too few users came back in it for their
 * average to mean much, the ones before. Empty windows are left out.
 */
export function createTuningWindows(log: EventLog, context: WindowContext): Window[] {
  const { validationShare, tuningUsers, tuningScores, tuningWindows } = context.config;
  const windows: Window[] = [];
  let rest = log;
  let missing = limitUsers(tuningUsers, tuningScores, log.itemCount);
  for (let i = 0; i < tuningWindows && missing > 0 && rest.length > 0; i++) {
    const window = createWindow(rest, validationShare, missing, context);
    if (window.evaluation.cases.length > 0) windows.push(window);
    missing -= window.evaluation.cases.length;
    rest = window.fitting.log;
  }
  return windows;
}
