"use client";

import type { ChangeEvent } from "react";
import { useIsHydrating } from "@/components/ui/use-is-hydrating";

/** Ticks or clears every row of the page; where no script runs there is nothing to press. */
export function SelectAll({ form, name }: { form: string; name: string }) {
  const isRunning = !useIsHydrating();

  function tick({ currentTarget }: ChangeEvent<HTMLInputElement>) {
    const boxes = document.querySelectorAll<HTMLInputElement>(`input[form="${form}"][name="${name}"]`);
    for (const box of boxes) box.checked = currentTarget.checked;
  }

  if (!isRunning) return <span className="sr-only">Select</span>;
  return (
    <label className="flex size-7 cursor-pointer items-center justify-center">
      <input
        type="checkbox"
        aria-label="Select all rows of this page"
        onChange={tick}
        className="size-4.5 cursor-pointer accent-accent"
      />
    </label>
  );
}
