"use client";

import { FormMessage } from "@/components/form/form-message";
import { Button } from "@/components/ui/button";
import { TextAreaField } from "@/components/ui/text-area-field";
import { keepExperimentJsonAction } from "@/lib/recommender/experiments/actions";
import { NameField } from "./draft-fields";
import { useDraftForm } from "./use-draft-form";

/** An experiment written as JSON: several placements, more variants, ramps of several steps. */
export function JsonForm({ draft = null, json }: { draft?: string | null; json: string }) {
  const { result, pending, errorOf, formProps, asked, submitLabel } = useDraftForm(keepExperimentJsonAction, {
    id: draft,
    values: { json },
  });
  const wrong =
    result?.ok === false ? result.fields.filter(({ path }) => path !== "id" && path !== "json") : [];
  return (
    <form {...formProps} className="space-y-5">
      {result?.ok === false && <FormMessage result={result} />}
      {wrong.length > 0 && (
        <ul className="space-y-1 text-sm text-negative">
          {wrong.map(({ path, message }) => (
            <li key={path + message}>
              <code className="font-mono">{path || "it"}</code>: {message}
            </li>
          ))}
        </ul>
      )}
      <NameField {...asked} />
      <TextAreaField
        name="json"
        label="Definition"
        code
        rows={22}
        defaultValue={asked.valueOf("json")}
        error={errorOf("json")}
      />
      <Button type="submit" variant="secondary" pending={pending}>
        {submitLabel}
      </Button>
    </form>
  );
}
