import "server-only";
import { getServerSession } from "next-auth";
import { noteCaller } from "@/lib/platform/request-context";
import { cache } from "react";
import { getPool } from "@/lib/platform/db/client";
import { AppError } from "@/lib/platform/errors";
import type { Role } from "./scopes";
import { getSessionOptions, type SessionClaims } from "./session";

/** Who is signed in. */
export interface Viewer {
  userId: string;
  email: string;
  name: string;
  role: Role;
}

const VIEWER_SQL = `
  select u.id as "userId", u.email, u.name, u.role::text as role
    from sessions s join users u on u.id = s.user_id
   where s.id = $1::uuid and s.expires_at > now() and u.id = $2::uuid and u.session_version = $3::int`;

/**
 * The account a session speaks for, or null when it is over: signed out of, expired, the account gone, or all its sessions
 * ended (sessionVersion). The role comes from the database each time: a session made before a change must not keep the old
 * rights.
 */
export async function findViewer(claims: SessionClaims | undefined): Promise<Viewer | null> {
  if (claims?.sessionId === undefined) return null;
  const { sessionId, userId, sessionVersion } = claims;
  const query = { name: "viewer", text: VIEWER_SQL, values: [sessionId, userId, sessionVersion] };
  const { rows } = await getPool().query<Viewer>(query);
  return rows[0] ?? null;
}

/** The viewer or AppError unauthenticated. */
export function assertSignedIn(viewer: Viewer | null): Viewer {
  if (!viewer) throw new AppError("unauthenticated", "Please sign in.");
  return viewer;
}

/** The viewer or AppError unauthenticated or forbidden. */
export function assertAdmin(viewer: Viewer | null): Viewer {
  if (assertSignedIn(viewer).role !== "admin") throw new AppError("forbidden", "This is for admins only.");
  return assertSignedIn(viewer);
}

/** What this request's session cookie says, whether it still holds or not. */
export async function readClaims(): Promise<SessionClaims | undefined> {
  return (await getServerSession(getSessionOptions()))?.claims;
}

/** Who is signed in, or null. Reads the request's cookie; asked once per request. */
export const getViewer = cache(async (): Promise<Viewer | null> => {
  const viewer = await findViewer(await readClaims());
  noteCaller({ userId: viewer?.userId ?? null });
  return viewer;
});

/** Who is signed in. Throws AppError unauthenticated. */
export async function requireViewer(): Promise<Viewer> {
  return assertSignedIn(await getViewer());
}
