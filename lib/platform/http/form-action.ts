import "server-only";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import type { z } from "zod";
import { isSentByPage, readForm, readTyped } from "@/lib/platform/form-values";
import { type ActionResult, runAction } from "./action";

/** What a form is told: the result, and what was typed, so that a page made anew still shows it. */
export type FormAnswer<T> = ActionResult<T> & { typed: Record<string, string> };

/** A server action for `<form action>`: called by the page, or by the browser itself where no JavaScript runs. */
export type FormAction<T> = (before: FormAnswer<T> | null, form: FormData) => Promise<FormAnswer<T>>;

/**
 * Runs `command` with what `form` holds. When the browser has sent it by itself and it is accepted, the browser is sent on
 * (303) to what `goesOn` answers, so that loading the page again sends nothing again; a page that is open goes on by itself.
 */
export async function runFormAction<S extends z.ZodType, T>(
  schema: S,
  form: FormData,
  command: (parsed: z.output<S>) => Promise<T>,
  goesOn?: (data: T) => string | Promise<string>,
): Promise<FormAnswer<T>> {
  const result = await runAction(schema, readForm(form), command);
  if (result.ok && goesOn && !isSentByPage(form)) redirect(await goesOn(result.data));
  return { ...result, typed: result.ok ? {} : readTyped(form) };
}

/** The page of this site a form was sent from, or the front page. */
export async function pageSentFrom(): Promise<string> {
  const all = await headers();
  const referer = all.get("referer") ?? "";
  if (!URL.canParse(referer) || new URL(referer).host !== all.get("host")) return "/";
  const { pathname, search } = new URL(referer);
  return pathname.startsWith("//") ? "/" : `${pathname}${search}`;
}
