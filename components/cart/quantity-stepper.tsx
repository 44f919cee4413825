"use client";

import { Minus, Plus } from "lucide-react";
import { type KeyboardEvent, useState } from "react";
import { IconButton } from "@/components/ui/icon-button";

/** How many of one thing: buttons for one more and one less, and a number that can be typed. `max` is at least 1. */
export function QuantityStepper({
  name,
  value,
  max,
  onChange,
}: {
  /** Of what, for screen readers. */
  name: string;
  value: number;
  max: number;
  onChange: (quantity: number) => void;
}) {
  const [draft, setDraft] = useState<string | null>(null);

  function commit() {
    const typed = Number(draft);
    setDraft(null);
    if (draft?.trim() && Number.isInteger(typed) && typed >= 1 && typed !== value) {
      onChange(Math.min(typed, max));
    }
  }

  function handleKey(event: KeyboardEvent<HTMLInputElement>) {
    if (event.key === "Enter") commit();
    if (event.key === "Escape") setDraft(null);
    if (event.key === "ArrowUp" && value < max) onChange(value + 1);
    if (event.key === "ArrowDown" && value > 1) onChange(Math.min(value - 1, max));
  }

  return (
    <div
      role="group"
      aria-label={`Quantity of ${name}`}
      className="inline-flex items-center rounded-full border border-line-strong"
    >
      <IconButton label="One less" disabled={value <= 1} onClick={() => onChange(Math.min(value - 1, max))}>
        <Minus className="size-4" aria-hidden="true" />
      </IconButton>
      <input
        aria-label="Quantity"
        inputMode="numeric"
        autoComplete="off"
        value={draft ?? value}
        onChange={(event) => setDraft(event.target.value)}
        onFocus={(event) => event.target.select()}
        onBlur={commit}
        onKeyDown={handleKey}
        className="h-11 w-9 bg-transparent text-center text-base tabular-nums"
      />
      <IconButton label="One more" disabled={value >= max} onClick={() => onChange(value + 1)}>
        <Plus className="size-4" aria-hidden="true" />
      </IconButton>
    </div>
  );
}
