import "server-only";
import { getDb } from "@/lib/platform/db/client";
import { type Actor, requireRight } from "./actor";
import type { KeyView } from "./key-schema";

const selection = {
  prefix: true,
  name: true,
  kind: true,
  scopes: true,
  origins: true,
  token: true,
  createdAt: true,
  createdBy: true,
  lastUsedAt: true,
  expiresAt: true,
  revokedAt: true,
  replacedBy: true,
} as const;

/** All keys without their secrets, the newest first. Throws AppError unauthenticated or forbidden. */
export async function listKeys(actor: Actor, now = Date.now()): Promise<KeyView[]> {
  requireRight(actor, "keys:write");
  const rows = await getDb().apiKey.findMany({
    select: selection,
    orderBy: [{ createdAt: "desc" }, { prefix: "asc" }],
  });
  return rows.map(({ createdAt, lastUsedAt, expiresAt, revokedAt, ...row }) => ({
    ...row,
    createdAt: createdAt.toISOString(),
    lastUsedAt: lastUsedAt?.toISOString() ?? null,
    expiresAt: expiresAt?.toISOString() ?? null,
    revokedAt: revokedAt?.toISOString() ?? null,
    works: revokedAt === null && (expiresAt === null || expiresAt.getTime() > now),
  }));
}
