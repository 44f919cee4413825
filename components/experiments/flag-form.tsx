"use client";

import { FormMessage } from "@/components/form/form-message";
import { Button } from "@/components/ui/button";
import { keepFlagAction } from "@/lib/recommender/experiments/actions";
import { HypothesisField, NameField, RolloutFields } from "./draft-fields";
import { type DraftStart, NEW_DRAFT, useDraftForm } from "./use-draft-form";

/** A switch of the shop's own code, for a growing share of shoppers. */
export function FlagForm({ start = NEW_DRAFT }: { start?: DraftStart }) {
  const { result, pending, formProps, asked, submitLabel } = useDraftForm(keepFlagAction, start);
  return (
    <form {...formProps} className="grid gap-5 sm:grid-cols-2">
      {result?.ok === false && (
        <div className="sm:col-span-2">
          <FormMessage result={result} />
        </div>
      )}
      <NameField {...asked} hint="As the code asks for it: new-checkout" />
      <HypothesisField {...asked} label="What does it switch?" />
      <RolloutFields {...asked} startShare="10" />
      <div className="self-end">
        <Button type="submit" variant="secondary" pending={pending}>
          {submitLabel}
        </Button>
      </div>
    </form>
  );
}
