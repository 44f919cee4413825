import { ProgressBar } from "@/components/ui/progress-bar";
import { type Job, jobName } from "./job";

/** How far a job is: a bar and its stage. Waiting ones have none yet. */
export function JobProgress({ job }: { job: Job }) {
  if (job.state === "queued") {
    return (
      <p className="text-sm text-muted">Waiting for a worker{job.attempts > 0 && ", to be tried again"}</p>
    );
  }
  const percent = Math.round(job.progress * 100);
  return (
    <div className="min-w-48 space-y-1.5">
      <p className="flex justify-between gap-4 text-sm">
        <span className="text-muted">{job.cancelRequested ? "Stopping" : job.stage || "Beginning"}</span>
        <span className="tabular-nums">{percent}%</span>
      </p>
      <ProgressBar label={`Progress of ${jobName(job)}`} value={job.progress} />
    </div>
  );
}
