import "server-only";
import { createHash, randomBytes, timingSafeEqual } from "node:crypto";
import { COMMAND_LINE, recordAudit } from "@/lib/shop/audit/record-audit";
import { getDb } from "@/lib/platform/db/client";
import { inTransaction } from "@/lib/platform/db/transaction";
import { AppError } from "@/lib/platform/errors";
import type { ApiRequest } from "@/lib/platform/http/api-request";
import { readBearer } from "@/lib/platform/http/bearer";
import { uuidv7 } from "@/lib/platform/ids";
import type { Scope } from "./scopes";

/** Another program that showed a valid key. */
export interface ApiKey {
  id: string;
  /** Its public part: what logs and the audit call it. */
  key: string;
  scopes: readonly string[];
}

const KEY = /^aisle_([a-z0-9]{8})_([\w-]{43})$/;
/** What names a key, of one that may have been copied in part. */
const NAMED = /^aisle_([a-z0-9]{8})_/;
/** `last_used_at` is for people; once a minute is exact enough. */
const USED_EVERY_MS = 60_000;

function hashOf(secret: string): string {
  return createHash("sha256").update(secret).digest("hex");
}

function refuse(): never {
  throw new AppError("unauthenticated", "The API key is not valid.");
}

/**
 * The key in `Authorization: Bearer aisle_<prefix>_<secret>`, or null without such a header. Throws AppError
 * unauthenticated for a key that is malformed, unknown, wrong or revoked; the answer does not say which.
 */
export async function readApiKey(request: ApiRequest): Promise<ApiKey | null> {
  const bearer = readBearer(request);
  if (bearer === null) return null;
  const [, prefix = "", secret = ""] = KEY.exec(bearer) ?? refuse();
  const row = await getDb().apiKey.findUnique({
    where: { prefix, revokedAt: null },
    select: { id: true, hash: true, scopes: true },
  });
  // Compared also when there is no such prefix, so that the time does not tell.
  const stored = Buffer.from(row?.hash ?? hashOf(""), "hex");
  const given = Buffer.from(hashOf(secret), "hex");
  if (stored.length !== given.length || !timingSafeEqual(stored, given) || !row) refuse();
  const now = Date.now();
  const isStale = [{ lastUsedAt: null }, { lastUsedAt: { lt: new Date(now - USED_EVERY_MS) } }];
  await getDb().apiKey.updateMany({
    where: { id: row.id, OR: isStale },
    data: { lastUsedAt: new Date(now) },
  });
  return { id: row.id, key: prefix, scopes: row.scopes };
}

/** Throws AppError forbidden when the key lacks the scope. */
export function requireScope(key: ApiKey, scope: Scope): void {
  if (!key.scopes.includes(scope)) {
    throw new AppError("forbidden", `This key does not have the scope ${scope}.`);
  }
}

/** Makes a key. What is returned is shown once: only the secret's SHA-256 is kept. */
export async function createApiKey(
  name: string,
  scopes: readonly Scope[],
  actor = COMMAND_LINE,
): Promise<string> {
  const prefix = randomBytes(4).toString("hex");
  const secret = randomBytes(32).toString("base64url");
  await inTransaction(async (db) => {
    const data = { id: uuidv7(), name, prefix, hash: hashOf(secret), scopes: [...scopes] };
    await db.apiKey.create({ data, select: { id: true } });
    const detail = { name, scopes: [...scopes] };
    await recordAudit(db, { actor, action: "key.create", subject: prefix, detail });
  });
  return `aisle_${prefix}_${secret}`;
}

/**
 * From now on the key is refused. Returns its prefix. Throws AppError not_found when there is none with this prefix.
 *
 * @param named its prefix; a whole key is understood too, of which only that part is looked at
 */
export async function revokeApiKey(named: string, actor = COMMAND_LINE): Promise<string> {
  const prefix = NAMED.exec(named)?.[1] ?? named;
  await inTransaction(async (db) => {
    const key = await db.apiKey.findUnique({ where: { prefix }, select: { revokedAt: true } });
    if (!key) throw new AppError("not_found", `There is no key ${prefix}.`);
    const data = { revokedAt: key.revokedAt ?? new Date() };
    await db.apiKey.update({ where: { prefix }, data, select: { id: true } });
    await recordAudit(db, { actor, action: "key.revoke", subject: prefix });
  });
  return prefix;
}
