import { Alert } from "@/components/ui/alert";
import { Card } from "@/components/ui/card";
import { TextField } from "@/components/ui/text-field";
import { advanceReleaseAction, stopReleaseAction } from "@/lib/recommender/models/actions";
import type { CurrentRelease } from "@/lib/recommender/models/release";
import { AdminForm } from "./admin-form";
import { formatAge } from "./format";
import { NEXT_STEP, ruleText, stageText } from "./stage-text";

const STAGES = [
  { stage: "offline", label: "Offline gate" },
  { stage: "shadow", label: "Shadow" },
  { stage: "canary", label: "Canary" },
  { stage: "holdback", label: "Live, with a holdback" },
  { stage: "live", label: "Live" },
] as const;

/** The stages a version goes through, the present one marked. */
function StageLine({ current }: { current: (typeof STAGES)[number]["stage"] }) {
  const place = STAGES.findIndex(({ stage }) => stage === current);
  return (
    <ol className="flex flex-wrap gap-x-2 gap-y-1 text-sm" aria-label="Stages of a release">
      {STAGES.map(({ stage, label }, at) => (
        <li
          key={stage}
          aria-current={at === place ? "step" : undefined}
          className={
            at === place
              ? "rounded-full bg-ink px-3 py-1 font-medium text-canvas"
              : "rounded-full border border-line px-3 py-1 text-muted"
          }
        >
          {label}
        </li>
      ))}
    </ol>
  );
}

/** The release that goes on: where it is, since when, and the buttons to take it on or end it. */
export function ReleasePath({
  release,
  figures,
  now,
}: {
  release: CurrentRelease;
  /** What is known of it so far; null: nothing yet. */
  figures: string | null;
  now: number;
}) {
  const { id, stage, stageAt, reason, actor } = release;
  const step = { releaseId: id, stage };
  return (
    <Card className="space-y-5 p-5">
      <StageLine current={stage} />
      <div className="max-w-prose space-y-1">
        <p>{stageText(release)}</p>
        <p className="text-sm text-muted">
          Since {formatAge(stageAt, now)}, begun by {actor}. {ruleText(release)} An alarm of the guard ends
          it.
        </p>
        <p>{figures ?? "Nothing is known of it yet: figures appear as shoppers come."}</p>
        {reason && <p className="text-sm text-muted">{reason}</p>}
      </div>
      <div className="grid gap-6 sm:grid-cols-2">
        <AdminForm scope="models:write" action={advanceReleaseAction} submit={NEXT_STEP[stage]} hidden={step}>
          <TextField
            name="reason"
            label="Reason"
            hint="Needed while promotions are frozen"
            optional
            autoComplete="off"
          />
        </AdminForm>
        <AdminForm
          scope="models:write"
          action={stopReleaseAction}
          submit={stage === "holdback" ? "End the comparison" : "Stop it"}
          variant="secondary"
          hidden={step}
        >
          <TextField name="reason" label="Reason" optional autoComplete="off" />
        </AdminForm>
      </div>
    </Card>
  );
}

/** Why a version was taken back, for whoever thinks of promoting it again. */
export function TakenBackNote({
  takenBack,
}: {
  takenBack: { at: string; by: string; reason: string } | null;
}) {
  if (!takenBack) return null;
  return (
    <Alert tone="warning" title={`Taken back by ${takenBack.by}`}>
      {takenBack.reason} It does not come back by itself; a person who promotes it clears this.
    </Alert>
  );
}
