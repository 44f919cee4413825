"use client";

import { FormMessage } from "@/components/form/form-message";
import { useFormAction } from "@/components/form/use-form-action";
import { Button } from "@/components/ui/button";
import { useWords } from "@/components/ui/locale";
import { chooseDefaultAction, deleteAddressAction, keepFromOrderAction } from "@/lib/shop/addresses/actions";
import { addressWords } from "@/lib/words/addresses";

interface Named {
  id: string;
  /** Who is there, and the first line: what tells this address from the others. */
  name: string;
  line: string;
}

/** Makes an address the one a checkout begins with. */
export function DefaultForm({ id, name, line }: Named) {
  const { say } = useWords(addressWords);
  const { result, pending, formProps } = useFormAction(chooseDefaultAction);
  return (
    <form {...formProps}>
      <input type="hidden" name="id" value={id} />
      <Button
        type="submit"
        variant="secondary"
        size="sm"
        pending={pending}
        aria-label={say("makeDefaultOf", { name, line })}
      >
        {say("makeDefault")}
      </Button>
      <FormMessage result={result} />
    </form>
  );
}

export function DeleteForm({ id, name, line }: Named) {
  const { say } = useWords(addressWords);
  const { result, pending, formProps } = useFormAction(deleteAddressAction);
  return (
    <form {...formProps}>
      <input type="hidden" name="id" value={id} />
      <Button
        type="submit"
        variant="ghost"
        size="sm"
        pending={pending}
        aria-label={say("deleteOf", { name, line })}
      >
        {say("delete")}
      </Button>
      <FormMessage result={result} />
    </form>
  );
}

/** Keeps the address of an order. */
export function KeepForm({ number }: { number: number }) {
  const { say } = useWords(addressWords);
  const { result, pending, formProps } = useFormAction(keepFromOrderAction);
  return (
    <form {...formProps} className="space-y-3">
      <input type="hidden" name="number" value={number} />
      <Button type="submit" variant="secondary" block pending={pending}>
        {say("keepOrder")}
      </Button>
      <FormMessage result={result} />
    </form>
  );
}
