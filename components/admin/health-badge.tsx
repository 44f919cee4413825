import { Badge } from "@/components/ui/badge";
import type { Tone } from "@/components/ui/tone";
import type { HealthState } from "@/lib/recommender/health/health-report";

const LOOK: Record<HealthState, { tone: Tone; word: string }> = {
  good: { tone: "positive", word: "As it should be" },
  watch: { tone: "warning", word: "Worth a look" },
  bad: { tone: "negative", word: "Wrong" },
  unknown: { tone: "neutral", word: "Not known yet" },
};

/** How something stands, in a word. */
export function HealthBadge({ state }: { state: HealthState }) {
  const { tone, word } = LOOK[state];
  return <Badge tone={tone}>{word}</Badge>;
}
