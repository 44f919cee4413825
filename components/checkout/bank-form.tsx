"use client";

import { FormMessage } from "@/components/form/form-message";
import { useFormAction } from "@/components/form/use-form-action";
import { Button } from "@/components/ui/button";
import { useWords } from "@/components/ui/locale";
import { answerBankAction } from "@/lib/shop/checkout/actions";
import { checkoutWords } from "@/lib/words/checkout";

/** Confirms a payment of the provider for trying, or does not. */
export function BankForm({ reference }: { reference: string }) {
  const { say } = useWords(checkoutWords);
  const { result, pending, formProps } = useFormAction(answerBankAction);
  return (
    <form {...formProps} className="space-y-5">
      <input type="hidden" name="reference" value={reference} />
      <FormMessage result={result} />
      <div className="flex flex-wrap gap-3">
        <Button type="submit" name="answer" value="confirm" pending={pending}>
          {say("confirm")}
        </Button>
        <Button type="submit" name="answer" value="refuse" variant="secondary" disabled={pending}>
          {say("refuse")}
        </Button>
      </div>
    </form>
  );
}
