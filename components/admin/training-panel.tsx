"use client";

import { Card } from "@/components/ui/card";
import type { ActionResult } from "@/lib/platform/http/action";
import { ActionButton } from "./action-button";
import { isActive, type Job, jobName } from "./job";
import { JobProgress } from "./job-progress";
import type { CancelJob } from "./job-table";
import { useJobs } from "./use-jobs";

/** The button that trains, and below it whatever is being trained, with its progress. */
export function TrainingPanel({
  initial,
  retrain,
  cancel,
}: {
  initial: Job[];
  retrain: () => Promise<ActionResult<unknown>>;
  cancel: CancelJob;
}) {
  const active = useJobs(initial).jobs.filter(isActive);
  const isTraining = active.some(({ name }) => name === "train");
  return (
    <Card className="space-y-4">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <div>
          <h2 className="text-lg font-medium">Training</h2>
          <p className="text-sm text-muted">
            Runs every night by itself. What wins is promoted when it also beats the live model.
          </p>
        </div>
        <ActionButton
          scope="jobs:write"
          label="Retrain now"
          action={retrain}
          done="Training is queued. Its progress is shown here."
          disabled={isTraining}
        />
      </div>
      {active.length > 0 && (
        <ul className="space-y-3">
          {active.map((job) => (
            <li key={job.id} className="flex items-center gap-4">
              <div className="grow">
                <p className="text-sm font-medium">{jobName(job)}</p>
                <JobProgress job={job} />
              </div>
              {!job.cancelRequested && (
                <ActionButton
                  scope="jobs:write"
                  label="Cancel"
                  fullLabel={`Cancel ${jobName(job)}`}
                  size="sm"
                  variant="secondary"
                  action={() => cancel({ id: job.id })}
                  done={`${jobName(job)} is being stopped.`}
                />
              )}
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
