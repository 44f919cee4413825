import type { OnBytes, SourceRow, Table } from "@/lib/platform/files/source-row";
import type { Rejection, Verdict } from "./verdict";

/** One kind of rejection: how often, and the first few rows it happened to. */
export interface RejectReason {
  reason: string;
  count: number;
  examples: { line: number; reason: string; row: string }[];
}

const EXAMPLES = 3;

/** What became of the rows of one file: each was taken, a duplicate or rejected. */
export class RowAccount {
  taken = 0;
  duplicates = 0;
  rejected = 0;
  readonly #groups = new Map<string, RejectReason>();

  constructor(readonly file: string) {}

  get rows(): number {
    return this.taken + this.duplicates + this.rejected;
  }

  /** Reasons of rejections, the most frequent first. */
  get reasons(): RejectReason[] {
    return [...this.#groups.values()].sort((a, b) => b.count - a.count);
  }

  /** Judges a row and enters it; one that could not be read at all is rejected unjudged. */
  enter<T>(row: SourceRow, judge: (row: SourceRow) => Verdict<T>): Verdict<T> {
    const verdict: Verdict<T> = row.problem === null ? judge(row) : { reject: row.problem };
    if (verdict === "duplicate") this.duplicates++;
    else if ("reject" in verdict) this.#reject(row, verdict);
    else this.taken++;
    return verdict;
  }

  #reject(row: SourceRow, { reject, group = reject }: Rejection): void {
    this.rejected++;
    let entry = this.#groups.get(group);
    if (!entry) this.#groups.set(group, (entry = { reason: group, count: 0, examples: [] }));
    entry.count++;
    if (entry.examples.length < EXAMPLES) {
      entry.examples.push({ line: row.line, reason: reject, row: row.raw.join(",").slice(0, 200) });
    }
  }

  /** ` Line 3: no user.`, for messages about a file of which nothing could be used; empty when nothing was rejected. */
  explainFirst(): string {
    const [example] = this.reasons[0]?.examples ?? [];
    return example ? ` Line ${example.line}: ${example.reason}.` : "";
  }
}

interface Judging<T> {
  readonly account: RowAccount;
  judge(row: SourceRow): Verdict<T>;
  /** Hears of every row in order; the next one waits for the promise it returns. */
  onVerdict?(verdict: Verdict<T>, row: SourceRow): void | Promise<void>;
  readonly onBytes?: OnBytes;
}

/** Reads a table to its end: every row is judged and entered into the account. */
export async function judgeRows<T>(
  table: Table,
  { account, judge, onVerdict, onBytes }: Judging<T>,
): Promise<void> {
  for await (const rows of table.rows(onBytes)) {
    for (const row of rows) {
      const verdict = account.enter(row, judge);
      const waiting = onVerdict?.(verdict, row);
      if (waiting) await waiting;
    }
  }
}
