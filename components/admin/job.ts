/** A job as the admin pages show it: what `GET /api/jobs` answers, as far as they need it. Times are ISO 8601. */
export interface Job {
  id: string;
  name: string;
  state: "queued" | "running" | "completed" | "failed" | "cancelled";
  /** 0–1. */
  progress: number;
  stage: string;
  attempts: number;
  cancelRequested: boolean;
  error: string | null;
  /** What a completed job says of itself; trainings give their `reason`. */
  result: unknown;
  createdAt: string;
  startedAt: string | null;
  finishedAt: string | null;
}

const NAMES: Readonly<Record<string, string>> = {
  train: "Training",
  backfill: "Backfill",
  "retrain-as-of": "Training as of a moment",
  health: "Health check",
  "dry-run": "Look at a file",
  import: "Import",
};

export function jobName({ name }: Pick<Job, "name">): string {
  return NAMES[name] ?? name;
}

/** One sentence on how a job ended: why it failed, or the reason it gives for what it did. Null when it says nothing. */
export function jobOutcome({ error, result }: Pick<Job, "error" | "result">): string | null {
  if (error !== null) return error;
  if (typeof result !== "object" || result === null || !("reason" in result)) return null;
  return typeof result.reason === "string" ? result.reason : null;
}

/** Whether a job has still to end. */
export function isActive({ state }: Pick<Job, "state">): boolean {
  return state === "queued" || state === "running";
}

/** How long it has run or ran: `1 min 5 s`. Empty before it began. `now` in milliseconds. */
export function jobDuration({ startedAt, finishedAt }: Job, now: number): string {
  if (!startedAt) return "";
  const end = finishedAt ? Date.parse(finishedAt) : now;
  const seconds = Math.max(0, Math.round((end - Date.parse(startedAt)) / 1000));
  return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}
