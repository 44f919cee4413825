"use client";

import { useRouter } from "next/navigation";
import { useTransition } from "react";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";

/** A page that could not be made. Trying again asks the server once more and keeps everything around it. */
export function PageError({ digest, onRetry }: { digest?: string; onRetry: () => void }) {
  const router = useRouter();
  const [pending, startTransition] = useTransition();

  function retry() {
    startTransition(() => {
      router.refresh();
      onRetry();
    });
  }

  return (
    <div role="alert">
      <EmptyState
        title="This page did not work"
        level={1}
        action={
          <>
            <Button onClick={retry} pending={pending}>
              Try again
            </Button>
            <Button variant="secondary" onClick={() => router.push("/")}>
              Front page
            </Button>
          </>
        }
      >
        <p>It is us, not you. Nothing you did is lost; in a moment it may work again.</p>
        {digest && <p className="mt-3 text-sm">Reference {digest}</p>}
      </EmptyState>
    </div>
  );
}
