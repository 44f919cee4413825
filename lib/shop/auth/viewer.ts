import "server-only";
import { getServerSession } from "next-auth";
import { cache } from "react";
import { sayError } from "@/lib/platform/current-words";
import { getPool } from "@/lib/platform/db/client";
import { getEnv } from "@/lib/platform/env";
import { AppError, messageOf } from "@/lib/platform/errors";
import { isWithin } from "@/lib/platform/http/network";
import { getLog } from "@/lib/platform/log";
import { currentRequest, noteCaller } from "@/lib/platform/request-context";
import { isStaff, type Role } from "./scopes";
import { getSessionOptions, type SessionClaims } from "./session";

/** Who is signed in. */
export interface Viewer {
  userId: string;
  email: string;
  name: string;
  /** As what they may act; of the staff, `customer` where a second factor is required and this session has shown none. */
  role: Role;
  /** Set where that is so. */
  lacksFactor?: true;
}

interface Row extends Viewer {
  isProven: boolean;
  isStale: boolean;
}

/** To the minute: a session that is used all the time is noted once in that. */
const VIEWER_SQL = `
  select u.id as "userId", u.email, u.name, u.role::text as role, s.is_proven as "isProven",
         coalesce(x.seen_at, s.created_at) < now() - interval '1 minute' as "isStale"
    from sessions s join users u on u.id = s.user_id left join session_uses x on x.session_id = s.id
   where s.id = $1::uuid and s.expires_at > now() and u.id = $2::uuid and u.session_version = $3::int
     and (u.role = 'customer' or (s.created_at > now() - $4::int * interval '1 hour'
          and coalesce(x.seen_at, s.created_at) > now() - $5::int * interval '1 minute'))`;

const USED_SQL = `
  insert into session_uses (session_id, seen_at) values ($1::uuid, now())
  on conflict (session_id) do update set seen_at = excluded.seen_at`;

/** Not knowing when a session was last used is no reason to refuse it, nor is its having ended meanwhile. */
async function noteUse(sessionId: string): Promise<void> {
  await getPool()
    .query({ name: "session-used", text: USED_SQL, values: [sessionId] })
    .catch((error: unknown) =>
      getLog("auth").debug({ error: messageOf(error) }, "a session's use was not noted"),
    );
}

/** Whether the request that is being answered comes from one of AISLE_STAFF_NETWORKS, where there are any. */
function isWhereStaffMayWork(): boolean {
  const networks = getEnv().AISLE_STAFF_NETWORKS;
  return networks === undefined || isWithin(currentRequest()?.address ?? "unknown", networks);
}

/**
 * The account a session speaks for, or null when it is over: signed out of, expired, of the staff and unused or open for too
 * long, the account gone, or all its sessions ended (sessionVersion). The role comes from the database each time: a session made
 * before a change must not keep the old rights. Somebody of the staff who is not where those may work is a customer there.
 */
export async function findViewer(claims: SessionClaims | undefined): Promise<Viewer | null> {
  if (claims?.sessionId === undefined) return null;
  const { sessionId, userId, sessionVersion } = claims;
  const { AISLE_STAFF_SESSION_HOURS: hours, AISLE_STAFF_IDLE_MINUTES: minutes } = getEnv();
  const values = [sessionId, userId, sessionVersion, hours, minutes];
  const { rows } = await getPool().query<Row>({ name: "viewer", text: VIEWER_SQL, values });
  if (!rows[0]) return null;
  const { isProven, isStale, ...viewer } = rows[0];
  if (isStale) await noteUse(sessionId);
  if (isStaff(viewer.role) && !isWhereStaffMayWork()) return { ...viewer, role: "customer" };
  const lacksFactor = getEnv().AISLE_STAFF_SECOND_FACTOR === "required" && isStaff(viewer.role) && !isProven;
  return lacksFactor ? { ...viewer, role: "customer", lacksFactor } : viewer;
}

/** The viewer or AppError unauthenticated. */
export function assertSignedIn(viewer: Viewer | null): Viewer {
  if (!viewer) throw new AppError("unauthenticated", sayError("signIn"));
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
