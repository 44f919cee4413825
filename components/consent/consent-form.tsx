"use client";

import { FormMessage } from "@/components/form/form-message";
import { useFormAction } from "@/components/form/use-form-action";
import { Button } from "@/components/ui/button";
import { chooseConsentAction } from "@/lib/shop/accounts/actions";
import { permit } from "@/lib/shop/interactions/permission";
import type { Consent } from "@/lib/shop/shoppers/consent";
import { CONSENT_WORDS } from "./consent-text";

function Purpose({ name, checked }: { name: keyof Consent; checked: boolean }) {
  const { label, about } = CONSENT_WORDS[name];
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
        <span className="block font-medium">{label}</span>
        <span id={`${name}-about`} className="mt-1 block text-sm text-muted">
          {about}
        </span>
      </span>
    </label>
  );
}

/** What a visitor allows to be recorded, to be changed at any time. `chosen` says when they last did, as a sentence. */
export function ConsentForm({ consent, chosen }: { consent: Consent; chosen: string | null }) {
  const { personalisation, analytics } = consent;
  const { result, pending, formProps } = useFormAction(chooseConsentAction, permit);
  return (
    <form {...formProps} className="space-y-5">
      <FormMessage result={result} />
      <fieldset key={`${personalisation} ${analytics} ${chosen}`} className="space-y-5">
        <legend className="sr-only">What may be recorded</legend>
        <Purpose name="personalisation" checked={personalisation} />
        <Purpose name="analytics" checked={analytics} />
      </fieldset>
      <p className="text-sm text-muted">{CONSENT_WORDS.always}</p>
      <div className="flex flex-wrap gap-3">
        <Button type="submit" name="choice" value="these" variant="secondary" pending={pending}>
          Save this choice
        </Button>
        <Button type="submit" name="choice" value="all" variant="secondary" pending={pending}>
          Allow all
        </Button>
        <Button type="submit" name="choice" value="none" variant="secondary" pending={pending}>
          Decline all
        </Button>
      </div>
      <p role="status" className="text-sm text-muted">
        {chosen ?? "You have not chosen yet."}
      </p>
    </form>
  );
}
