import type { ErrorCode } from "@/lib/errors";
import type { Plan } from "./plan";
import type { DatasetRequest } from "./read-dataset";
import type { BenchmarkSummary, Outcome } from "./results";

/** What a benchmark's thread is given. */
export interface BenchmarkTask {
  readonly request: DatasetRequest;
  readonly plan: Plan;
}

/** What it says while it works. */
export type BenchmarkMessage =
  | { kind: "progress"; fraction: number; stage: string }
  | { kind: "summary"; summary: BenchmarkSummary }
  | { kind: "outcome"; outcome: Outcome }
  | { kind: "done" }
  /** `code` is that of an AppError. */
  | { kind: "error"; message: string; stack: string | undefined; code: ErrorCode | null };
