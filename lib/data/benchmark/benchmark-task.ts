import type { ErrorCode } from "@/lib/platform/errors";
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
  | ({ kind: "error" } & ThreadError);

/** An error as it crosses to another thread. */
export interface ThreadError {
  readonly message: string;
  readonly stack: string | undefined;
  /** Of an AppError. */
  readonly code: ErrorCode | null;
  /** Of an error of the system, such as a full disk. */
  readonly syscall: string | null;
}
