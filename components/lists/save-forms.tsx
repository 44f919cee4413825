"use client";

import { Check } from "lucide-react";
import { FormMessage } from "@/components/form/form-message";
import { useFormAction } from "@/components/form/use-form-action";
import { Button } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { useWords } from "@/components/ui/locale";
import { TextField } from "@/components/ui/text-field";
import { saveProductAction } from "@/lib/shop/lists/actions";
import { listWords } from "@/lib/words/lists";

/** Puts a product onto a list that is there. */
export function SaveOn({
  product,
  list,
  name,
  isOn,
}: {
  product: string;
  list: string;
  name: string;
  isOn: boolean;
}) {
  const { say } = useWords(listWords);
  const { result, pending, formProps } = useFormAction(saveProductAction);
  const isSaved = result?.ok === true;
  return (
    <form
      {...formProps}
      className="flex min-h-14 flex-wrap items-center justify-between gap-x-4 gap-y-2 py-1.5"
    >
      <input type="hidden" name="product" value={product} />
      <input type="hidden" name="list" value={list} />
      {isOn || isSaved ? (
        <p role="status" className="flex min-w-0 items-center gap-2">
          <Check className="size-4 shrink-0 text-positive" aria-hidden="true" />
          <span className="min-w-0 break-words">{say(isSaved ? "on" : "isOn", { name })}</span>
        </p>
      ) : (
        <Button
          type="submit"
          variant="secondary"
          pending={pending}
          aria-label={say("saveTo", { name })}
          className="max-w-full min-w-0"
        >
          <span className="truncate">{name}</span>
        </Button>
      )}
      {(isOn || isSaved) && (
        <Link href={`/account/lists/${list}`} className="py-2 text-sm underline underline-offset-4">
          {say("see")}
          <span className="sr-only">: {name}</span>
        </Link>
      )}
      <FormMessage result={result} />
    </form>
  );
}

/** Puts a product onto a list of a new name. */
export function SaveOnNew({ product }: { product: string }) {
  const { say } = useWords(listWords);
  const { result, pending, errorOf, typedIn, formProps } = useFormAction(saveProductAction);
  return (
    <form {...formProps} className="space-y-4">
      <input type="hidden" name="product" value={product} />
      <input type="hidden" name="list" value="new" />
      {!errorOf("name") && <FormMessage result={result} />}
      <TextField
        name="name"
        label={say("newList")}
        hint={say("nameHint")}
        maxLength={60}
        defaultValue={typedIn("name")}
        error={errorOf("name")}
      />
      <Button type="submit" pending={pending}>
        {say("save")}
      </Button>
      <p role="status" className="text-sm text-positive empty:hidden">
        {result?.ok && (
          <Link href={`/account/lists/${result.data.list}`} className="underline underline-offset-4">
            {say("see")}
          </Link>
        )}
      </p>
    </form>
  );
}
