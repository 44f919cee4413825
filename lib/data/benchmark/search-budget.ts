import { findModel } from "@/ml/index";
import { BLEND, type Plan } from "./plan";

const MS_PER_MINUTE = 60_000;

type Searches = Pick<Plan, "models" | "parameters" | "searchMinutes">;

/** Whether parameters of this kind of model are left to a search. */
export function isSearched(kind: string, { searchMinutes, parameters }: Searches): boolean {
  if (searchMinutes === 0 || kind === BLEND) return false;
  const fixed = parameters[kind] ?? {};
  return Object.keys(findModel(kind).space).some((name) => !(name in fixed));
}

/** The time of a plan's searches: equal shares, and what one leaves over is for those after it. */
export class SearchBudget {
  private leftMs: number;
  private leftSearches: number;

  /** @param folds each of which is searched on its own */
  constructor(plan: Searches, folds: number) {
    this.leftMs = plan.searchMinutes * MS_PER_MINUTE;
    this.leftSearches = folds * plan.models.filter((kind) => isSearched(kind, plan)).length;
  }

  /** Milliseconds for the next search. */
  share(): number {
    return Math.max(1, this.leftMs / Math.max(1, this.leftSearches));
  }

  /** A search has ended. */
  spend(ms: number): void {
    this.leftMs -= ms;
    this.leftSearches--;
  }
}
