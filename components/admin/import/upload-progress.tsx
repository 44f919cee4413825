"use client";

import { Card } from "@/components/ui/card";
import { isActive, type Job, jobName } from "../job";
import { JobProgress } from "../job-progress";
import { useJobs } from "../use-jobs";

/** How far the jobs of one upload are; the page is read again when one ends. */
export function UploadProgress({ initial, mine }: { initial: Job[]; mine: string[] }) {
  const active = useJobs(initial).jobs.filter((job) => mine.includes(job.id) && isActive(job));
  if (active.length === 0) return null;
  return (
    <Card className="space-y-4">
      {active.map((job) => (
        <div key={job.id}>
          <p className="mb-1 font-medium">{jobName(job)}</p>
          <JobProgress job={job} />
        </div>
      ))}
    </Card>
  );
}
