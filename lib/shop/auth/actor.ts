import { logAuth } from "./auth-log";
import type { ApiKey } from "./read-key";
import { roleHas, type Scope } from "./scopes";
import { assertAdmin, assertSignedIn, type Viewer } from "./viewer";
import { AppError } from "@/lib/platform/errors";

const NEEDS_FACTOR = "Whoever works here signs in with a second factor: set one up in your account.";

/** A process of ours: the worker, the command line. It has every right. */
export interface ProcessActor {
  process: string;
}

/** Who asks for something to be done. */
export type Actor = Viewer | ProcessActor | Pick<ApiKey, "key" | "scopes"> | null;

/** Whether somebody has a scope, where not having it only means seeing less. */
export function mayDo(actor: Actor, scope: Scope): boolean {
  if (!actor) return false;
  if ("process" in actor) return true;
  return "key" in actor ? actor.scopes.includes(scope) : roleHas(actor.role, scope);
}

/**
 * The name under which the audit remembers `actor`. Throws AppError unauthenticated or forbidden unless it is a process of
 * ours, somebody whose role has `scope`, or a key that has it.
 *
 * @param scope without one only admins may, and no key
 */
export function requireRight(actor: Actor, scope?: Scope): string {
  if (actor && "process" in actor) return actor.process;
  if (actor && "key" in actor) {
    if (scope !== undefined && actor.scopes.includes(scope)) return `key ${actor.key}`;
    throw new AppError("forbidden", "This key does not have the scope for that.");
  }
  if (scope === undefined) return assertAdmin(actor).email;
  const { role, email, lacksFactor } = assertSignedIn(actor);
  if (roleHas(role, scope)) return email;
  logAuth("right.refused", { email, scope });
  throw new AppError("forbidden", lacksFactor ? NEEDS_FACTOR : `Your role, ${role}, may not do that.`);
}
