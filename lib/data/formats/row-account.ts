import type { OnBytes, SourceRow, Table } from "@/lib/platform/files/source-row";
import { isTaken, type Rejection, type Remark, type Verdict } from "./verdict";

/** One kind of rejection or remark: how often, and the first few rows it happened to. */
export interface RejectReason {
  reason: string;
  count: number;
  examples: { line: number; reason: string; row: string }[];
}

const EXAMPLES = 3;

/** Equal sentences counted, with the first rows of each. */
class Groups {
  readonly #groups = new Map<string, RejectReason>();

  add(group: string, reason: string, row: SourceRow): void {
    let entry = this.#groups.get(group);
    if (!entry) this.#groups.set(group, (entry = { reason: group, count: 0, examples: [] }));
    entry.count++;
    if (entry.examples.length < EXAMPLES) {
      entry.examples.push({ line: row.line, reason, row: row.raw.join(",").slice(0, 200) });
    }
  }

  /** The most frequent first. */
  get sorted(): RejectReason[] {
    return [...this.#groups.values()].sort((a, b) => b.count - a.count);
  }
}

/** What is remarked of a row: what was put right to read it, and its cells. Of a row that is not taken only the former. */
export function remarksOf<T>(row: SourceRow, verdict: Verdict<T>): readonly Remark[] {
  const remarks = isTaken(verdict) ? (verdict.remarks ?? []) : [];
  const { repair } = row;
  return repair ? [{ column: "", remark: repair, group: repair }, ...remarks] : remarks;
}

/** What became of the rows of one file: each was taken, a duplicate or rejected. */
export class RowAccount {
  taken = 0;
  duplicates = 0;
  rejected = 0;
  /** Of the rejected rows those that could not even be read. */
  unreadable = 0;
  /** Rows of which something is remarked. */
  remarked = 0;
  readonly #rejections = new Groups();
  readonly #remarks = new Groups();

  constructor(readonly file: string) {}

  get rows(): number {
    return this.taken + this.duplicates + this.rejected;
  }

  /** Reasons of rejections, the most frequent first. */
  get reasons(): RejectReason[] {
    return this.#rejections.sorted;
  }

  /** What was understood otherwise than written, or left out, the most frequent first. */
  get remarks(): RejectReason[] {
    return this.#remarks.sorted;
  }

  /** Judges a row and enters it; one that could not be read at all is rejected unjudged. */
  enter<T>(row: SourceRow, judge: (row: SourceRow) => Verdict<T>): Verdict<T> {
    const verdict: Verdict<T> = row.problem === null ? judge(row) : { reject: row.problem };
    if (row.problem !== null) this.unreadable++;
    if (verdict === "duplicate") this.duplicates++;
    else if ("reject" in verdict) this.#reject(row, verdict);
    else this.taken++;
    this.#remark(row, remarksOf(row, verdict));
    return verdict;
  }

  #reject(row: SourceRow, { reject, group = reject }: Rejection): void {
    this.rejected++;
    this.#rejections.add(group, reject, row);
  }

  #remark(row: SourceRow, remarks: readonly Remark[]): void {
    if (remarks.length === 0) return;
    this.remarked++;
    for (const { group, remark } of remarks) this.#remarks.add(group, remark, row);
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
