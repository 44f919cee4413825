"use client";

import { Minus, Plus } from "lucide-react";
import { type FormEvent, type KeyboardEvent, useState } from "react";
import { IconButton } from "@/components/ui/icon-button";
import { useWords } from "@/components/ui/locale";
import { cartWords } from "@/lib/words/cart";

/**
 * How many of one thing: buttons for one more and one less, and a number that can be typed. `max` is at least 1. A form:
 * where no JavaScript runs it sends `quantity`, or `to` when a button was pressed.
 */
export function QuantityStepper({
  product,
  variant,
  name,
  value,
  max,
  action,
  onChange,
}: {
  product: string;
  /** The code of what was chosen of a product with options. */
  variant?: string;
  /** Of what, for screen readers. */
  name: string;
  value: number;
  max: number;
  action: (form: FormData) => void;
  onChange: (quantity: number) => void;
}) {
  const { say } = useWords(cartWords);
  const [draft, setDraft] = useState<string | null>(null);

  function commit() {
    const typed = Number(draft);
    setDraft(null);
    if (draft?.trim() && Number.isInteger(typed) && typed >= 1 && typed !== value) {
      onChange(Math.min(typed, max));
    }
  }

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const { submitter } = event.nativeEvent as SubmitEvent;
    if (submitter instanceof HTMLButtonElement && submitter.name === "to") onChange(Number(submitter.value));
    else commit();
  }

  function handleKey(event: KeyboardEvent<HTMLInputElement>) {
    if (event.key === "Escape") setDraft(null);
    if (event.key === "ArrowUp" && value < max) onChange(value + 1);
    if (event.key === "ArrowDown" && value > 1) onChange(Math.min(value - 1, max));
  }

  return (
    <form action={action} onSubmit={submit} className="flex items-center gap-1">
      <input type="hidden" name="product" value={product} />
      {variant !== undefined && <input type="hidden" name="variant" value={variant} />}
      {/* What Enter in the field presses: the first of a form's buttons. */}
      <button type="submit" hidden />
      <div
        role="group"
        aria-label={say("quantityOf", { name })}
        className="inline-flex items-center rounded-full border border-line-strong"
      >
        <IconButton
          type="submit"
          name="to"
          value={Math.min(value - 1, max)}
          label={say("less")}
          disabled={value <= 1}
        >
          <Minus className="size-4" aria-hidden="true" />
        </IconButton>
        <input
          name="quantity"
          aria-label={say("quantity")}
          inputMode="numeric"
          autoComplete="off"
          value={draft ?? value}
          onChange={(event) => setDraft(event.target.value)}
          onFocus={(event) => event.target.select()}
          onBlur={commit}
          onKeyDown={handleKey}
          className="h-11 w-9 bg-transparent text-center text-base tabular-nums"
        />
        <IconButton type="submit" name="to" value={value + 1} label={say("more")} disabled={value >= max}>
          <Plus className="size-4" aria-hidden="true" />
        </IconButton>
      </div>
      <noscript>
        <button className="h-11 rounded-md px-2 text-sm underline underline-offset-4">{say("update")}</button>
      </noscript>
    </form>
  );
}
