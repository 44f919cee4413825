import { Badge } from "@/components/ui/badge";
import type { ModelSummary } from "@/lib/recommender/models/model-version";

const TONES = { live: "positive", candidate: "accent", previous: "neutral" } as const;

/** The aliases that point at a version, and what people have said of it. */
export function ModelBadges({ model: { aliases, mark } }: { model: Pick<ModelSummary, "aliases" | "mark"> }) {
  return (
    <>
      {aliases.map((alias) => (
        <Badge key={alias} tone={TONES[alias]}>
          {alias}
        </Badge>
      ))}
      {mark.takenBack && <Badge tone="negative">taken back</Badge>}
      {mark.pinned && <Badge tone="accent">pinned</Badge>}
      {mark.tags.map((tag) => (
        <Badge key={tag} tone="neutral">
          {tag}
        </Badge>
      ))}
    </>
  );
}
