import "server-only";
import type { z } from "zod";
import { toUnavailable } from "@/lib/platform/db/unavailable";
import { type ErrorCode, type FieldError, isAppError } from "@/lib/platform/errors";
import { getLog } from "@/lib/platform/log";
import { parseInput } from "@/lib/platform/parse-input";
import { currentRequest, noteUndone } from "@/lib/platform/request-context";

/** What a server action tells the form that called it. */
export type ActionResult<T> =
  { ok: true; data: T } | { ok: false; code: ErrorCode | "internal"; message: string; fields: FieldError[] };

/** Parses `input` by `schema`, runs `command` and turns an expected error into data. Next's own signals pass through. */
export function runAction<S extends z.ZodType, T>(
  schema: S,
  input: unknown,
  command: (parsed: z.output<S>) => Promise<T>,
): Promise<ActionResult<T>> {
  return runActionFor(async () => null, schema, input, command);
}

/** The same for whoever `admit` lets in. It throws AppError for everybody else, before the input is looked at. */
export async function runActionFor<S extends z.ZodType, C, T>(
  admit: () => Promise<C>,
  schema: S,
  input: unknown,
  command: (parsed: z.output<S>, caller: C) => Promise<T>,
): Promise<ActionResult<T>> {
  const request = currentRequest();
  if (request) request.isUnread = false;
  try {
    const caller = await admit();
    const parsed = parseInput(schema, input, "Please check the marked fields.");
    return { ok: true, data: await command(parsed, caller) };
  } catch (thrown) {
    const error = toUnavailable(thrown);
    if (isAppError(error)) {
      if (error.code === "unavailable") {
        noteUndone();
        getLog("action").warn({ err: error }, "unavailable");
      }
      return { ok: false, code: error.code, message: error.message, fields: error.fields };
    }
    // redirect() and notFound() work by throwing an error with a digest.
    if (typeof (error as { digest?: unknown }).digest === "string") throw error;
    getLog("action").error({ err: error }, "unexpected error");
    return { ok: false, code: "internal", message: "Something went wrong on our side.", fields: [] };
  }
}
