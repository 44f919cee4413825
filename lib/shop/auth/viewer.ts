import "server-only";
import { getServerSession } from "next-auth";
import { cache } from "react";
import { getDb } from "@/lib/platform/db/client";
import { AppError } from "@/lib/platform/errors";
import { getSessionOptions, type SessionClaims } from "./session";

/** Who is signed in. */
export interface Viewer {
  userId: string;
  email: string;
  name: string;
  role: "customer" | "admin";
}

/**
 * The account a session speaks for, or null when it is gone or its sessions were ended since (sessionVersion). The role
 * comes from the database each time: a session made before a change must not keep the old rights.
 */
export async function findViewer(claims: SessionClaims | undefined): Promise<Viewer | null> {
  if (!claims) return null;
  const user = await getDb().user.findUnique({
    where: { id: claims.userId },
    select: { id: true, email: true, name: true, role: true, sessionVersion: true },
  });
  if (!user || user.sessionVersion !== claims.sessionVersion) return null;
  return { userId: user.id, email: user.email, name: user.name, role: user.role };
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

/** Who is signed in, or null. Reads the request's cookie; asked once per request. */
export const getViewer = cache(async (): Promise<Viewer | null> => {
  const session = await getServerSession(getSessionOptions());
  return findViewer(session?.claims);
});

/** Who is signed in. Throws AppError unauthenticated. */
export async function requireViewer(): Promise<Viewer> {
  return assertSignedIn(await getViewer());
}

/** The admin who is signed in. Throws AppError unauthenticated or forbidden. */
export async function requireAdmin(): Promise<Viewer> {
  return assertAdmin(await getViewer());
}
