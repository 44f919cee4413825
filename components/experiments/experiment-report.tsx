import { May } from "@/components/admin/may";
import { formatAge, formatCount, formatMoment, formatShare } from "@/components/admin/format";
import { Alert } from "@/components/ui/alert";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { Card } from "@/components/ui/card";
import { PageHeading } from "@/components/ui/page-heading";
import { SectionHeading } from "@/components/ui/section-heading";
import type { Experiment } from "@/lib/recommender/experiments/experiment";
import { METRIC_FACTS } from "@/lib/recommender/experiments/metrics";
import type { Readout } from "@/lib/recommender/readouts/judge";
import type { ExperimentReport } from "@/lib/recommender/readouts/queries";
import { ConclusionNote } from "./conclusion-note";
import { DecideForm } from "./decide-form";
import { DefinitionFacts } from "./definition-facts";
import { ExperimentButtons } from "./experiment-buttons";
import { LiftChart } from "./lift-chart";
import { toLiftPoints } from "./lift-points";
import { LiveRefresh } from "./live-refresh";
import { MetricTable } from "./metric-table";
import { RunTimeNote } from "./run-time-note";
import { SeeVariant } from "./see-variant";
import { SegmentTable } from "./segment-table";
import { SplitNote } from "./split-note";
import { StateBadge } from "./state-badge";

/** Everything there is to know of an experiment, where it stands. */
export function ExperimentReportView({
  report,
  currency,
  now,
}: {
  report: ExperimentReport;
  currency: string;
  now: number;
}) {
  const { experiment, readout, conclusion, runTime, computedAt } = report;
  const { definition, state } = experiment;
  return (
    <div className="space-y-10">
      {state === "running" && <LiveRefresh />}
      <Heading experiment={experiment} now={now} />
      {state === "draft" && (
        <RunTimeNote
          runTime={runTime}
          effect={definition.minimumEffect}
          isConfined={definition.audience.category !== null || definition.audience.taste !== null}
          now={now}
        />
      )}
      {conclusion && <ConclusionNote conclusion={conclusion} />}
      {experiment.decision && (
        <Alert tone="accent" title={`Decided by ${experiment.decision.by}`}>
          <p>{experiment.decision.reason}</p>
          {experiment.decision.readout && <p className="mt-1">It had said: {experiment.decision.readout}</p>}
        </Alert>
      )}
      {state === "stopped" && (
        <May scope="experiments:write">
          <section>
            <SectionHeading title="Decide" />
            <DecideForm
              id={experiment.id}
              variants={definition.variants}
              suggested={
                conclusion?.kind === "better" ? conclusion.variant : (definition.variants[0]?.key ?? null)
              }
              readout={conclusion?.text ?? ""}
            />
          </section>
        </May>
      )}
      {readout && <Told report={report} readout={readout} currency={currency} />}
      <section>
        <SectionHeading
          title="What it is"
          href={state === "draft" ? undefined : `/admin/experiments/new?from=${experiment.id}`}
          linkLabel="Write one like it"
        />
        <Card>
          <DefinitionFacts definition={definition} />
        </Card>
        {state === "running" && (
          <p className="mt-3 text-sm text-muted">It runs, and cannot be changed any more.</p>
        )}
        {state === "running" && <SeeVariant id={experiment.id} variants={definition.variants} />}
      </section>
      {computedAt !== null && readout && (
        <p className="text-sm text-muted">
          Counted {formatAge(computedAt, now)} from what shoppers really saw and did; robots, admins and what
          was held back are in no number.
        </p>
      )}
    </div>
  );
}

function Heading({ experiment, now }: { experiment: Experiment; now: number }) {
  const { id, state, definition, startedAt, stoppedAt, createdBy } = experiment;
  return (
    <div className="space-y-3">
      <Breadcrumbs crumbs={[{ label: "Experiments", href: "/admin/experiments" }, { label: id }]} />
      <div className="flex flex-wrap items-start justify-between gap-4">
        <PageHeading title={<span className="wrap-anywhere">{id}</span>}>
          <p>{definition.hypothesis}</p>
          <p className="mt-2 flex flex-wrap items-center gap-2 text-sm">
            <StateBadge state={state} />
            {startedAt === null ? `written by ${createdBy}` : `began ${formatAge(startedAt, now)}`}
            {stoppedAt !== null && `, stopped ${formatMoment(new Date(stoppedAt).toISOString())}`}
          </p>
        </PageHeading>
        <ExperimentButtons experiment={experiment} />
      </div>
    </div>
  );
}

function Told({
  report,
  readout,
  currency,
}: {
  report: ExperimentReport;
  readout: Readout;
  currency: string;
}) {
  const { definition } = report.experiment;
  const { label } = METRIC_FACTS[definition.metric];
  const control = definition.variants[0]?.name;
  return (
    <>
      <section className="space-y-6">
        <SectionHeading title="Shoppers" />
        <SplitNote definition={definition} readout={readout} shares={report.experiment.shares} />
        {readout.crossed > 0 && (
          <p className="text-sm text-muted">
            {formatCount(readout.crossed)} shoppers saw two variants, by signing in on a second device, and
            count in none.
          </p>
        )}
      </section>
      {readout.preference?.error === null && (
        <section>
          <SectionHeading title="Which ranking is clicked" />
          <p>
            Of the clicks so far, {formatShare((1 + (readout.preference.lift ?? 0)) / 2)} went to products
            that {definition.variants[1]?.name} had brought in, the others to those of {control}.
          </p>
        </section>
      )}
      {definition.mode !== "interleave" && (
        <>
          <section className="space-y-8">
            <SectionHeading title="The difference over time" />
            {definition.variants.slice(1).map(({ key, name }) => (
              <LiftChart
                key={key}
                title={`${label}: ${name} against ${control}`}
                points={toLiftPoints(report.curve, key)}
              />
            ))}
          </section>
          <section>
            <SectionHeading title="Every metric" />
            <MetricTable definition={definition} readout={readout} currency={currency} />
          </section>
          {readout.segments.length > 0 && (
            <section className="space-y-4">
              <SectionHeading title="Parts of the shoppers" />
              <p className="max-w-2xl text-sm text-muted">
                {label} of parts of the shoppers, to look into. Of many parts one always looks better by
                chance: try it in an experiment of its own before you believe it.
              </p>
              <SegmentTable definition={definition} readout={readout} />
            </section>
          )}
        </>
      )}
    </>
  );
}
