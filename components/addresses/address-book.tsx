import { nameDeliveries } from "@/components/checkout/name-deliveries";
import { PostalAddress } from "@/components/orders/postal-address";
import { Badge } from "@/components/ui/badge";
import { ButtonLink } from "@/components/ui/button-link";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import type { SavedAddress } from "@/lib/shop/addresses/book";
import { getLanguage, getWords } from "@/lib/shop/settings/current-language";
import { addressWords } from "@/lib/words/addresses";
import { DefaultForm, DeleteForm } from "./address-buttons";
import { AddressForm } from "./address-form";

async function AddressCard({ saved }: { saved: SavedAddress }) {
  const { say } = await getWords(addressWords);
  const { id, name, address, isDefault } = saved;
  const named = { id, name, line: address.line1 };
  return (
    <Card className="flex h-full flex-col gap-4">
      <div className="flex grow items-start justify-between gap-4">
        <div className="min-w-0">
          <PostalAddress name={name} address={address} />
        </div>
        {isDefault && <Badge tone="accent">{say("default")}</Badge>}
      </div>
      <div className="flex flex-wrap gap-2">
        <ButtonLink
          href={`/account/addresses?edit=${id}#form`}
          variant="secondary"
          size="sm"
          aria-label={say("changeOf", named)}
        >
          {say("changeLink")}
        </ButtonLink>
        {!isDefault && <DefaultForm {...named} />}
        <DeleteForm {...named} />
      </div>
    </Card>
  );
}

/** An account's addresses, and the form for one more, or for the one that is changed. */
export async function AddressBook({
  book,
  edit,
}: {
  book: readonly SavedAddress[];
  edit: string | undefined;
}) {
  const [{ say }, language] = await Promise.all([getWords(addressWords), getLanguage()]);
  const edited = book.find(({ id }) => id === edit) ?? null;
  return (
    <>
      {book.length === 0 ? (
        <EmptyState
          title={say("none")}
          className="max-w-none! rounded-lg border border-line bg-surface px-5 sm:py-16"
        >
          <p>{say("noneHint")}</p>
        </EmptyState>
      ) : (
        <ul className="grid gap-5 sm:grid-cols-2">
          {book.map((saved) => (
            <li key={saved.id}>
              <AddressCard saved={saved} />
            </li>
          ))}
        </ul>
      )}
      <section id="form" aria-labelledby="form-title" className="scroll-mt-8 space-y-5">
        <h2 id="form-title" className="text-xl font-medium">
          {say(edited ? "change" : "add")}
        </h2>
        <AddressForm
          key={edited?.id}
          saved={edited}
          countries={nameDeliveries(language, edited?.address.country)}
        />
      </section>
    </>
  );
}
