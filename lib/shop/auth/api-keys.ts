import "server-only";
import { createHash, randomBytes, timingSafeEqual } from "node:crypto";
import { COMMAND_LINE, recordAudit } from "@/lib/shop/audit/record-audit";
import { getPool } from "@/lib/platform/db/client";
import { inTransaction } from "@/lib/platform/db/transaction";
import { AppError } from "@/lib/platform/errors";
import { readBearer } from "@/lib/platform/http/bearer";
import { uuidv7 } from "@/lib/platform/ids";

/** What a key may be allowed to do. */
export const SCOPES = [
  "interactions:write",
  "recommend:read",
  "profile:read",
  "jobs:read",
  "jobs:write",
] as const;
export type Scope = (typeof SCOPES)[number];

/** Another program that showed a valid key. */
export interface ApiKey {
  id: string;
  /** Its public part: what logs and the audit call it. */
  key: string;
  scopes: readonly string[];
}

const KEY = /^aisle_([a-z0-9]{8})_([\w-]{43})$/;
/** `last_used_at` is for people; once a minute is exact enough. */
const USED_EVERY = "1 minute";

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
export async function readApiKey(request: Request): Promise<ApiKey | null> {
  const bearer = readBearer(request);
  if (bearer === null) return null;
  const [, prefix, secret = ""] = KEY.exec(bearer) ?? refuse();
  const { rows } = await getPool().query<{ id: string; hash: string; scopes: string[] }>(
    "select id, hash, scopes from api_keys where prefix = $1 and revoked_at is null",
    [prefix],
  );
  const row = rows[0];
  // Compared also when there is no such prefix, so that the time does not tell.
  const stored = Buffer.from(row?.hash ?? hashOf(""), "hex");
  const given = Buffer.from(hashOf(secret), "hex");
  if (stored.length !== given.length || !timingSafeEqual(stored, given) || !row) refuse();
  await getPool().query(
    `update api_keys set last_used_at = now()
      where id = $1 and (last_used_at is null or last_used_at < now() - interval '${USED_EVERY}')`,
    [row.id],
  );
  return { id: row.id, key: prefix ?? "", scopes: row.scopes };
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
  await inTransaction(getPool(), async (client) => {
    await client.query("insert into api_keys (id, name, prefix, hash, scopes) values ($1, $2, $3, $4, $5)", [
      uuidv7(),
      name,
      prefix,
      hashOf(secret),
      scopes,
    ]);
    await recordAudit(client, { actor, action: "key.create", subject: prefix, detail: { name, scopes } });
  });
  return `aisle_${prefix}_${secret}`;
}

/** From now on the key is refused. Throws AppError not_found when there is none with this prefix. */
export async function revokeApiKey(prefix: string, actor = COMMAND_LINE): Promise<void> {
  await inTransaction(getPool(), async (client) => {
    const { rowCount } = await client.query(
      "update api_keys set revoked_at = coalesce(revoked_at, now()) where prefix = $1",
      [prefix],
    );
    if (rowCount === 0) throw new AppError("not_found", `There is no key ${prefix}.`);
    await recordAudit(client, { actor, action: "key.revoke", subject: prefix });
  });
}
