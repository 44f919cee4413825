"use client";

import { useRouter } from "next/navigation";
import { FormMessage } from "@/components/form/form-message";
import { useFormAction } from "@/components/form/use-form-action";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { TextAreaField } from "@/components/ui/text-area-field";
import { TextField } from "@/components/ui/text-field";
import { addStrategyAction } from "@/lib/recommender/strategies/actions";

/** Writes the next version of a strategy. It serves nothing until somebody says so on its page. */
export function StrategyEditor({ recipe }: { recipe: string }) {
  const router = useRouter();
  const { result, pending, errorOf, typedIn, formProps } = useFormAction(addStrategyAction, ({ id }) =>
    router.push(`/admin/strategies/${encodeURIComponent(id)}`),
  );
  return (
    <Card>
      <form {...formProps} className="space-y-5">
        {result?.ok === false && !errorOf("json") && <FormMessage result={result} />}
        <TextAreaField
          name="json"
          label="Recipe"
          hint="Give it a name of its own; its version is given when it is kept."
          code
          rows={26}
          defaultValue={typedIn("json") ?? recipe}
          error={errorOf("json")}
        />
        <TextField
          name="note"
          label="What is it for?"
          defaultValue={typedIn("note")}
          error={errorOf("note")}
          maxLength={500}
          optional
          autoComplete="off"
        />
        <Button type="submit" pending={pending}>
          Keep as a version
        </Button>
      </form>
    </Card>
  );
}
