import { ActionButton } from "@/components/admin/action-button";
import { ButtonLink } from "@/components/ui/button-link";
import {
  discardExperimentAction,
  startExperimentAction,
  stopExperimentAction,
} from "@/lib/recommender/experiments/actions";
import type { Experiment, FlagSwitch } from "@/lib/recommender/experiments/experiment";

/** What can be done to an experiment or flag where it stands. */
export function ExperimentButtons({ experiment }: { experiment: Experiment | FlagSwitch }) {
  const { id, state, kind } = experiment;
  if (state === "draft")
    return (
      <div className="flex flex-wrap gap-3">
        <ActionButton
          scope="experiments:write"
          label="Discard"
          variant="secondary"
          action={discardExperimentAction.bind(null, { id })}
          done={`${id} is gone.`}
          confirm={{ title: `Discard ${id}?`, text: <p>The draft is thrown away.</p>, yes: "Discard" }}
        />
        <ButtonLink variant="secondary" href={`/admin/experiments/${id}/edit`}>
          Change
        </ButtonLink>
        <ActionButton
          scope="experiments:write"
          label="Start"
          action={startExperimentAction.bind(null, { id })}
          done={`${id} runs. Every web process takes shoppers in within seconds.`}
          confirm={{
            title: `Start ${id}?`,
            text: <p>From then on it cannot be changed, only stopped.</p>,
            yes: "Start",
          }}
        />
      </div>
    );
  if (state !== "running") return null;
  return (
    <ActionButton
      scope="experiments:write"
      label={kind === "flag" ? "Switch off" : "Stop"}
      variant="secondary"
      action={stopExperimentAction.bind(null, { id })}
      done={`${id} is stopped.`}
      confirm={{
        title: `Stop ${id}?`,
        text: (
          <p>
            {kind === "flag"
              ? "It is off for everybody at once, and cannot be started again."
              : "Everybody gets what serves without it. What was recorded stays; it cannot be started again."}
          </p>
        ),
        yes: kind === "flag" ? "Switch off" : "Stop",
      }}
    />
  );
}
