import type { EventLog } from "../data/events";
import { findTemporalCut, sliceLog } from "../data/split";
import { createEvaluation, sampleCases, type Evaluation } from "../eval/evaluation";
import { createRng } from "../math/rng";
import type { Pace } from "../pace";
import type { PipelineConfig } from "./config";
import type { Fitting } from "./fit-models";

/** A past to fit on, and the shoppers to measure on in what came next. */
export interface Window {
  readonly fitting: Fitting;
  readonly evaluation: Evaluation;
}

export interface WindowContext {
  readonly config: PipelineConfig;
  readonly seed: number;
  readonly pace: Pace;
}

/** The window that ends with the log and is `share` of it; at most `shoppers` are measured on. */
export function createWindow(log: EventLog, share: number, shoppers: number, context: WindowContext): Window {
  const cut = findTemporalCut(log, share);
  const past = sliceLog(log, 0, cut);
  const all = createEvaluation(past, sliceLog(log, cut, log.length), context.config.weights);
  return {
    fitting: { log: past, now: all.now, ...context },
    evaluation: sampleCases(all, shoppers, createRng(context.seed)),
  };
}

/**
 * The windows parameters are chosen on: the newest, and while too few shoppers came back in it for their
 * average to mean much, the ones before. Empty windows are left out.
 */
export function createTuningWindows(log: EventLog, context: WindowContext): Window[] {
  const { validationShare, tuningShoppers, tuningWindows } = context.config;
  const windows: Window[] = [];
  let rest = log;
  let missing = tuningShoppers;
  for (let i = 0; i < tuningWindows && missing > 0 && rest.length > 0; i++) {
    const window = createWindow(rest, validationShare, missing, context);
    if (window.evaluation.cases.length > 0) windows.push(window);
    missing -= window.evaluation.cases.length;
    rest = window.fitting.log;
  }
  return windows;
}
