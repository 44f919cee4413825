"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useState, useTransition } from "react";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";

interface Answer {
  id?: string;
  title?: string;
}

/** Sends a file to the shop. Where no script runs the browser posts it by itself and is sent on to its page. */
export function UploadForm() {
  const router = useRouter();
  const [problem, setProblem] = useState<string | null>(null);
  const [pending, startTransition] = useTransition();

  function send(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (pending) return;
    const body = new FormData(event.currentTarget);
    setProblem(null);
    startTransition(async () => {
      try {
        const response = await fetch("/api/uploads", { method: "POST", body });
        const answer = (await response.json()) as Answer;
        if (response.ok && answer.id !== undefined) router.push(`/admin/import/${answer.id}`);
        else setProblem(answer.title ?? "The file could not be taken.");
      } catch {
        setProblem("The shop could not be reached. Please try again.");
      }
    });
  }

  return (
    <Card>
      <form
        action="/api/uploads"
        method="post"
        encType="multipart/form-data"
        onSubmit={send}
        className="flex flex-wrap items-end gap-4"
      >
        <label className="min-w-0 grow text-sm font-medium">
          <span className="mb-1.5 block">File</span>
          <input
            type="file"
            name="file"
            required
            accept=".csv,.tsv,.txt,.json,.jsonl,.ndjson,.gz,text/csv,application/json"
            className="block w-full max-w-full text-base font-normal file:mr-4 file:h-11 file:cursor-pointer file:rounded-md file:border file:border-line-strong file:bg-surface file:px-4 file:text-ink"
          />
        </label>
        <Button type="submit" pending={pending}>
          {pending ? "Uploading" : "Upload"}
        </Button>
        <div aria-live="polite" className="basis-full empty:hidden">
          {problem && <Alert tone="negative">{problem}</Alert>}
        </div>
      </form>
    </Card>
  );
}
