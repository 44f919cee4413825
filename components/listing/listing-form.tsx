"use client";

import { useRouter } from "next/navigation";
import { type ChangeEvent, type FormEvent, type ReactNode, useEffect, useRef, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { useWords } from "@/components/ui/locale";
import { listingControlsWords } from "@/lib/words/listing-controls";

/** The form as a query string, without the fields that were left empty. */
function toQuery(form: HTMLFormElement): string {
  const filled = [...new FormData(form)].filter(
    (entry): entry is [string, string] => typeof entry[1] === "string" && entry[1].trim() !== "",
  );
  const query = new URLSearchParams(filled).toString();
  return query && `?${query}`;
}

/**
 * A form whose values are the page's URL. Without JavaScript the browser sends it; with it the page stays where it is.
 * `state` is the query string the page now shows: when a link has changed it, the fields follow without losing the focus.
 */
export function ListingForm({
  action,
  state,
  submitOnChange = false,
  onSent,
  className,
  children,
}: {
  action: string;
  state: string;
  /** Ticking a box is enough. Text still waits for Enter or the button. */
  submitOnChange?: boolean;
  onSent?: () => void;
  className?: string;
  children: ReactNode;
}) {
  const { say } = useWords(listingControlsWords);
  const router = useRouter();
  const form = useRef<HTMLFormElement>(null);
  const [pending, startTransition] = useTransition();

  useEffect(() => form.current?.reset(), [state]);

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const href = action + toQuery(event.currentTarget);
    startTransition(() => router.push(href, { scroll: false }));
    onSent?.();
  }

  function change(event: ChangeEvent<HTMLFormElement>) {
    const { type } = event.target as { type?: string };
    if (submitOnChange && type !== "text") event.currentTarget.requestSubmit();
  }

  return (
    <form ref={form} action={action} onSubmit={submit} onChange={change} className={className}>
      {children}
      <Button type="submit" variant="secondary" block pending={pending} className="mt-5">
        {say("show")}
      </Button>
    </form>
  );
}
