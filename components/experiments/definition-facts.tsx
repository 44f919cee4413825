import { Link } from "@/components/ui/link";
import { placementName } from "@/components/admin/placement-name";
import { formatShare } from "@/components/admin/format";
import type { Definition, Ramp } from "@/lib/recommender/experiments/definition";
import { METRIC_FACTS } from "@/lib/recommender/experiments/metrics";
import { formatLift } from "./format-lift";

const MODES = {
  split: "Each shopper keeps one variant",
  bandit: "Variants that are clicked more get more shoppers",
  interleave: "Every list is drafted from both variants in turn",
} as const;
const METHODS = {
  sequential: "may be read at any time",
  fixed: "is read once, at the end",
  bayesian: "is read as a belief",
} as const;

function sayAudience({ shoppers, device, category, taste }: Definition["audience"]): string {
  const who = {
    all: "all shoppers",
    new: "shoppers who were new when it began",
    known: "shoppers known before it began",
  };
  const parts = [
    who[shoppers],
    ...(taste === null ? [] : [`who like ${taste} most`]),
    ...(device === "all" ? [] : [`on a ${device}`]),
  ];
  return [...parts, ...(category === null ? [] : [`on pages of ${category}`])].join(", ");
}

/** `10% at first, everybody after 24 hours`. */
export function sayRamp(ramp: Ramp): string {
  return ramp
    .map(({ afterMinutes, share }) => {
      const part = share === 1 ? "everybody" : formatShare(share);
      if (afterMinutes === 0) return ramp.length === 1 ? part : `${part} at first`;
      const hours = afterMinutes / 60;
      return `${part} after ${hours < 1 ? `${afterMinutes} minutes` : `${Number(hours.toFixed(1))} hours`}`;
    })
    .join(", ");
}

/** What an experiment is made of. */
export function DefinitionFacts({ definition }: { definition: Definition }) {
  const { placements, mode, variants, audience, metric, guardrails, method, group, groupShare, ramp } =
    definition;
  const facts: [string, string][] = [
    ["Where", placements.map(placementName).join(", ")],
    ["How", `${MODES[mode]}; it ${METHODS[method]}.`],
    ["Who", `${sayAudience(audience)}; ${sayRamp(ramp)}.`],
    ["Judged by", `${METRIC_FACTS[metric].label}: ${METRIC_FACTS[metric].meaning}`],
    ["Worth having", `${formatLift(definition.minimumEffect)} and more`],
    ["Must not fall", guardrails.map((one) => METRIC_FACTS[one].label).join(", ") || "nothing was named"],
    ...(group === null
      ? []
      : [["Group", `${group}, ${formatShare(groupShare)} of its shoppers`] as [string, string]]),
  ];
  return (
    <div className="space-y-6">
      <dl className="grid gap-x-8 gap-y-3 text-sm sm:grid-cols-[10rem_1fr]">
        {facts.map(([name, value]) => (
          <div key={name} className="sm:contents">
            <dt className="text-muted">{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <ul className="grid gap-3 sm:grid-cols-2">
        {variants.map(({ key, name, share, strategies, model }) => (
          <li key={key} className="rounded-md border border-line bg-surface p-4 text-sm">
            <p className="font-medium">
              {name} <span className="font-normal text-muted">{formatShare(share)}</span>
            </p>
            <p className="mt-1 text-muted">
              {Object.values(strategies).length === 0
                ? "The strategy that serves anyway"
                : Object.values(strategies).map((id, i) => (
                    <span key={id}>
                      {i > 0 && ", "}
                      <Link
                        href={`/admin/strategies/${encodeURIComponent(id)}`}
                        className="underline underline-offset-4 hover:text-ink"
                      >
                        {id}
                      </Link>
                    </span>
                  ))}
              {model === null ? ", by the live model" : `, by model ${model}`}
            </p>
          </li>
        ))}
      </ul>
    </div>
  );
}
