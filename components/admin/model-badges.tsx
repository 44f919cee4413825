import { Badge } from "@/components/ui/badge";
import type { ModelAlias } from "@/lib/recommender/models/model-version";

const TONES = { live: "positive", candidate: "accent", previous: "neutral" } as const;

/** The aliases that point at a version. */
export function ModelBadges({ aliases }: { aliases: ModelAlias[] }) {
  return aliases.map((alias) => (
    <Badge key={alias} tone={TONES[alias]}>
      {alias}
    </Badge>
  ));
}
