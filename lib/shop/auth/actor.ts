import type { ApiKey, Scope } from "./api-keys";
import { assertAdmin, type Viewer } from "./viewer";
import { AppError } from "@/lib/platform/errors";

/** A process of ours: the worker, the command line. It has every right. */
export interface ProcessActor {
  process: string;
}

/** Who asks for something to be done to models and jobs. */
export type Actor = Viewer | ProcessActor | Pick<ApiKey, "key" | "scopes"> | null;

/**
 * The name under which the audit remembers `actor`. Throws AppError unauthenticated or forbidden unless it is an admin, a
 * process of ours, or a key with `scope`.
 *
 * @param scope what a key needs; without one no key may
 */
export function requireRight(actor: Actor, scope?: Scope): string {
  if (actor && "process" in actor) return actor.process;
  if (actor && "key" in actor) {
    if (scope !== undefined && actor.scopes.includes(scope)) return `key ${actor.key}`;
    throw new AppError("forbidden", "This key does not have the scope for that.");
  }
  return assertAdmin(actor).email;
}
