"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useId, useOptimistic, useState, useTransition } from "react";
import { cx } from "@/components/ui/cx";
import { setConsentAction } from "@/lib/shop/accounts/actions";
import { RAILS_KEY } from "@/lib/recommender/serving/query-options";

/** Whether the shop may record what this shopper does and recommend by it. */
export function ConsentSwitch({ consent }: { consent: boolean }) {
  const id = useId();
  const client = useQueryClient();
  const [kept, setKept] = useState(consent);
  const [shown, show] = useOptimistic(kept);
  const [error, setError] = useState<string | null>(null);
  const [pending, startTransition] = useTransition();

  function toggle() {
    startTransition(async () => {
      show(!shown);
      const result = await setConsentAction({ consent: !shown }).catch(() => null);
      setError(result?.ok ? null : (result?.message ?? "The shop could not be reached. Please try again."));
      if (!result?.ok) return;
      setKept(result.data.consent);
      void client.invalidateQueries({ queryKey: RAILS_KEY });
    });
  }

  return (
    <div>
      <div className="flex items-start justify-between gap-6">
        <div>
          <p id={`${id}-label`} className="font-medium">
            Personalised recommendations
          </p>
          <p id={`${id}-about`} className="mt-1 text-sm text-muted">
            The shop remembers what you look at and buy, to show you what fits. Switched off, it records
            nothing and shows everybody&rsquo;s favourites instead.
          </p>
        </div>
        <button
          type="button"
          role="switch"
          aria-checked={shown}
          aria-labelledby={`${id}-label`}
          aria-describedby={`${id}-about`}
          aria-busy={pending || undefined}
          onClick={pending ? undefined : toggle}
          className="inline-flex h-11 shrink-0 items-center"
        >
          <span
            className={cx(
              "inline-flex h-7 w-12 items-center rounded-full border p-0.5 transition-colors",
              shown ? "border-accent bg-accent" : "border-line-strong bg-tile",
            )}
          >
            <span
              className={cx(
                "size-5.5 rounded-full transition-transform motion-reduce:transition-none",
                shown ? "translate-x-4.5 bg-on-accent" : "bg-muted",
              )}
            />
          </span>
        </button>
      </div>
      {error && (
        <p role="alert" className="mt-2 text-sm text-negative">
          {error}
        </p>
      )}
    </div>
  );
}
