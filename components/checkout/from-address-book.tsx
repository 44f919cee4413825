"use client";

import { type ChangeEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { useWords } from "@/components/ui/locale";
import { SelectField } from "@/components/ui/select-field";
import type { SavedAddress } from "@/lib/shop/addresses/book";
import { addressWords } from "@/lib/words/addresses";
import { AddressFields } from "./address-fields";
import { ADDRESS_FORM } from "./address-form-id";

/** What the checkout gets of the address book of whoever is signed in. */
export interface OwnBook {
  addresses: readonly SavedAddress[];
  /** The one the form begins with; null: none of them. */
  chosen: string | null;
}

const nameOf = ({ name, address: { line1, city } }: SavedAddress) => `${name}, ${line1}, ${city}`;

/** The fields of an address, above them the addresses of the account, which fill them, and a tick to keep a new one. */
export function FromAddressBook({
  book,
  typedIn,
  ...fields
}: { book: OwnBook | null } & Parameters<typeof AddressFields>[0]) {
  const { say } = useWords(addressWords);
  // Null: what stands in the fields is what the page began with.
  const [picked, pick] = useState<SavedAddress | "another" | null>(null);
  if (!book) return <AddressFields {...fields} typedIn={typedIn} />;

  function fill({ currentTarget: select }: ChangeEvent<HTMLSelectElement>) {
    const saved = book?.addresses.find(({ id }) => id === select.value);
    pick(saved ?? "another");
    const name = select.closest("form")?.elements.namedItem("name");
    if (saved && name instanceof HTMLInputElement) name.value = saved.name;
  }

  const known = (field: string): string | undefined => {
    if (picked === null) return typedIn(field);
    if (picked === "another") return undefined;
    return new Map(Object.entries(picked.address)).get(field.replace("address.", ""));
  };
  const key = picked === null || picked === "another" ? picked : picked.id;
  return (
    <div className="space-y-5">
      {book.addresses.length > 0 && (
        <div>
          <SelectField
            name="address"
            form={ADDRESS_FORM}
            label={say("choose")}
            defaultValue={book.chosen ?? ""}
            onChange={fill}
          >
            {book.addresses.map((saved) => (
              <option key={saved.id} value={saved.id}>
                {nameOf(saved)}
              </option>
            ))}
            <option value="">{say("another")}</option>
          </SelectField>
          <noscript>
            <Button type="submit" form={ADDRESS_FORM} variant="secondary" size="sm" className="mt-2">
              {say("use")}
            </Button>
          </noscript>
        </div>
      )}
      <AddressFields key={key} {...fields} typedIn={known} />
      <Checkbox name="keepAddress" label={say("keep")} defaultChecked={typedIn("keepAddress") === "on"} />
    </div>
  );
}
