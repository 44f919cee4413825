"use client";

import { Alert } from "@/components/ui/alert";
import { Badge } from "@/components/ui/badge";
import { EmptyState } from "@/components/ui/empty-state";
import type { Tone } from "@/components/ui/tone";
import type { ActionResult } from "@/lib/platform/http/action";
import { ActionButton } from "./action-button";
import { DataTable } from "./data-table";
import { formatMoment } from "./format";
import { isActive, type Job, jobDuration, jobName, jobOutcome } from "./job";
import { JobProgress } from "./job-progress";
import { useJobs } from "./use-jobs";

const TONES: Record<Job["state"], Tone> = {
  queued: "neutral",
  running: "accent",
  completed: "positive",
  failed: "negative",
  cancelled: "warning",
};

/** Asks for a job's end. Given by the page, since components do not know the queue. */
export type CancelJob = (input: { id: string }) => Promise<ActionResult<unknown>>;

function CancelButton({ job, cancel }: { job: Job; cancel: CancelJob }) {
  if (!isActive(job) || job.cancelRequested) return null;
  return (
    <ActionButton
      scope="jobs:write"
      label="Cancel"
      fullLabel={`Cancel ${jobName(job)}`}
      size="sm"
      variant="danger"
      action={() => cancel({ id: job.id })}
      done={`${jobName(job)} is being stopped.`}
      confirm={{
        title: `Cancel this ${jobName(job).toLowerCase()}?`,
        text: <p>What it has done so far is lost. What serves now stays live.</p>,
        yes: "Cancel it",
      }}
    />
  );
}

/** The newest jobs with live progress. */
export function JobTable({ initial, cancel }: { initial: Job[]; cancel: CancelJob }) {
  const { jobs, isStale } = useJobs(initial);
  if (jobs.length === 0) {
    return (
      <EmptyState title="No jobs yet">Trainings and other long work appear here while they run.</EmptyState>
    );
  }
  return (
    <div className="space-y-4">
      {isStale && <Alert tone="warning">The shop does not answer: this is how it was last.</Alert>}
      <DataTable
        caption="Jobs"
        rows={jobs}
        rowKey={({ id }) => id}
        columns={[
          { heading: "Job", cell: (job) => <span className="font-medium">{jobName(job)}</span> },
          { heading: "State", cell: ({ state }) => <Badge tone={TONES[state]}>{state}</Badge> },
          {
            heading: "Progress",
            cell: (job) =>
              isActive(job) ? (
                <JobProgress job={job} />
              ) : (
                // The clock of the server and of the browser need not agree; ended jobs need neither.
                jobDuration(job, 0)
              ),
          },
          { heading: "Attempts", numeric: true, cell: ({ attempts }) => attempts },
          {
            heading: "Asked for (UTC)",
            cell: ({ createdAt }) => <span className="whitespace-nowrap">{formatMoment(createdAt)}</span>,
          },
          {
            heading: "Outcome",
            cell: (job) => <span className="block max-w-prose min-w-96">{jobOutcome(job)}</span>,
          },
          { heading: "Act", cell: (job) => <CancelButton job={job} cancel={cancel} /> },
        ]}
      />
    </div>
  );
}
