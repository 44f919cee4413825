import { Badge } from "@/components/ui/badge";
import type { Move } from "@/lib/recommender/serving/moves";

const WORDS: Readonly<Record<Move["by"], string>> = {
  pin: "pinned",
  boost: "boosted",
  bury: "buried",
  variety: "variety",
  exploration: "chance",
};

const NO_NAMES: ReadonlyMap<string, string> = new Map();

/** What moved a product within its list. */
export function MovedBadges({
  moved,
  names = NO_NAMES,
}: {
  moved: readonly Move[];
  /** Of rules, by their ids. */
  names?: ReadonlyMap<string, string>;
}) {
  return (
    <span className="flex flex-wrap gap-1">
      {moved.map(({ by, rule, from }, i) => (
        <Badge key={i} tone={rule === null ? "neutral" : "accent"}>
          {WORDS[by]}
          {from !== null && ` from ${from + 1}`}
          {rule !== null && names.has(rule) && `: ${names.get(rule)}`}
        </Badge>
      ))}
    </span>
  );
}
