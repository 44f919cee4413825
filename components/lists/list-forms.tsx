"use client";

import { useRouter } from "next/navigation";
import { FormMessage } from "@/components/form/form-message";
import { useFormAction } from "@/components/form/use-form-action";
import { Button } from "@/components/ui/button";
import { useWords } from "@/components/ui/locale";
import { TextField } from "@/components/ui/text-field";
import {
  deleteListAction,
  makeListAction,
  renameListAction,
  shareListAction,
} from "@/lib/shop/lists/actions";
import { listWords } from "@/lib/words/lists";

/** Makes a list, and goes on to it. */
export function MakeListForm() {
  const router = useRouter();
  const { say } = useWords(listWords);
  const { result, pending, errorOf, typedIn, formProps } = useFormAction(makeListAction, ({ to }) =>
    router.push(to),
  );
  return (
    <form {...formProps} className="space-y-4">
      {!errorOf("name") && <FormMessage result={result} />}
      <TextField
        name="name"
        label={say("name")}
        hint={say("nameHint")}
        maxLength={60}
        defaultValue={typedIn("name")}
        error={errorOf("name")}
      />
      <Button type="submit" pending={pending}>
        {say("make")}
      </Button>
    </form>
  );
}

interface Named {
  list: string;
  name: string;
}

export function RenameForm({ list, name }: Named) {
  const { say } = useWords(listWords);
  const { result, pending, errorOf, typedIn, formProps } = useFormAction(renameListAction);
  return (
    <form {...formProps} className="space-y-4">
      <input type="hidden" name="list" value={list} />
      {!errorOf("name") && <FormMessage result={result} />}
      <TextField
        name="name"
        label={say("name")}
        maxLength={60}
        defaultValue={typedIn("name") ?? name}
        error={errorOf("name")}
      />
      <Button type="submit" variant="secondary" pending={pending}>
        {say("rename")}
      </Button>
    </form>
  );
}

/** Makes the link that opens a list to everybody, or withdraws it. `address` is the link; null: there is none. */
export function ShareForm({ list, address }: { list: string; address: string | null }) {
  const { say } = useWords(listWords);
  const { result, pending, formProps } = useFormAction(shareListAction);
  return (
    <form {...formProps} className="space-y-4">
      <input type="hidden" name="list" value={list} />
      <input type="hidden" name="shared" value={String(address === null)} />
      <FormMessage result={result} />
      {address !== null && (
        <TextField
          label={say("link")}
          hint={say("withdrawHint")}
          value={address}
          readOnly
          onFocus={(event) => event.currentTarget.select()}
        />
      )}
      <Button type="submit" variant="secondary" pending={pending}>
        {say(address === null ? "makeLink" : "withdraw")}
      </Button>
    </form>
  );
}

/** Deletes a list after a second press. */
export function DeleteListForm({ list, name }: Named) {
  const router = useRouter();
  const { say } = useWords(listWords);
  const { result, pending, formProps } = useFormAction(deleteListAction, ({ to }) => router.replace(to));
  return (
    <details>
      <summary className="cursor-pointer py-2 text-sm text-muted underline underline-offset-4 hover:text-ink">
        {say("delete")}
      </summary>
      <form {...formProps} className="space-y-3 pt-2">
        <input type="hidden" name="list" value={list} />
        <p className="text-sm text-muted">{say("deleteHint")}</p>
        <FormMessage result={result} />
        <Button type="submit" variant="danger" pending={pending} className="max-w-full">
          <span className="truncate">{say("deleteReally", { name })}</span>
        </Button>
      </form>
    </details>
  );
}
