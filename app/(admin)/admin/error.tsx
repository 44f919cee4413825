"use client";

import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";

/** What is left when a page's data could not be read: the navigation stays, and trying again asks the server anew. */
export default function AdminError({
  error,
  retry,
}: {
  error: Error & { digest?: string };
  retry: () => void;
}) {
  return (
    <EmptyState level={1} title="This could not be read" action={<Button onClick={retry}>Try again</Button>}>
      The database may be away for a moment. Nothing was changed.
      {error.digest && <span className="mt-2 block text-sm">In the log this is {error.digest}.</span>}
    </EmptyState>
  );
}
