"use client";

import { useRouter } from "next/navigation";
import { useTransition } from "react";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { useWords } from "@/components/ui/locale";
import { pageErrorWords } from "@/lib/words/page-error";

/** A page that could not be made. Trying again asks the server once more and keeps everything around it. */
export function PageError({ digest, onRetry }: { digest?: string; onRetry: () => void }) {
  const router = useRouter();
  const { say } = useWords(pageErrorWords);
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
        title={say("title")}
        level={1}
        action={
          <>
            <Button onClick={retry} pending={pending}>
              {say("again")}
            </Button>
            <Button variant="secondary" onClick={() => router.push("/")}>
              {say("front")}
            </Button>
          </>
        }
      >
        <p>{say("text")}</p>
        {digest && <p className="mt-3 text-sm">{say("reference", { digest })}</p>}
      </EmptyState>
    </div>
  );
}
