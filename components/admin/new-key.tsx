"use client";

import { Alert } from "@/components/ui/alert";

/** A key just made: its secret is shown this once. */
export function NewKey({ text }: { text: string }) {
  return (
    <Alert tone="positive">
      <p>Copy it now. A secret key is not shown again.</p>
      <code className="mt-2 block font-mono text-sm break-all select-all" data-testid="new-key">
        {text}
      </code>
    </Alert>
  );
}
