import { type AnalysisProblem, explainProblem } from "@/ml/index";

/** Why nothing is said, as a sentence for people. */
export function sayProblem(problem: AnalysisProblem): string {
  return explainProblem(problem);
}
