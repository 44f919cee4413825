import { type AnalysisProblem, explainProblem } from "@/ml/index";

/** Why a readout says nothing, as a sentence for people. */
export function sayProblem(problem: AnalysisProblem): string {
  if (problem !== "too_few_events") return explainProblem(problem);
  return "Too few shoppers made a variant's numbers so far: they tell of those few.";
}
