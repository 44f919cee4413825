"use client";

import { FormMessage } from "@/components/form/form-message";
import { useFormAction } from "@/components/form/use-form-action";
import { Button } from "@/components/ui/button";
import { useWords } from "@/components/ui/locale";
import { chooseConsentAction } from "@/lib/shop/accounts/actions";
import { permit } from "@/lib/shop/interactions/permission";
import type { Consent } from "@/lib/shop/shoppers/consent";
import { consentWords } from "@/lib/words/consent";

function Purpose({ name, checked }: { name: keyof Consent; checked: boolean }) {
  const { say } = useWords(consentWords);
  return (
    <label className="flex cursor-pointer items-start gap-3">
      <input
        type="checkbox"
        name={name}
        defaultChecked={checked}
        aria-describedby={`${name}-about`}
        className="mt-1 size-4.5 shrink-0 cursor-pointer accent-accent"
      />
      <span>
        <span className="block font-medium">{say(name)}</span>
        <span id={`${name}-about`} className="mt-1 block text-sm text-muted">
          {say(`${name}About`)}
        </span>
      </span>
    </label>
  );
}

/** What a visitor allows to be recorded, to be changed at any time. `chosen` says when they last did, as a sentence. */
export function ConsentForm({ consent, chosen }: { consent: Consent; chosen: string | null }) {
  const { personalisation, analytics } = consent;
  const { say } = useWords(consentWords);
  const { result, pending, formProps } = useFormAction(chooseConsentAction, permit);
  return (
    <form {...formProps} className="space-y-5">
      <FormMessage result={result} />
      <fieldset key={`${personalisation} ${analytics} ${chosen}`} className="space-y-5">
        <legend className="sr-only">{say("what")}</legend>
        <Purpose name="personalisation" checked={personalisation} />
        <Purpose name="analytics" checked={analytics} />
      </fieldset>
      <p className="text-sm text-muted">{say("always")}</p>
      <div className="flex flex-wrap gap-3">
        <Button type="submit" name="choice" value="these" variant="secondary" pending={pending}>
          {say("save")}
        </Button>
        <Button type="submit" name="choice" value="all" variant="secondary" pending={pending}>
          {say("allowAll")}
        </Button>
        <Button type="submit" name="choice" value="none" variant="secondary" pending={pending}>
          {say("declineAll")}
        </Button>
      </div>
      <p role="status" className="text-sm text-muted">
        {chosen ?? say("notYet")}
      </p>
    </form>
  );
}
