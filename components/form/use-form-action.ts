"use client";

import { unstable_rethrow } from "next/navigation";
import { type FormEvent, startTransition, useActionState, useEffect, useRef } from "react";
import { useWords } from "@/components/ui/locale";
import { markSentByPage } from "@/lib/platform/form-values";
import type { FormAction, FormAnswer } from "@/lib/platform/http/form-action";
import { formWords } from "@/lib/words/forms";
import type { Speaker } from "@/lib/words/words";
import { isOutdated } from "./say-failure";

/** A form that has not reached the shop. To load the page anew is left to its reader: it would take away what they typed. */
function toFailure(error: unknown, { say }: Speaker<typeof formWords.en>): FormAnswer<never> {
  const [code, why] = isOutdated(error)
    ? (["conflict", "outdated"] as const)
    : (["unavailable", "unreachable"] as const);
  return { ok: false, code, message: say(why), fields: [], typed: {} };
}

/**
 * A form over a server action. Where JavaScript does not run, or not yet, the browser posts it by itself and the page that
 * comes back shows the answer. Afterwards the page sends it and keeps what was typed whatever the answer is. After a
 * refusal the focus goes to the first marked field, or to the element marked `data-form-message`.
 *
 * @param onDone runs with the data of an accepted form that the page has sent
 */
export function useFormAction<T>(action: FormAction<T>, onDone?: (data: T) => void) {
  const form = useRef<HTMLFormElement>(null);
  const words = useWords(formWords);
  const [posted, post] = useActionState(action, null);
  const [sent, send, pending] = useActionState(
    async (_before: FormAnswer<T> | null, data: FormData): Promise<FormAnswer<T>> => {
      try {
        const answer = await action(null, data);
        if (answer.ok) onDone?.(answer.data);
        return answer;
      } catch (error) {
        unstable_rethrow(error);
        return toFailure(error, words);
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
