import { Button } from "@/components/ui/button";
import { SelectField } from "@/components/ui/select-field";
import type { ModelSummary } from "@/lib/recommender/models/model-version";

function Options({ models }: { models: readonly ModelSummary[] }) {
  return models.map(({ id, aliases }) => (
    <option key={id} value={id}>
      {id}
      {aliases.length > 0 && ` (${aliases.join(", ")})`}
    </option>
  ));
}

/** Chooses two versions to be set side by side. A link in the address bar says which. */
export function CompareForm({ models, a, b }: { models: readonly ModelSummary[]; a?: string; b?: string }) {
  const live = models.find(({ aliases }) => aliases.includes("live"))?.id;
  const other = models.find(({ id }) => id !== (a ?? live))?.id;
  return (
    <form action="/admin/models/compare" className="grid items-end gap-4 sm:grid-cols-[1fr_1fr_auto]">
      <SelectField name="a" label="Version" defaultValue={a ?? live}>
        <Options models={models} />
      </SelectField>
      <SelectField name="b" label="beside" defaultValue={b ?? other}>
        <Options models={models} />
      </SelectField>
      <Button type="submit" variant="secondary">
        Compare
      </Button>
    </form>
  );
}
