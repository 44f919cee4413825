"use client";

import { useRouter } from "next/navigation";
import { FormMessage } from "@/components/form/form-message";
import { useFormAction } from "@/components/form/use-form-action";
import { Button } from "@/components/ui/button";
import { TextAreaField } from "@/components/ui/text-area-field";
import { TextField } from "@/components/ui/text-field";
import { addExperimentJsonAction, changeExperimentJsonAction } from "@/lib/recommender/experiments/actions";

/**
 * An experiment written as JSON: several placements, more variants, ramps of several steps.
 *
 * @param draft the name of the draft that is changed; without it, a new one is written
 */
export function JsonForm({ json, draft }: { json: string; draft?: string }) {
  const router = useRouter();
  const { result, pending, errorOf, typedIn, formProps } = useFormAction(
    draft === undefined ? addExperimentJsonAction : changeExperimentJsonAction,
    ({ id }) => draft === undefined && router.push(`/admin/experiments/${id}`),
  );
  const wrong =
    result?.ok === false ? result.fields.filter(({ path }) => path !== "id" && path !== "json") : [];
  return (
    <details className="rounded-lg border border-line bg-surface p-5 sm:p-6">
      <summary className="cursor-pointer text-lg font-medium">
        {draft === undefined
          ? "Or write it as JSON: several placements, more variants, longer ramps"
          : "Change the draft"}
      </summary>
      <form {...formProps} className="mt-5 space-y-5">
        {result?.ok === false && <FormMessage result={result} />}
        {result?.ok && draft !== undefined && <p role="status">The draft is changed.</p>}
        {wrong.length > 0 && (
          <ul className="space-y-1 text-sm text-negative">
            {wrong.map(({ path, message }) => (
              <li key={path + message}>
                <code className="font-mono">{path || "it"}</code>: {message}
              </li>
            ))}
          </ul>
        )}
        {draft === undefined ? (
          <TextField
            name="id"
            label="Name"
            defaultValue={typedIn("id")}
            error={errorOf("id")}
            maxLength={40}
            autoComplete="off"
          />
        ) : (
          <input type="hidden" name="id" value={draft} />
        )}
        <TextAreaField
          name="json"
          label="Definition"
          code
          rows={22}
          defaultValue={typedIn("json") ?? json}
          error={errorOf("json")}
        />
        <Button type="submit" variant="secondary" pending={pending}>
          {draft === undefined ? "Keep as a draft" : "Keep the change"}
        </Button>
      </form>
    </details>
  );
}
