"use client";

import { queryOptions, useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useEffect, useRef } from "react";
import { api, dataOf } from "@/lib/platform/api-client";
import type { RollupStatus } from "@/lib/recommender/rollups/schema";

const LOOK_MS = 2_000;
/** The page around is read again at most so often: on a busy shop its figures change all the time. */
const REFRESH_MS = 5_000;

async function fetchStatus(): Promise<RollupStatus> {
  return dataOf(await api.GET("/api/rollups"));
}

function statusOptions(initialData: RollupStatus) {
  return queryOptions({
    queryKey: ["rollups"] as const,
    queryFn: fetchStatus,
    initialData,
    refetchInterval: LOOK_MS,
  });
}

/**
 * How far the figures are, followed while the page is open. When any may have changed, the page around is read again.
 *
 * @param initial as it was when the page was made
 */
export function useRollups(initial: RollupStatus): { status: RollupStatus; isStale: boolean } {
  const router = useRouter();
  const { data: status, dataUpdatedAt, isError } = useQuery(statusOptions(initial));
  const refreshedAt = useRef(0);
  useEffect(() => {
    if (status.revision <= initial.revision || Date.now() - refreshedAt.current < REFRESH_MS) return;
    refreshedAt.current = Date.now();
    router.refresh();
  }, [status.revision, dataUpdatedAt, initial.revision, router]);
  return { status, isStale: isError };
}
