import fs from "node:fs";
import { z } from "zod";
import { findModel, lossOf, mergeParameters, type Parameters } from "@/ml/index";
import type { Bench } from "./bench";
import { hashTraining } from "./hash-training";

/** So many of the best of earlier runs are tried again: they are where a search goes on from. */
const MOST_STARTS = 5;

const recordSchema = z.object({
  model: z.string(),
  snapshot: z.string(),
  part: z.literal("validation"),
  protocol: z.string(),
  params: z.record(z.string(), z.union([z.number(), z.boolean(), z.string()])),
  metrics: z.record(z.string(), z.number()),
  error: z.undefined().optional(),
  stopped: z.undefined().optional(),
  abandoned: z.undefined().optional(),
});

/**
 * The parameters that did best in earlier runs on the same training part, of those the trials file of a plan tells of.
 * Lines of another kind, of other data and of parameters there no longer are say nothing.
 */
export function readEarlierTrials(kind: string, foldNumber: number, bench: Bench): Parameters[] {
  const { plan, folds, content } = bench;
  const fold = folds[foldNumber];
  if (plan.trialsFile === null || fold === undefined) return [];
  const snapshot = hashTraining(fold.train, content);
  const { space, defaults } = findModel(kind);
  const tried = fs
    .readFileSync(plan.trialsFile, "utf8")
    .split("\n")
    .flatMap((line) => {
      const record = recordSchema.safeParse(parse(line)).data;
      if (record?.model !== kind || record.snapshot !== snapshot || record.protocol !== plan.protocol.name)
        return [];
      const value = record.metrics[plan.objective];
      const searched = Object.entries(record.params).filter(([name]) => name in space);
      const parameters = Object.fromEntries(searched);
      return value === undefined || !isKnown(kind, defaults, parameters)
        ? []
        : [{ parameters, loss: lossOf(plan.objective, value) }];
    });
  return tried
    .toSorted((a, b) => a.loss - b.loss)
    .slice(0, MOST_STARTS)
    .map(({ parameters }) => parameters);
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}

function isKnown(kind: string, defaults: Parameters, parameters: Parameters): boolean {
  try {
    mergeParameters(kind, defaults, parameters);
    return true;
  } catch {
    return false;
  }
}
