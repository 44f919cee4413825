import "server-only";
import type { z } from "zod";
import { inSendersLanguage, sayError } from "@/lib/platform/current-words";
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
export function runActionFor<S extends z.ZodType, C, T>(
  admit: () => Promise<C>,
  schema: S,
  input: unknown,
  command: (parsed: z.output<S>, caller: C) => Promise<T>,
): Promise<ActionResult<T>> {
  const request = currentRequest();
  if (request) request.isUnread = false;
  return inSendersLanguage(async () => {
    try {
      const caller = await admit();
      const parsed = parseInput(schema, input, sayError("marked"));
      return { ok: true, data: await command(parsed, caller) };
    } catch (thrown) {
      return toRefusal(thrown);
    }
  });
}

/** What whoever has sent it is told of what was thrown. Next's own signals pass through. */
function toRefusal(thrown: unknown): ActionResult<never> {
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
  return { ok: false, code: "internal", message: sayError("ours"), fields: [] };
}
