"use client";

import { ButtonLink } from "@/components/ui/button-link";
import { Card } from "@/components/ui/card";
import type { ActionResult } from "@/lib/platform/http/action";
import { ActionButton } from "./action-button";
import { isActive, type Job } from "./job";
import { JobProgress } from "./job-progress";
import { useJobs } from "./use-jobs";

/** Asks for a look now, shows how far it is, and leads to the exploratory report. */
export function HealthPanel({
  initial,
  check,
  exploration,
}: {
  initial: Job[];
  check: () => Promise<ActionResult<unknown>>;
  /** Where the newest exploratory report is; null before the first. */
  exploration: string | null;
}) {
  const active = useJobs(initial).jobs.filter((job) => isActive(job) && job.name === "health");
  return (
    <Card className="space-y-4">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p className="text-sm text-muted">Looked at every night after the training, and after each import.</p>
        <div className="flex flex-wrap gap-3">
          {exploration && (
            <ButtonLink href={exploration} variant="secondary" target="_blank">
              Exploratory report
            </ButtonLink>
          )}
          <ActionButton
            scope="jobs:write"
            label="Look now"
            action={check}
            done="A look is queued. What it finds is shown here."
            disabled={active.length > 0}
          />
        </div>
      </div>
      {active.map((job) => (
        <JobProgress key={job.id} job={job} />
      ))}
    </Card>
  );
}
