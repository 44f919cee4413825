import type { Right } from "@/lib/platform/http/right";

/** A right over `shopper` for paths that call it `user`. */
export function forUser<Caller>(right: Right<Caller, { shopper: string }>): Right<Caller, { user: string }> {
  const subject = right.subject && { ...right.subject, name: "user" };
  return { ...right, subject, admit: (request, { user }) => right.admit(request, { shopper: user }) };
}
