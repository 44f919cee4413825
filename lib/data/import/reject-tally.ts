import type { SourceRow } from "@/lib/platform/files/source-row";

/** One kind of rejection: how often, and the first few rows it happened to. */
export interface RejectReason {
  reason: string;
  count: number;
  examples: { line: number; reason: string; row: string }[];
}

const EXAMPLES = 3;

/** Counts rejections by reason. */
export class RejectTally {
  private readonly groups = new Map<string, RejectReason>();

  add(row: SourceRow, reason: string, group: string): void {
    let entry = this.groups.get(group);
    if (!entry) this.groups.set(group, (entry = { reason: group, count: 0, examples: [] }));
    entry.count++;
    if (entry.examples.length < EXAMPLES) {
      entry.examples.push({ line: row.line, reason, row: row.raw.join(",").slice(0, 200) });
    }
  }

  /** The most frequent first. */
  list(): RejectReason[] {
    return [...this.groups.values()].sort((a, b) => b.count - a.count);
  }
}
