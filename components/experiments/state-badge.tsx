import { Badge } from "@/components/ui/badge";
import type { ExperimentState } from "@/lib/recommender/experiments/experiment";

const TONES = { draft: "neutral", running: "positive", stopped: "warning", decided: "accent" } as const;

/** Where an experiment stands. */
export function StateBadge({ state }: { state: ExperimentState }) {
  return <Badge tone={TONES[state]}>{state}</Badge>;
}
