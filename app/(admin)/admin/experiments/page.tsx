import { May } from "@/components/admin/may";
import type { Metadata } from "next";
import { ActionButton } from "@/components/admin/action-button";
import { formatMoment, formatShare } from "@/components/admin/format";
import { ExperimentTable } from "@/components/experiments/experiment-table";
import { HoldoutForm } from "@/components/experiments/holdout-form";
import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeading } from "@/components/ui/page-heading";
import { SectionHeading } from "@/components/ui/section-heading";
import { systemClock } from "@/lib/platform/clock";
import { endHoldoutAction } from "@/lib/recommender/experiments/actions";
import { getHoldout } from "@/lib/recommender/experiments/queries";
import { listExperimentReports } from "@/lib/recommender/readouts/queries";
import { getAdminViewer } from "../admin-viewer";

export const metadata: Metadata = { title: "Experiments" };

export default async function ExperimentsPage() {
  const viewer = await getAdminViewer("experiments:read");
  const [rows, holdout] = await Promise.all([listExperimentReports(viewer), getHoldout(viewer)]);
  return (
    <div className="space-y-10">
      <div className="flex flex-wrap items-start justify-between gap-4">
        <PageHeading title="Experiments">
          Shoppers are split over ideas, and what they do says which is better, with the certainty you ask
          for.
        </PageHeading>
        <May scope="experiments:write">
          <ButtonLink href="/admin/experiments/new">New experiment</ButtonLink>
        </May>
      </div>
      {rows.length === 0 ? (
        <EmptyState
          title="No experiment yet"
          action={
            <May scope="experiments:write">
              <ButtonLink href="/admin/experiments/new">Try the first idea</ButtonLink>
            </May>
          }
        >
          Write another strategy for a placement, or take a second model, and let half of the shoppers have
          it.
        </EmptyState>
      ) : (
        <ExperimentTable rows={rows} now={systemClock.now()} />
      )}
      <section aria-labelledby="holdout" className="space-y-4">
        <SectionHeading id="holdout" title="Holdout">
          {holdout && (
            <ActionButton
              scope="experiments:write"
              label="End it"
              variant="secondary"
              action={endHoldoutAction}
              done="Everybody takes part again."
              confirm={{
                title: "End the holdout?",
                text: (
                  <p>A new one begins with other shoppers: what this one has told cannot be gone on with.</p>
                ),
                yes: "End it",
              }}
            />
          )}
        </SectionHeading>
        {holdout ? (
          <p className="text-muted">
            {formatShare(holdout.share)} of shoppers have been kept out of all experiments and flags since{" "}
            {formatMoment(new Date(holdout.startedAt).toISOString())}, with what served then. What all changes
            since have brought together is what the others buy more than they do.
          </p>
        ) : (
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
      </section>
    </div>
  );
}
