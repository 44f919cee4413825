"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { type AddressCountry, AddressFields } from "@/components/checkout/address-fields";
import { FormMessage } from "@/components/form/form-message";
import { useFormAction } from "@/components/form/use-form-action";
import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { Checkbox } from "@/components/ui/checkbox";
import { useWords } from "@/components/ui/locale";
import { TextField } from "@/components/ui/text-field";
import { saveAddressAction } from "@/lib/shop/addresses/actions";
import type { SavedAddress } from "@/lib/shop/addresses/book";
import { addressWords } from "@/lib/words/addresses";

interface Props {
  /** The address that is changed; null: a new one. */
  saved: SavedAddress | null;
  countries: readonly AddressCountry[];
}

/** Adds an address to the book, empty again once it is there, or changes one. */
export function AddressForm({ saved, countries }: Props) {
  const [done, setDone] = useState(0);
  const { say } = useWords(addressWords);
  return (
    <>
      <Fields key={done} saved={saved} countries={countries} onDone={() => setDone((count) => count + 1)} />
      <p role="status" className="text-sm text-positive empty:hidden">
        {done > 0 && say("saved")}
      </p>
    </>
  );
}

function Fields({ saved, countries, onDone }: Props & { onDone: () => void }) {
  const router = useRouter();
  const { say } = useWords(addressWords);
  const { result, pending, errorOf, typedIn, formProps } = useFormAction(saveAddressAction, ({ to }) => {
    onDone();
    if (saved) router.push(to);
  });
  const known = (name: string): string | undefined => {
    if (!saved) return undefined;
    return name === "name"
      ? saved.name
      : new Map(Object.entries(saved.address)).get(name.replace("address.", ""));
  };
  const typed = (name: string) => typedIn(name) ?? known(name);
  return (
    <form {...formProps} className="space-y-5">
      {saved && <input type="hidden" name="id" value={saved.id} />}
      <FormMessage result={result} />
      <TextField
        name="name"
        label={say("name")}
        autoComplete="name"
        defaultValue={typed("name")}
        error={errorOf("name")}
      />
      <AddressFields errorOf={errorOf} typedIn={typed} countries={countries} />
      {!saved?.isDefault && (
        <Checkbox name="isDefault" label={say("beginWith")} defaultChecked={typedIn("isDefault") === "on"} />
      )}
      <div className="flex flex-wrap gap-3">
        <Button type="submit" pending={pending}>
          {say("save")}
        </Button>
        {saved && (
          <ButtonLink href="/account/addresses" variant="ghost">
            {say("cancel")}
          </ButtonLink>
        )}
      </div>
    </form>
  );
}
