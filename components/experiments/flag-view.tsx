import { formatAge, formatShare } from "@/components/admin/format";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { Card } from "@/components/ui/card";
import { PageHeading } from "@/components/ui/page-heading";
import { type FlagSwitch, rampAt } from "@/lib/recommender/experiments/experiment";
import { sayRamp } from "./definition-facts";
import { ExperimentButtons } from "./experiment-buttons";
import { StateBadge } from "./state-badge";

/** A flag: whom it is on for, and the switch. */
export function FlagView({ flag, now }: { flag: FlagSwitch; now: number }) {
  const { id, state, definition, startedAt } = flag;
  const share = state === "running" ? rampAt(definition.ramp, startedAt, now) : 0;
  return (
    <div className="space-y-8">
      <div className="space-y-3">
        <Breadcrumbs crumbs={[{ label: "Experiments", href: "/admin/experiments" }, { label: id }]} />
        <div className="flex flex-wrap items-start justify-between gap-4">
          <PageHeading title={<span className="wrap-anywhere">{id}</span>}>
            <p>{definition.hypothesis}</p>
            <p className="mt-2 flex flex-wrap items-center gap-2 text-sm">
              <StateBadge state={state} />
              {startedAt !== null && `began ${formatAge(startedAt, now)}`}
            </p>
          </PageHeading>
          <ExperimentButtons experiment={flag} />
        </div>
      </div>
      <Card className="space-y-3">
        <p>
          {share === 0 ? "Off for everybody." : `On for ${share === 1 ? "everybody" : formatShare(share)}`}
          {share > 0 && definition.audience.device !== "all" && ` on a ${definition.audience.device}`}
          {share > 0 && "."}
        </p>
        <p className="text-sm text-muted">Planned: {sayRamp(definition.ramp)}.</p>
        <p className="text-sm text-muted">
          The shop’s code asks <code className="font-mono">{`await flag("${id}")`}</code>. A shopper who has
          it keeps it while the share grows, through sign-in too.
        </p>
      </Card>
    </div>
  );
}
