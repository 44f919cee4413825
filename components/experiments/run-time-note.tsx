import { formatCount } from "@/components/admin/format";
import type { RunTime } from "@/lib/recommender/readouts/run-time";
import { formatLift } from "./format-lift";

const DAY_MS = 86_400_000;

function sayLength({ shoppers, endsAt }: RunTime, now: number): string {
  if (shoppers === null) return "No number of shoppers would show an effect that small.";
  const needed = `It needs ${formatCount(shoppers)} shoppers`;
  if (endsAt === null)
    return `${needed}, and nobody has seen a list of these placements lately: it would not end.`;
  const days = Math.ceil((endsAt - now) / DAY_MS);
  return `${needed}: about ${formatCount(days)} ${days === 1 ? "day" : "days"} of this shop's traffic.`;
}

/** How long an experiment takes, and what it can see, by the shop's own traffic. */
export function RunTimeNote({
  runTime,
  effect,
  isConfined,
  now,
}: {
  runTime: RunTime | null;
  effect: number;
  /** To a category, of pages or of shoppers: how many of all that are is not known. */
  isConfined: boolean;
  now: number;
}) {
  if (!runTime)
    return (
      <p className="text-muted">
        Nobody has done lately what this experiment counts, so how long it takes cannot be said.
      </p>
    );
  const { visibleEffect } = runTime;
  return (
    <p className="text-pretty text-muted">
      To find a difference of {formatLift(effect)} four times in five: {sayLength(runTime, now)}{" "}
      {visibleEffect === null
        ? "Within four weeks too few shoppers come to see anything at all."
        : `Within four weeks it sees differences of ${formatLift(visibleEffect)} and more.`}
      {isConfined &&
        " This is by everybody who sees these lists; confined to a category fewer come, and it takes longer."}
    </p>
  );
}
