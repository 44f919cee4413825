import { formatAge, formatMoment, formatShare } from "@/components/admin/format";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { Card } from "@/components/ui/card";
import { PageHeading } from "@/components/ui/page-heading";
import { SectionHeading } from "@/components/ui/section-heading";
import { type FlagSwitch, rampAt } from "@/lib/recommender/experiments/experiment";
import type { FlagReport } from "@/lib/recommender/readouts/queries";
import { ChangeReportView } from "./change-report";
import { sayRamp } from "./definition-facts";
import { ExperimentButtons } from "./experiment-buttons";
import { LiveRefresh } from "./live-refresh";
import { StateBadge } from "./state-badge";

/** A flag: whom it is on for, and the switch. */
export function FlagView({
  flag,
  told,
  currency,
  now,
}: {
  flag: FlagSwitch;
  told: FlagReport | null;
  currency: string;
  now: number;
}) {
  const { id, state, definition, startedAt } = flag;
  const share = state === "running" ? rampAt(definition.ramp, startedAt, now) : 0;
  return (
    <div className="space-y-8">
      {state === "running" && <LiveRefresh />}
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
      {startedAt !== null && (
        <section>
          <SectionHeading title="What it brings" />
          {told ? (
            <Told told={told} currency={currency} now={now} />
          ) : (
            <p className="max-w-2xl text-pretty text-muted">
              Everybody has had it from the start, so nobody can be compared with those who have it. A flag
              that begins with part of the shoppers tells what it brings.
            </p>
          )}
        </section>
      )}
    </div>
  );
}

function Told({
  told: { stretch, report },
  currency,
  now,
}: {
  told: FlagReport;
  currency: string;
  now: number;
}) {
  const { from, to, share } = stretch;
  const since = formatMoment(new Date(from).toISOString());
  const over =
    to <= now ? `from ${since} until ${formatMoment(new Date(to).toISOString())}` : `since ${since}`;
  return (
    <div className="space-y-6">
      <p className="max-w-2xl text-pretty text-muted">
        {formatShare(share)} of shoppers had it {over}, always the same ones. They are compared with the
        others, whether they came to what it switches or not: what only few come to shows small here.
      </p>
      {report ? (
        <ChangeReportView report={report} currency={currency} now={now} />
      ) : (
        <p className="text-muted">Nothing has been counted yet: the first numbers come within seconds.</p>
      )}
    </div>
  );
}
