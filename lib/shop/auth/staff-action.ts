import "server-only";
import type { z } from "zod";
import { ENGLISH, inLanguage } from "@/lib/platform/current-words";
import { type ActionResult, runActionFor } from "@/lib/platform/http/action";
import { type FormAnswer, type GoesOn, runFormActionFor } from "@/lib/platform/http/form-action";
import { requireRight } from "./actor";
import type { Scope } from "./scopes";
import { requireViewer, type Viewer } from "./viewer";

/**
 * Every server action of the admin is one of these two: its scope stands first, and whoever is not signed in, or whose role
 * has it not, is refused before anything they sent is looked at. The commands ask again, next to the data. The
 * admin speaks English, and so do its messages.
 */

const admitting = (scope: Scope) => async (): Promise<Viewer> => {
  const viewer = await requireViewer();
  requireRight(viewer, scope);
  return viewer;
};

/** As `runAction`, for somebody whose role has `scope`. */
export function runStaffAction<S extends z.ZodType, T>(
  scope: Scope,
  schema: S,
  input: unknown,
  command: (parsed: z.output<S>, viewer: Viewer) => Promise<T>,
): Promise<ActionResult<T>> {
  return inLanguage(ENGLISH, () => runActionFor(admitting(scope), schema, input, command));
}

/** As `runFormAction`, for somebody whose role has `scope`. */
export function runStaffForm<S extends z.ZodType, T>(
  scope: Scope,
  schema: S,
  form: FormData,
  command: (parsed: z.output<S>, viewer: Viewer) => Promise<T>,
  goesOn?: GoesOn<T>,
): Promise<FormAnswer<T>> {
  return inLanguage(ENGLISH, () => runFormActionFor(admitting(scope), schema, form, command, goesOn));
}
