import { ActionButton } from "@/components/admin/action-button";
import { May } from "@/components/admin/may";
import { formatMoment, formatShare } from "@/components/admin/format";
import { SectionHeading } from "@/components/ui/section-heading";
import { endHoldoutAction } from "@/lib/recommender/experiments/actions";
import type { HoldoutReport } from "@/lib/recommender/readouts/queries";
import { ChangeReportView } from "./change-report";
import { HoldoutForm } from "./holdout-form";

const momentOf = (time: number) => formatMoment(new Date(time).toISOString());

/** The shoppers who are kept out of everything, and what all that changed since has brought; or the form to begin with. */
export function HoldoutSection({
  newest,
  currency,
  now,
}: {
  newest: HoldoutReport | null;
  currency: string;
  now: number;
}) {
  const isOn = newest !== null && newest.holdout.endedAt === null;
  return (
    <section aria-labelledby="holdout" className="space-y-6">
      <SectionHeading id="holdout" title="Holdout">
        {isOn && <EndButton />}
      </SectionHeading>
      {!isOn && (
        <>
          <p className="max-w-2xl text-muted">
            A few shoppers who are kept out of every experiment and go on with what serves now tell, in a
            year, what all changes together have brought.
          </p>
          <May scope="experiments:write">
            <HoldoutForm />
          </May>
        </>
      )}
      {newest && <Held newest={newest} currency={currency} now={now} />}
    </section>
  );
}

function EndButton() {
  return (
    <ActionButton
      scope="experiments:write"
      label="End it"
      variant="secondary"
      action={endHoldoutAction}
      done="Everybody takes part again."
      confirm={{
        title: "End the holdout?",
        text: (
          <p>
            What it has told stays here until the next one begins, which takes other shoppers: it cannot be
            gone on with.
          </p>
        ),
        yes: "End it",
      }}
    />
  );
}

function Held({
  newest: { holdout, report },
  currency,
  now,
}: {
  newest: HoldoutReport;
  currency: string;
  now: number;
}) {
  const { share, startedAt, endedAt } = holdout;
  return (
    <>
      <p className="max-w-2xl text-pretty text-muted">
        {endedAt === null
          ? `${formatShare(share)} of shoppers have been kept out of all experiments and flags since ${momentOf(startedAt)}, with the strategies that served then. What the others buy more than they do is what all changes since have brought together.`
          : `The last one kept ${formatShare(share)} of shoppers out, from ${momentOf(startedAt)} until ${momentOf(endedAt)}. This is what all changes of that time had brought together.`}
      </p>
      {report ? (
        <ChangeReportView report={report} currency={currency} now={now} />
      ) : (
        <p className="text-muted">Nothing has been counted yet: the first numbers come within seconds.</p>
      )}
    </>
  );
}
