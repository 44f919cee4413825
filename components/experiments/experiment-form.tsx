"use client";

import { useId } from "react";
import { placementName } from "@/components/admin/placement-name";
import { FormMessage } from "@/components/form/form-message";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Checkbox } from "@/components/ui/checkbox";
import { SelectField } from "@/components/ui/select-field";
import { TextField } from "@/components/ui/text-field";
import { keepExperimentAction } from "@/lib/recommender/experiments/actions";
import { FORM_VARIANTS } from "@/lib/recommender/experiments/form-variants";
import { METRIC_FACTS, METRICS } from "@/lib/recommender/experiments/metrics";
import { PLACEMENTS } from "@/lib/recommender/strategies/placements";
import { HypothesisField, NameField, RolloutFields } from "./draft-fields";
import { type Asked, type DraftStart, NEW_DRAFT, useDraftForm } from "./use-draft-form";
import { type VariantChoices, VariantFields } from "./variant-fields";

const EMPTY = { name: "", share: "" };
const HALVES = [
  { name: "As it is", share: "50" },
  { name: "", share: "50" },
];
/** What a variant's fields begin with. */
const presetOf = (place: number, isNew: boolean) => (isNew ? HALVES[place] : undefined) ?? EMPTY;

/** Describes an experiment on one placement. Nothing runs before it is started on its own page. */
export function ExperimentForm({
  choices,
  start = NEW_DRAFT,
}: {
  choices: VariantChoices;
  start?: DraftStart;
}) {
  const { result, pending, errorOf, formProps, asked, submitLabel } = useDraftForm(
    keepExperimentAction,
    start,
  );
  const isNew = Object.keys(start.values).length === 0;
  return (
    <form {...formProps} className="space-y-6">
      {result?.ok === false && <FormMessage result={result} />}
      <Idea {...asked} />
      <Card className="space-y-4">
        <h2 className="text-lg font-medium">Variants</h2>
        {errorOf("variants") && <p className="text-sm text-negative">{errorOf("variants")}</p>}
        {Array.from({ length: FORM_VARIANTS }, (_, place) => (
          <VariantFields
            key={place}
            place={place}
            choices={choices}
            preset={presetOf(place, isNew)}
            {...asked}
          />
        ))}
      </Card>
      <Judgement {...asked} />
      <Audience {...asked} categories={choices.categories} />
      <Button type="submit" pending={pending}>
        {submitLabel}
      </Button>
    </form>
  );
}

function Idea(asked: Asked) {
  const { errorOf, valueOf } = asked;
  return (
    <Card className="grid gap-5 sm:grid-cols-2">
      <NameField {...asked} hint="Lists carry it: bolder-home-page" />
      <SelectField
        name="placement"
        label="Placement"
        defaultValue={valueOf("placement") ?? PLACEMENTS[0]}
        error={errorOf("placement") ?? errorOf("placements")}
      >
        {PLACEMENTS.map((placement) => (
          <option key={placement} value={placement}>
            {placementName(placement)}
          </option>
        ))}
      </SelectField>
      <HypothesisField {...asked} className="sm:col-span-2" label="What do you expect, and why?" />
      <SelectField
        className="sm:col-span-2"
        name="mode"
        label="How shoppers are split"
        defaultValue={valueOf("mode") ?? "split"}
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

function Judgement({ errorOf, valueOf }: Asked) {
  return (
    <Card className="grid gap-5 sm:grid-cols-3">
      <SelectField
        name="metric"
        label="Judged by"
        defaultValue={valueOf("metric") ?? "revenue"}
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
        defaultValue={valueOf("minimumEffect") ?? "5"}
        error={errorOf("minimumEffect")}
      />
      <SelectField
        name="method"
        label="How it is read"
        defaultValue={valueOf("method") ?? "sequential"}
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
            <Checkbox
              key={metric}
              name={`guardrails.${metric}`}
              label={METRIC_FACTS[metric].label}
              defaultChecked={valueOf(`guardrails.${metric}`) === "on"}
            />
          ))}
        </div>
      </fieldset>
    </Card>
  );
}

/** What takes part where nothing else is said. */
const EVERYBODY: Readonly<Record<string, string>> = {
  shoppers: "all",
  device: "all",
  category: "",
  taste: "",
  startShare: "100",
  group: "",
};

function Audience({ categories, ...asked }: Asked & { categories: readonly string[] }) {
  const { errorOf, valueOf } = asked;
  const isConfined = Object.entries(EVERYBODY).some(([name, all]) => (valueOf(name) ?? all) !== all);
  const paths = useId();
  return (
    <details className="rounded-lg border border-line bg-surface p-5 sm:p-6" open={isConfined}>
      <summary className="cursor-pointer text-lg font-medium">
        Who takes part{isConfined ? "" : ": everybody at once"}
      </summary>
      <datalist id={paths}>
        {categories.map((path) => (
          <option key={path} value={path} />
        ))}
      </datalist>
      <div className="mt-5 grid gap-5 sm:grid-cols-3">
        <SelectField name="shoppers" label="Shoppers" defaultValue={valueOf("shoppers") ?? "all"}>
          <option value="all">All</option>
          <option value="new">New when it begins</option>
          <option value="known">Known before it begins</option>
        </SelectField>
        <TextField
          name="taste"
          label="Who like most"
          hint="A category, decided once: kitchen/mugs"
          list={paths}
          defaultValue={valueOf("taste")}
          error={errorOf("taste") ?? errorOf("audience.taste")}
          optional
          autoComplete="off"
        />
        <TextField
          name="category"
          label="On pages of category"
          hint="Its path: kitchen/mugs"
          list={paths}
          defaultValue={valueOf("category")}
          error={errorOf("category") ?? errorOf("audience.category")}
          optional
          autoComplete="off"
        />
        <RolloutFields {...asked} startShare="100" />
        <TextField
          name="group"
          label="Group"
          hint="Experiments of one group exclude each other"
          defaultValue={valueOf("group")}
          error={errorOf("group")}
          optional
          autoComplete="off"
        />
        <TextField
          name="groupShare"
          label="% of the group's shoppers"
          inputMode="decimal"
          defaultValue={valueOf("groupShare") ?? "100"}
          error={errorOf("groupShare")}
        />
      </div>
    </details>
  );
}
