"use client";

import { unstable_rethrow } from "next/navigation";
import { type FormEvent, startTransition, useActionState, useEffect, useRef } from "react";
import { markSentByPage } from "@/lib/platform/form-values";
import { isOutdated } from "./say-failure";
import type { FormAction, FormAnswer } from "@/lib/platform/http/form-action";

const UNREACHABLE = {
  ok: false,
  code: "unavailable",
  message: "The shop could not be reached. Nothing you typed is lost: please try again.",
} as const;
/** Loading it anew is left to them: it would take away what they typed. */
const OUTDATED = {
  ok: false,
  code: "conflict",
  message:
    "The shop has been updated since this page was loaded. Please load the page anew and send it again.",
} as const;

/**
 * A form over a server action. Where JavaScript does not run, or not yet, the browser posts it by itself and the page that
 * comes back shows the answer. Afterwards the page sends it and keeps what was typed whatever the answer is. After a
 * refusal the focus goes to the first marked field, or to the element marked `data-form-message`.
 *
 * @param onDone runs with the data of an accepted form that the page has sent
 */
export function useFormAction<T>(action: FormAction<T>, onDone?: (data: T) => void) {
  const form = useRef<HTMLFormElement>(null);
  const [posted, post] = useActionState(action, null);
  const [sent, send, pending] = useActionState(
    async (_before: FormAnswer<T> | null, data: FormData): Promise<FormAnswer<T>> => {
      try {
        const answer = await action(null, data);
        if (answer.ok) onDone?.(answer.data);
        return answer;
      } catch (error) {
        unstable_rethrow(error);
        return { ...(isOutdated(error) ? OUTDATED : UNREACHABLE), fields: [], typed: {} };
      }
    },
    null,
  );
  const result = sent ?? posted;

  useEffect(() => {
    if (!result || result.ok) return;
    const find = (selector: string) => form.current?.querySelector<HTMLElement>(selector);
    (find("[aria-invalid=true]") ?? find("[data-form-message]"))?.focus();
  }, [result]);

  return {
    result,
    pending,
    /** The message for a field of this name. */
    errorOf: (name: string) =>
      result?.ok === false ? result.fields.find((field) => field.path === name)?.message : undefined,
    /** What was typed into a field that has been refused; for `defaultValue`. */
    typedIn: (name: string) => (result?.ok === false ? result.typed[name] : undefined),
    formProps: {
      ref: form,
      noValidate: true,
      action: post,
      onSubmit(event: FormEvent<HTMLFormElement>) {
        // React would send it, too, and empty the fields after it.
        event.preventDefault();
        if (pending) return;
        const { submitter } = event.nativeEvent as SubmitEvent;
        const data = markSentByPage(new FormData(event.currentTarget, submitter));
        startTransition(() => send(data));
      },
    },
  };
}
