"use client";

import { WayOn } from "@/components/search/way-on";
import { PageError } from "@/components/layout/page-error";

export default function RootError({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  return (
    <main className="grow">
      <PageError digest={error.digest} onRetry={reset} />
      <WayOn />
    </main>
  );
}
