"use client";

import { useState, useTransition } from "react";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import type { ActionResult } from "@/lib/platform/http/action";
import { whatIfAction } from "@/lib/recommender/replay/actions";
import type { WhatIf } from "@/lib/recommender/replay/what-if";
import { sayWhatIf } from "./say-what-if";

/** Asks what a strategy would have been clicked, by lists that were shown without it. */
export function ReplayPanel({ id }: { id: string }) {
  const [result, setResult] = useState<ActionResult<WhatIf> | null>(null);
  const [pending, startTransition] = useTransition();
  return (
    <div className="space-y-4">
      <p className="max-w-2xl text-muted">
        Lists that explored in the last four weeks are made anew by this strategy: what they were clicked says
        what it would have been, or that too little of it was ever shown.
      </p>
      <Button
        variant="secondary"
        pending={pending}
        onClick={() => startTransition(async () => setResult(await whatIfAction({ id })))}
      >
        Estimate
      </Button>
      <div aria-live="polite">
        {result && (
          <Alert tone={result.ok && result.data.problem === null ? "accent" : "neutral"}>
            {result.ok ? sayWhatIf(result.data) : result.message}
          </Alert>
        )}
      </div>
    </div>
  );
}
