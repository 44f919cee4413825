import { type AnalysisProblem, explainProblem } from "@/ml/index";
import { LEAST_EVENTS } from "./least-events";

/** Why a readout says nothing, as a sentence for people. */
export function sayProblem(problem: AnalysisProblem): string {
  if (problem !== "too_few_events") return explainProblem(problem);
  return `Fewer than ${LEAST_EVENTS} shoppers made a variant's numbers so far: they tell of those few.`;
}
