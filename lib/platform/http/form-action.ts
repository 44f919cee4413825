import "server-only";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import type { z } from "zod";
import { isSentByPage, readForm, readTyped } from "@/lib/platform/form-values";
import { type ActionResult, runActionFor } from "./action";

/** What a form is told: the result, and what was typed, so that a page made anew still shows it. */
export type FormAnswer<T> = ActionResult<T> & { typed: Record<string, string> };

/** A server action for `<form action>`: called by the page, or by the browser itself where no JavaScript runs. */
export type FormAction<T> = (before: FormAnswer<T> | null, form: FormData) => Promise<FormAnswer<T>>;

/** Where the browser is sent to when all went well. */
export type GoesOn<T> = (data: T) => string | Promise<string>;

/**
 * Runs `command` with what `form` holds. When the browser has sent it by itself and it is accepted, the browser is sent on
 * (303) to what `goesOn` answers, so that loading the page again sends nothing again; a page that is open goes on by itself.
 */
export function runFormAction<S extends z.ZodType, T>(
  schema: S,
  form: FormData,
  command: (parsed: z.output<S>) => Promise<T>,
  goesOn?: GoesOn<T>,
): Promise<FormAnswer<T>> {
  return runFormActionFor(async () => null, schema, form, command, goesOn);
}

/** The same for whoever `admit` lets in. It throws AppError for everybody else, before the form is looked at. */
export async function runFormActionFor<S extends z.ZodType, C, T>(
  admit: () => Promise<C>,
  schema: S,
  form: FormData,
  command: (parsed: z.output<S>, caller: C) => Promise<T>,
  goesOn?: GoesOn<T>,
): Promise<FormAnswer<T>> {
  const result = await runActionFor(admit, schema, readForm(form), command);
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
