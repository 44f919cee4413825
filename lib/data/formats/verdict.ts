/** Why a row is not taken: a sentence without its full stop. `group` joins equal reasons in counts. */
export interface Rejection {
  readonly reject: string;
  readonly group?: string;
}

/** What becomes of a row before the database has a say. */
export type Verdict<T> = Taken<T> | Rejection | "duplicate";

/** A cell that was understood otherwise than written, or left out: a sentence without its full stop. */
export interface Remark {
  /** As the file calls it; empty: the row as a whole. */
  readonly column: string;
  readonly remark: string;
  /** Joins equal remarks in counts. */
  readonly group: string;
}

/** What a row says that is taken. */
export interface Taken<T> {
  readonly item: T;
  readonly remarks?: readonly Remark[];
}

export function isTaken<T>(verdict: Verdict<T>): verdict is Taken<T> {
  return typeof verdict === "object" && "item" in verdict;
}

/** The item of a row that is taken, else null. */
export function itemOf<T>(verdict: Verdict<T>): T | null {
  return isTaken(verdict) ? verdict.item : null;
}
