import { Card } from "@/components/ui/card";
import type { Experiment, FlagSwitch } from "@/lib/recommender/experiments/experiment";
import type { FieldValues } from "@/lib/recommender/experiments/form-values";
import { ExperimentForm } from "./experiment-form";
import { FlagForm } from "./flag-form";
import { Folded } from "./folded";
import { JsonForm } from "./json-form";
import type { VariantChoices } from "./variant-fields";

/** Changes a draft by the form it can be described with, or as JSON. */
export function ChangeDraft({
  draft: { id, kind, definition },
  values,
  choices,
}: {
  draft: Experiment | FlagSwitch;
  /** What its form shows; null where the form cannot describe it. */
  values: FieldValues | null;
  choices: VariantChoices;
}) {
  const json = <JsonForm draft={id} json={JSON.stringify(definition, null, 2)} />;
  if (!values)
    return (
      <Card className="space-y-5">
        <p className="text-muted">It says more than the form can: it is changed as it is written.</p>
        {json}
      </Card>
    );
  if (kind === "flag")
    return (
      <Card>
        <FlagForm start={{ id, values }} />
      </Card>
    );
  return (
    <>
      <ExperimentForm choices={choices} start={{ id, values }} />
      <Folded title="Or change it as JSON: several placements, more variants, longer ramps">{json}</Folded>
    </>
  );
}
