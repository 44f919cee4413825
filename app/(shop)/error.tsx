"use client";

import { useEffect } from "react";
import { WayOn } from "@/components/search/way-on";
import { PageError } from "@/components/layout/page-error";

export default function ShopError({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  useEffect(() => console.error(error), [error]);
  return (
    <>
      <PageError digest={error.digest} onRetry={reset} />
      <WayOn />
    </>
  );
}
