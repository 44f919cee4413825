"use client";

import { queryOptions, useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useEffect, useRef } from "react";
import { api, dataOf } from "@/lib/platform/api-client";
import { useAnnounce } from "./announcer";
import { isActive, type Job, jobName, jobOutcome } from "./job";

const WHILE_ACTIVE_MS = 1_000;
const OTHERWISE_MS = 5_000;

async function fetchJobs(): Promise<Job[]> {
  return dataOf(await api.GET("/api/jobs")).jobs;
}

function jobsOptions(initialData: Job[]) {
  return queryOptions({
    queryKey: ["jobs"] as const,
    queryFn: fetchJobs,
    initialData,
    refetchInterval: (query) => (query.state.data?.some(isActive) ? WHILE_ACTIVE_MS : OTHERWISE_MS),
  });
}

/**
 * The newest jobs, followed while the page is open. When one ends it is announced, and the page around is read again,
 * because what a job makes (a model version) is shown there.
 *
 * @param initial as they were when the page was made
 */
export function useJobs(initial: Job[]): { jobs: Job[]; isStale: boolean } {
  const router = useRouter();
  const announce = useAnnounce();
  const { data: jobs, isError } = useQuery(jobsOptions(initial));
  const watched = useRef(new Set<string>());
  useEffect(() => {
    const ended = jobs.filter((job) => watched.current.has(job.id) && !isActive(job));
    watched.current = new Set(jobs.filter(isActive).map(({ id }) => id));
    for (const job of ended) {
      const sentence = `${jobName(job)} ${job.state}. ${jobOutcome(job) ?? ""}`;
      announce({ ok: job.state !== "failed", message: sentence.trim() });
    }
    if (ended.length > 0) router.refresh();
  }, [jobs, announce, router]);
  return { jobs, isStale: isError };
}
