"use client";

import { useRouter } from "next/navigation";
import { useFormAction } from "@/components/form/use-form-action";
import type { FormAction } from "@/lib/platform/http/form-action";

/** What a form of an experiment or flag begins with. */
export interface DraftStart {
  /** Of the draft that it changes; null: it writes a new one. */
  id: string | null;
  /** By the names of its fields; what is missing is preset. */
  values: Readonly<Record<string, string>>;
}

export const NEW_DRAFT: DraftStart = { id: null, values: {} };

/** What the fields of such a form ask for. */
export interface Asked {
  /** Name of the draft that is changed. */
  draft: string | null;
  errorOf: (name: string) => string | undefined;
  /** What stands in a field: what was typed, else what the draft has. */
  valueOf: (name: string) => string | undefined;
}

/** A form that keeps a draft and goes on to its page. */
export function useDraftForm(action: FormAction<{ id: string }>, { id, values }: DraftStart) {
  const router = useRouter();
  const form = useFormAction(action, (kept) => router.push(`/admin/experiments/${kept.id}`));
  const { result, errorOf, typedIn } = form;
  const valueOf = (name: string) => (result?.ok === false ? typedIn(name) : values[name]);
  const asked: Asked = { draft: id, errorOf, valueOf };
  return { ...form, asked, submitLabel: id === null ? "Keep as a draft" : "Keep the changes" };
}
