import type { ModelEntry } from "../core/model/define-model";
import type { Parameters } from "../core/model/parameters";
import { effortOf, sizeOf, type LogProfile, type Need } from "../core/model/suitability";
import type { Fold } from "../eval/splits/protocol";
import { MODELS } from "../models/registry";
import type { Skipped } from "./comparison";
import type { PipelineConfig } from "./config";
import { BLEND, type Recipe } from "./recipe";

/** A model that is considered, and what one choice of its parameters costs to try. */
export interface Candidate {
  readonly entry: ModelEntry;
  /** Tried first, the most promising first. */
  readonly starts: readonly Parameters[];
  /** Seconds of fitting and measuring in all windows. */
  readonly trialCost: number;
  /** It is tried whatever it costs: the yardstick, and what serves today. */
  readonly isCertain: boolean;
}

export interface CandidateList {
  /** What is certain first, then the cheapest: of the time there is, as many as possible get a try. */
  readonly candidates: readonly Candidate[];
  readonly skipped: readonly Skipped[];
}

/** What every other model has to beat. */
export const YARDSTICK = "popularity";

const LACKING: Readonly<Record<Need, string>> = {
  content: "it reads texts and attributes of items, and there are none",
  ratings: "it learns from ratings, and there are next to none",
  sessions: "it learns from visits of several events, and there are next to none",
};

/** One try may take this share of the time there is. */
const MOST_OF_BUDGET = 0.2;

/** Selecting the best of all scores, in seconds an item. */
const SELECT_SECONDS = 5e-9;

/**
 * The models worth trying on a log: those that find what they need in it, answer fast enough in a shop of its size, and
 * can be tried at least once in the time there is.
 *
 * @param profile of the whole log: in it the model will serve
 * @param windows what is tried on
 * @param previous what serves today
 */
export function listCandidates(
  profile: LogProfile,
  windows: readonly Fold[],
  config: PipelineConfig,
  previous: Recipe | null,
): CandidateList {
  const candidates: Candidate[] = [];
  const skipped: Skipped[] = [];
  for (const entry of MODELS) {
    if (!isWanted(entry.kind, config)) continue;
    const before = previousParameters(entry.kind, previous);
    const trialCost = costOfTrial(entry, windows);
    const isCertain = entry.kind === YARDSTICK || entry.kind === config.ranker || before.length > 0;
    const reason = reasonToSkip(entry, profile, trialCost, isCertain, config);
    if (reason !== null) skipped.push({ model: entry.kind, reason });
    else candidates.push({ entry, trialCost, isCertain, starts: listStarts(entry, before, config) });
  }
  candidates.sort((a, b) => Number(b.isCertain) - Number(a.isCertain) || a.trialCost - b.trialCost);
  return { candidates, skipped };
}

/** A ranker that is asked for is compared with the yardstick alone. */
function isWanted(kind: string, { candidates, ranker }: PipelineConfig): boolean {
  if (kind === YARDSTICK) return true;
  if (ranker !== null && ranker !== BLEND) return kind === ranker;
  return candidates === null || candidates.includes(kind);
}

function previousParameters(kind: string, previous: Recipe | null): Parameters[] {
  const parts = Object.values(previous?.parts ?? {});
  return parts.filter((part) => part.kind === kind).map(({ parameters }) => parameters);
}

function listStarts(
  { kind, starts = [{}] }: ModelEntry,
  before: readonly Parameters[],
  { fixed }: PipelineConfig,
): Parameters[] {
  return [...before, ...starts].map((start) => ({ ...start, ...fixed[kind] }));
}

function costOfTrial(entry: ModelEntry, windows: readonly Fold[]): number {
  return windows.reduce((sum, { train, evaluation }) => {
    const { fit, answer } = effortOf(entry, sizeOf(train));
    return sum + fit + evaluation.cases.length * (answer + SELECT_SECONDS * train.itemCount);
  }, 0);
}

/** Null for a model that is worth a try. */
function reasonToSkip(
  entry: ModelEntry,
  { size, offers }: LogProfile,
  trialCost: number,
  isCertain: boolean,
  { answerSeconds, budgetSeconds, fitSeconds }: PipelineConfig,
): string | null {
  const lacking = entry.needs?.find((need) => !offers.has(need));
  if (lacking !== undefined) return LACKING[lacking];
  if (isCertain) return null;
  const { fit, answer } = effortOf(entry, size);
  if (!Number.isFinite(fit)) return "it is not made for logs of this size";
  if (answer > answerSeconds) {
    const [takes, may] = [answer, answerSeconds].map((seconds) => (1000 * seconds).toFixed(0));
    return `one answer would take about ${takes} ms; ${may} ms are allowed`;
  }
  if (fit > fitSeconds) {
    return `fitting it on everything would take about ${Math.ceil(fit)} s; ${fitSeconds} s are allowed`;
  }
  const most = MOST_OF_BUDGET * budgetSeconds;
  if (trialCost > most) {
    return `trying it once would take about ${trialCost.toFixed(1)} s; ${most.toFixed(1)} s are allowed`;
  }
  return null;
}
