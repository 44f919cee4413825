"use client";

import { unstable_rethrow } from "next/navigation";
import { type FormEvent, startTransition, useActionState, useEffect, useRef } from "react";
import type { ActionResult } from "@/lib/platform/http/action";
import { readForm, type FormValues } from "./form-values";

const UNREACHABLE = {
  ok: false,
  code: "unavailable",
  message: "The shop could not be reached. Nothing you typed is lost: please try again.",
  fields: [],
} as const;

/**
 * Sends a form to a server action and keeps what was typed whatever the answer is. After a refusal the focus goes to the
 * first marked field, or to the element marked `data-form-message`.
 *
 * @param onDone runs with the data of an accepted form
 */
export function useFormAction<T>(
  action: (values: FormValues) => Promise<ActionResult<T>>,
  onDone: (data: T) => void,
) {
  const form = useRef<HTMLFormElement>(null);
  const [result, submit, pending] = useActionState(
    async (_before: ActionResult<T> | null, data: FormData): Promise<ActionResult<T> | null> => {
      try {
        const answer = await action(readForm(data));
        if (answer.ok) onDone(answer.data);
        return answer;
      } catch (error) {
        unstable_rethrow(error);
        return { ...UNREACHABLE, fields: [] };
      }
    },
    null,
  );

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
    formProps: {
      ref: form,
      noValidate: true,
      // Not the form's `action`: React would empty the fields after it.
      onSubmit(event: FormEvent<HTMLFormElement>) {
        event.preventDefault();
        if (pending) return;
        const data = new FormData(event.currentTarget);
        startTransition(() => submit(data));
      },
    },
  };
}
