"use client";

import { FormMessage } from "@/components/form/form-message";
import { useFormAction } from "@/components/form/use-form-action";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { TextAreaField } from "@/components/ui/text-area-field";
import { TextField } from "@/components/ui/text-field";
import { changeShopTextAction, resetShopTextAction } from "@/lib/shop/texts/actions";
import { TEXT_LABELS } from "@/lib/shop/texts/names";
import type { ShopText } from "@/lib/shop/texts/queries";
import { ActionButton } from "../action-button";
import { useAnnounce } from "../announcer";

/** One text of the shop, folded until somebody wants to change it. */
export function TextForm({ text: { name, title, body, isSample } }: { text: ShopText }) {
  const announce = useAnnounce();
  const { result, pending, errorOf, typedIn, formProps } = useFormAction(changeShopTextAction, ({ said }) =>
    announce({ ok: true, message: said }),
  );
  const isMine = result?.ok === false && result.typed.name === name;
  const typed = (field: string) => (isMine ? typedIn(field) : undefined);
  return (
    <details open={isMine || undefined} className="rounded-lg border border-line bg-surface">
      <summary className="flex cursor-pointer flex-wrap items-center gap-3 px-5 py-4">
        <span className="grow font-medium">{TEXT_LABELS[name]}</span>
        {isSample ? <Badge tone="warning">sample</Badge> : <Badge tone="positive">own words</Badge>}
      </summary>
      <form {...formProps} aria-label={TEXT_LABELS[name]} className="space-y-5 border-t border-line p-5">
        {result?.ok === false && result.fields.length === 0 && <FormMessage result={result} />}
        <input type="hidden" name="name" value={name} />
        <TextField
          name="title"
          label="Title"
          maxLength={100}
          defaultValue={typed("title") ?? title}
          error={errorOf("title")}
        />
        <TextAreaField
          name="body"
          label="Text"
          rows={14}
          hint="An empty line begins a new paragraph, # a heading, and - an item of a list."
          defaultValue={typed("body") ?? body}
          error={errorOf("body")}
        />
        <div className="flex flex-wrap items-center gap-4">
          <Button type="submit" pending={pending}>
            Save
          </Button>
          <a href={`/info/${name}`} className="text-sm underline underline-offset-4">
            See the page
          </a>
          {!isSample && (
            <ActionButton
              scope="settings:write"
              label="Back to the sample"
              fullLabel={`Back to the sample: ${TEXT_LABELS[name]}`}
              variant="secondary"
              size="sm"
              action={resetShopTextAction.bind(null, { name })}
              done={`The sample is back: ${TEXT_LABELS[name]}.`}
            />
          )}
        </div>
      </form>
    </details>
  );
}
