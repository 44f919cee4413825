"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { Card } from "@/components/ui/card";
import { isActive, type Job, jobName } from "../job";
import { JobProgress } from "../job-progress";
import { useJobs } from "../use-jobs";

/**
 * How far the jobs of one upload are. The page is read again when one of those it was made with has ended, also when that
 * was too quick to be seen at work.
 */
export function UploadProgress({ initial, mine }: { initial: Job[]; mine: string[] }) {
  const router = useRouter();
  const queries = useQueryClient();
  const { jobs } = useJobs(initial);
  const waitedFor = initial.filter((job) => mine.includes(job.id) && isActive(job)).map(({ id }) => id);
  const hasEnded = jobs.some((job) => waitedFor.includes(job.id) && !isActive(job));
  const newest = mine.join();

  useEffect(() => {
    // A job that was just asked for is not yet among those that are remembered.
    void queries.invalidateQueries({ queryKey: ["jobs"] });
  }, [queries, newest]);
  useEffect(() => {
    if (hasEnded) router.refresh();
  }, [hasEnded, router]);

  const known = new Map([...initial, ...jobs].map((job) => [job.id, job]));
  const active = mine.flatMap((id) => known.get(id) ?? []).filter(isActive);
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
