import { Alert } from "@/components/ui/alert";
import { ButtonLink } from "@/components/ui/button-link";
import type { Experiment, FlagSwitch } from "@/lib/recommender/experiments/experiment";

/** Why something that has started is not changed, and what to do instead. */
export function NotADraft({ experiment: { id, state } }: { experiment: Experiment | FlagSwitch }) {
  const isRunning = state === "running";
  return (
    <div className="space-y-5">
      <Alert
        tone="warning"
        title={isRunning ? `${id} runs, and cannot be changed` : `${id} has run, and cannot be changed`}
      >
        What shoppers saw and did is counted for what it was when they saw it. To go on with something else,{" "}
        {isRunning ? "stop it and write another one." : "write another one."}
      </Alert>
      <div className="flex flex-wrap gap-3">
        <ButtonLink href={`/admin/experiments/new?from=${id}`}>Write one like it</ButtonLink>
        <ButtonLink variant="secondary" href={`/admin/experiments/${id}`}>
          Back to {id}
        </ButtonLink>
      </div>
    </div>
  );
}
