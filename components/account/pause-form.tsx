"use client";

import { useQueryClient } from "@tanstack/react-query";
import { FormMessage } from "@/components/form/form-message";
import { useFormAction } from "@/components/form/use-form-action";
import { Button } from "@/components/ui/button";
import { useWords } from "@/components/ui/locale";
import { RAILS_KEY } from "@/lib/recommender/serving/query-options";
import { chooseConsentAction } from "@/lib/shop/accounts/actions";
import { permit } from "@/lib/shop/interactions/permission";
import type { Consent } from "@/lib/shop/shoppers/consent";
import { tasteWords } from "@/lib/words/taste";

/** Pauses personal suggestions, or goes on with them: the same choice as under the privacy choices, the other one as it is. */
export function PauseForm({ personalisation, analytics }: Consent) {
  const client = useQueryClient();
  const { say } = useWords(tasteWords);
  const { result, pending, formProps } = useFormAction(chooseConsentAction, (chosen) => {
    permit(chosen);
    void client.invalidateQueries({ queryKey: RAILS_KEY });
  });
  return (
    <form {...formProps} className="space-y-3">
      <input type="hidden" name="choice" value="these" />
      {!personalisation && <input type="hidden" name="personalisation" value="on" />}
      {analytics && <input type="hidden" name="analytics" value="on" />}
      <FormMessage result={result} />
      <p className="text-sm text-muted">{say(personalisation ? "pauseHint" : "goOnHint")}</p>
      <Button type="submit" variant="secondary" pending={pending}>
        {say(personalisation ? "pause" : "goOn")}
      </Button>
    </form>
  );
}
