"use client";

import { useRouter } from "next/navigation";
import { FormMessage } from "@/components/form/form-message";
import { useFormAction } from "@/components/form/use-form-action";
import { Button } from "@/components/ui/button";
import { TextAreaField } from "@/components/ui/text-area-field";
import { TextField } from "@/components/ui/text-field";
import { addExperimentJsonAction } from "@/lib/recommender/experiments/actions";

/** An experiment written as JSON: several placements, more variants, ramps of several steps. */
export function JsonForm({ example }: { example: string }) {
  const router = useRouter();
  const { result, pending, errorOf, typedIn, formProps } = useFormAction(addExperimentJsonAction, ({ id }) =>
    router.push(`/admin/experiments/${id}`),
  );
  const wrong =
    result?.ok === false ? result.fields.filter(({ path }) => path !== "id" && path !== "json") : [];
  return (
    <details className="rounded-lg border border-line bg-surface p-5 sm:p-6">
      <summary className="cursor-pointer text-lg font-medium">
        Or write it as JSON: several placements, more variants, longer ramps
      </summary>
      <form {...formProps} className="mt-5 space-y-5">
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
        <TextField
          name="id"
          label="Name"
          defaultValue={typedIn("id")}
          error={errorOf("id")}
          maxLength={40}
          autoComplete="off"
        />
        <TextAreaField
          name="json"
          label="Definition"
          code
          rows={22}
          defaultValue={typedIn("json") ?? example}
          error={errorOf("json")}
        />
        <Button type="submit" variant="secondary" pending={pending}>
          Keep as a draft
        </Button>
      </form>
    </details>
  );
}
