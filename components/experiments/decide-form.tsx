"use client";

import { FormMessage } from "@/components/form/form-message";
import { useFormAction } from "@/components/form/use-form-action";
import { useAnnounce } from "@/components/admin/announcer";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { SelectField } from "@/components/ui/select-field";
import { TextField } from "@/components/ui/text-field";
import { decideExperimentAction } from "@/lib/recommender/experiments/actions";

/** Notes what came of an experiment, for whoever asks later. */
export function DecideForm({
  id,
  variants,
  suggested,
  readout,
}: {
  id: string;
  variants: readonly { key: string; name: string }[];
  /** Key of the variant the readout speaks for. */
  suggested: string | null;
  /** What the readout says now; kept with the decision. */
  readout: string;
}) {
  const announce = useAnnounce();
  const { result, pending, errorOf, typedIn, formProps } = useFormAction(decideExperimentAction, () =>
    announce({ ok: true, message: "The decision is kept with the experiment." }),
  );
  return (
    <Card>
      <form {...formProps} className="grid gap-5 sm:grid-cols-[16rem_1fr]">
        <input type="hidden" name="id" value={id} />
        <input type="hidden" name="readout" value={readout} />
        {result?.ok === false && (
          <div className="sm:col-span-2">
            <FormMessage result={result} />
          </div>
        )}
        <SelectField
          name="variant"
          label="What is kept"
          defaultValue={typedIn("variant") ?? suggested ?? ""}
          error={errorOf("variant")}
        >
          <option value="">None of them</option>
          {variants.map(({ key, name }) => (
            <option key={key} value={key}>
              {name}
            </option>
          ))}
        </SelectField>
        <TextField
          name="reason"
          label="Why"
          hint="For whoever asks in a year"
          defaultValue={typedIn("reason")}
          error={errorOf("reason")}
          maxLength={1000}
        />
        <div>
          <Button type="submit" pending={pending}>
            Decide
          </Button>
        </div>
      </form>
    </Card>
  );
}
