"use client";

import { queryOptions, useQuery } from "@tanstack/react-query";
import { Alert } from "@/components/ui/alert";
import { api } from "@/lib/platform/api-client";
import type { Readiness } from "@/lib/launch/readiness";

const WHILE_SWAPPING_MS = 1_000;
const OTHERWISE_MS = 10_000;

async function fetchServing(): Promise<Readiness["model"]> {
  // A process that is not ready answers 503 and still says what it serves.
  const { data, error } = await api.GET("/api/health/ready");
  const answer = data ?? error;
  if (!answer || !("model" in answer) || !answer.model)
    throw new Error("The shop does not say what it serves.");
  return answer.model;
}

function servingOptions(liveId: string) {
  return queryOptions({
    queryKey: ["serving"] as const,
    queryFn: fetchServing,
    refetchInterval: (query) => (query.state.data?.serving === liveId ? OTHERWISE_MS : WHILE_SWAPPING_MS),
  });
}

/** Whether the web process that answers has swapped to the live version: asks it until it has. */
export function ServingStatus({ liveId }: { liveId: string }) {
  const { data, isError } = useQuery(servingOptions(liveId));
  if (isError) return <Alert tone="warning">The shop does not say which version it serves.</Alert>;
  if (!data) return <Alert>Asking the shop which version it serves …</Alert>;
  if (data.serving === liveId) return <Alert tone="positive">The shop serves {liveId}.</Alert>;
  if (data.refused?.id === liveId) {
    return (
      <Alert tone="negative" title={`The shop refused ${liveId}`}>
        {data.refused.reason} It keeps serving {data.serving ?? "popular products"}.
      </Alert>
    );
  }
  return (
    <Alert tone="accent">The shop still serves {data.serving ?? "no model"} and is about to swap …</Alert>
  );
}
