/** Why a row is not taken: a sentence without its full stop. `group` joins equal reasons in counts. */
export interface Rejection {
  readonly reject: string;
  readonly group?: string;
}

/** What becomes of a row before the database has a say. */
export type Verdict<T> = { readonly item: T } | Rejection | "duplicate";

/** The item of a row that is taken, else null. */
export function itemOf<T>(verdict: Verdict<T>): T | null {
  return typeof verdict === "object" && "item" in verdict ? verdict.item : null;
}
