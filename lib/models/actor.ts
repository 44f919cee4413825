import { assertAdmin, type Viewer } from "@/lib/auth/viewer";
import { AppError } from "@/lib/errors";

/** A process of ours: the worker, the command line. It has every right. */
export interface ProcessActor {
  process: string;
}

/** Another program with an API key; it may do what its scopes say. */
export interface KeyActor {
  key: string;
  scopes: readonly string[];
}

/** Who asks for something to be done to models and jobs. */
export type Actor = Viewer | ProcessActor | KeyActor | null;

/**
 * The name under which the audit remembers `actor`. Throws AppError unauthenticated or forbidden unless it is an admin, a
 * process of ours, or a key with `scope`.
 *
 * @param scope what a key needs; without one no key may
 */
export function requireRight(actor: Actor, scope?: string): string {
  if (actor && "process" in actor) return actor.process;
  if (actor && "key" in actor) {
    if (scope !== undefined && actor.scopes.includes(scope)) return `key ${actor.key}`;
    throw new AppError("forbidden", "This key does not have the scope for that.");
  }
  return assertAdmin(actor).email;
}
