"use client";

import { useRouter } from "next/navigation";
import { placementName } from "@/components/admin/placement-name";
import { FormMessage } from "@/components/form/form-message";
import { useFormAction } from "@/components/form/use-form-action";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Checkbox } from "@/components/ui/checkbox";
import { SelectField } from "@/components/ui/select-field";
import { TextField } from "@/components/ui/text-field";
import { addExperimentAction } from "@/lib/recommender/experiments/actions";
import { METRIC_FACTS, METRICS } from "@/lib/recommender/experiments/metrics";
import { PLACEMENTS } from "@/lib/recommender/strategies/placements";
import { type VariantChoices, VariantFields } from "./variant-fields";

const PRESETS = [
  { name: "As it is", share: "50" },
  { name: "", share: "50" },
  { name: "", share: "" },
  { name: "", share: "" },
];

type Form = ReturnType<typeof useFormAction>;
type Asked = Pick<Form, "errorOf" | "typedIn">;

/** Describes an experiment on one placement. Nothing runs before it is started on its own page. */
export function ExperimentForm({ choices }: { choices: VariantChoices }) {
  const router = useRouter();
  const { result, pending, errorOf, typedIn, formProps } = useFormAction(addExperimentAction, ({ id }) =>
    router.push(`/admin/experiments/${id}`),
  );
  const asked = { errorOf, typedIn };
  return (
    <form {...formProps} className="space-y-6">
      {result?.ok === false && <FormMessage result={result} />}
      <Idea {...asked} />
      <Card className="space-y-4">
        <h2 className="text-lg font-medium">Variants</h2>
        {errorOf("variants") && <p className="text-sm text-negative">{errorOf("variants")}</p>}
        {PRESETS.map((preset, place) => (
          <VariantFields key={place} place={place} choices={choices} preset={preset} {...asked} />
        ))}
      </Card>
      <Judgement {...asked} />
      <Audience {...asked} />
      <Button type="submit" pending={pending}>
        Keep as a draft
      </Button>
    </form>
  );
}

function Idea({ errorOf, typedIn }: Asked) {
  return (
    <Card className="grid gap-5 sm:grid-cols-2">
      <TextField
        name="id"
        label="Name"
        hint="Lists carry it: bolder-home-page"
        defaultValue={typedIn("id")}
        error={errorOf("id")}
        maxLength={40}
        autoComplete="off"
      />
      <SelectField
        name="placement"
        label="Placement"
        defaultValue={typedIn("placement") ?? PLACEMENTS[0]}
        error={errorOf("placement") ?? errorOf("placements")}
      >
        {PLACEMENTS.map((placement) => (
          <option key={placement} value={placement}>
            {placementName(placement)}
          </option>
        ))}
      </SelectField>
      <TextField
        className="sm:col-span-2"
        name="hypothesis"
        label="What do you expect, and why?"
        defaultValue={typedIn("hypothesis")}
        error={errorOf("hypothesis")}
        maxLength={500}
        autoComplete="off"
      />
      <SelectField
        className="sm:col-span-2"
        name="mode"
        label="How shoppers are split"
        defaultValue={typedIn("mode") ?? "split"}
        error={errorOf("mode")}
      >
        <option value="split">Each keeps one variant</option>
        <option value="interleave">
          Lists drafted from both variants: fastest, tells which ranking is clicked
        </option>
        <option value="bandit">Variants that are clicked more get more shoppers</option>
      </SelectField>
    </Card>
  );
}

function Judgement({ errorOf, typedIn }: Asked) {
  return (
    <Card className="grid gap-5 sm:grid-cols-3">
      <SelectField
        name="metric"
        label="Judged by"
        defaultValue={typedIn("metric") ?? "revenue"}
        error={errorOf("metric")}
      >
        {METRICS.map((metric) => (
          <option key={metric} value={metric}>
            {METRIC_FACTS[metric].label}
          </option>
        ))}
      </SelectField>
      <TextField
        name="minimumEffect"
        label="Smallest difference worth having, in %"
        inputMode="decimal"
        defaultValue={typedIn("minimumEffect") ?? "5"}
        error={errorOf("minimumEffect")}
      />
      <SelectField
        name="method"
        label="How it is read"
        defaultValue={typedIn("method") ?? "sequential"}
        error={errorOf("method")}
      >
        <option value="sequential">At any time, by intervals that allow for it</option>
        <option value="fixed">Once, at the planned end</option>
        <option value="bayesian">As a belief: chance to be better</option>
      </SelectField>
      <fieldset className="sm:col-span-3">
        <legend className="mb-1 text-sm font-medium">What must not fall</legend>
        <div className="grid sm:grid-cols-3">
          {METRICS.map((metric) => (
            <Checkbox key={metric} name={`guardrails.${metric}`} label={METRIC_FACTS[metric].label} />
          ))}
        </div>
      </fieldset>
    </Card>
  );
}

function Audience({ errorOf, typedIn }: Asked) {
  return (
    <details className="rounded-lg border border-line bg-surface p-5 sm:p-6">
      <summary className="cursor-pointer text-lg font-medium">Who takes part: everybody at once</summary>
      <div className="mt-5 grid gap-5 sm:grid-cols-3">
        <SelectField name="shoppers" label="Shoppers" defaultValue={typedIn("shoppers") ?? "all"}>
          <option value="all">All</option>
          <option value="new">New when it begins</option>
          <option value="known">Known before it begins</option>
        </SelectField>
        <SelectField name="device" label="Device" defaultValue={typedIn("device") ?? "all"}>
          <option value="all">All</option>
          <option value="phone">Phones</option>
          <option value="desktop">Desktops</option>
        </SelectField>
        <TextField
          name="category"
          label="On pages of category"
          hint="Its path: kitchen/mugs"
          defaultValue={typedIn("category")}
          error={errorOf("audience.category")}
          optional
          autoComplete="off"
        />
        <TextField
          name="startShare"
          label="Begins with % of shoppers"
          inputMode="decimal"
          defaultValue={typedIn("startShare") ?? "100"}
          error={errorOf("startShare")}
        />
        <TextField
          name="rampHours"
          label="Everybody after hours"
          inputMode="decimal"
          defaultValue={typedIn("rampHours") ?? "24"}
          error={errorOf("rampHours")}
        />
        <TextField
          name="group"
          label="Group"
          hint="Experiments of one group exclude each other"
          defaultValue={typedIn("group")}
          error={errorOf("group")}
          optional
          autoComplete="off"
        />
        <TextField
          name="groupShare"
          label="% of the group's shoppers"
          inputMode="decimal"
          defaultValue={typedIn("groupShare") ?? "100"}
          error={errorOf("groupShare")}
        />
      </div>
    </details>
  );
}
