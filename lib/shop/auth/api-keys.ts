import "server-only";
import { COMMAND_LINE, recordAudit } from "@/lib/shop/audit/record-audit";
import type { Db } from "@/lib/platform/db/client";
import { inTransaction } from "@/lib/platform/db/transaction";
import { AppError } from "@/lib/platform/errors";
import { uuidv7 } from "@/lib/platform/ids";
import { type Actor, requireRight } from "./actor";
import { forgetKey } from "./key-keeper";
import { drawKey, hashSecret, type KeyKind, readKeyText } from "./key-text";
import type { NewKey } from "./key-schema";
import type { Scope } from "./scopes";

/** Everything a new key is made with. */
interface KeyDraft {
  name: string;
  kind: KeyKind;
  scopes: readonly string[];
  origins: readonly string[];
  expiresAt: Date | null;
}

/** Stores a key whose secret part nobody has but the caller. */
async function insertKey(
  db: Db,
  draft: KeyDraft,
  createdBy: string,
): Promise<{ prefix: string; text: string }> {
  const { name, kind, scopes, origins, expiresAt } = draft;
  const { prefix, secret, text } = drawKey(kind);
  const data = {
    id: uuidv7(),
    name,
    prefix,
    hash: hashSecret(secret),
    kind,
    scopes: [...scopes],
    origins: [...origins],
    token: kind === "publishable" ? text : null,
    expiresAt,
    createdBy,
  };
  await db.apiKey.create({ data, select: { id: true } });
  return { prefix, text };
}

function describe({ name, kind, scopes, origins, expiresAt }: KeyDraft) {
  return {
    name,
    ...(kind === "secret" ? { scopes: [...scopes] } : { origins: [...origins] }),
    ...(expiresAt === null ? {} : { expires: expiresAt.toISOString() }),
  };
}

async function makeKey(draft: KeyDraft, actor: string): Promise<string> {
  return inTransaction(async (db) => {
    const { prefix, text } = await insertKey(db, draft, actor);
    await recordAudit(db, { actor, action: "key.create", subject: prefix, detail: describe(draft) });
    return text;
  });
}

/** Makes a secret key without an end. What is returned is shown once: only the secret's SHA-256 is kept. */
export async function createApiKey(
  name: string,
  scopes: readonly Scope[],
  actor = COMMAND_LINE,
): Promise<string> {
  return makeKey({ name, kind: "secret", scopes, origins: [], expiresAt: null }, actor);
}

/**
 * Makes a key for somebody who has to have the right to it. Throws AppError unauthenticated or forbidden.
 *
 * @returns the key, shown once
 */
export async function addKey(key: NewKey, actor: Actor): Promise<string> {
  const { name, kind, scopes, origins, expiresAt } = key;
  return makeKey({ name, kind, scopes, origins, expiresAt }, requireRight(actor, "keys:write"));
}

/** The prefix by which a key is known; a whole key is understood too, of which only that part is looked at. */
const prefixOf = (named: string) => readKeyText(named)?.prefix ?? NAMED.exec(named)?.[1] ?? named;
/** What names a key, of one that was copied in part. */
const NAMED = /^(?:aisle|pk)_([a-z0-9]{8})_/;

async function lockKey(db: Db, prefix: string) {
  await db.$executeRaw`select from api_keys where prefix = ${prefix} for update`;
  const key = await db.apiKey.findUnique({ where: { prefix } });
  if (!key) throw new AppError("not_found", `There is no key ${prefix}.`);
  return key;
}

const HOUR_MS = 60 * 60 * 1_000;

/**
 * Makes a key that takes another's place, with the same rights; the old one works beside it for `overlapHours`. A key with
 * an end gets a successor that lasts as long. Throws AppError not_found, conflict for a key that works no more or has a
 * successor, unauthenticated or forbidden.
 *
 * @returns the new key, shown once, and when the old one ends
 */
export async function rotateApiKey(
  named: string,
  overlapHours: number,
  actor: Actor,
  now = Date.now(),
): Promise<{ key: string; prefix: string; oldWorksUntil: Date }> {
  const by = requireRight(actor, "keys:write");
  const old = prefixOf(named);
  const rotated = await inTransaction(async (db) => {
    const key = await lockKey(db, old);
    const ends = key.expiresAt?.getTime() ?? Number.POSITIVE_INFINITY;
    if (key.revokedAt !== null || ends <= now)
      throw new AppError("conflict", `The key ${old} works no more.`);
    if (key.replacedBy !== null) {
      throw new AppError("conflict", `The key ${old} has a successor already: ${key.replacedBy}.`);
    }
    const lifetime = ends - key.createdAt.getTime();
    const expiresAt = Number.isFinite(lifetime) ? new Date(now + lifetime) : null;
    const { prefix, text } = await insertKey(db, { ...key, expiresAt }, by);
    const oldWorksUntil = new Date(Math.min(ends, now + overlapHours * HOUR_MS));
    const data = { expiresAt: oldWorksUntil, replacedBy: prefix };
    await db.apiKey.update({ where: { prefix: old }, data, select: { id: true } });
    const detail = { successor: prefix, until: oldWorksUntil.toISOString() };
    await recordAudit(db, { actor: by, action: "key.rotate", subject: old, detail });
    return { key: text, prefix, oldWorksUntil };
  });
  forgetKey(old);
  return rotated;
}

/**
 * From now on the key is refused: here at once, in other processes a moment later. Throws AppError not_found when there is
 * none with this prefix.
 *
 * @param named its prefix; a whole key is understood too
 * @returns its prefix
 */
export async function revokeApiKey(named: string, actor = COMMAND_LINE): Promise<string> {
  const prefix = prefixOf(named);
  await inTransaction(async (db) => {
    const key = await lockKey(db, prefix);
    const data = { revokedAt: key.revokedAt ?? new Date() };
    await db.apiKey.update({ where: { prefix }, data, select: { id: true } });
    await recordAudit(db, { actor, action: "key.revoke", subject: prefix });
  });
  forgetKey(prefix);
  return prefix;
}

/** The same for somebody who has to have the right to it. Throws AppError unauthenticated or forbidden too. */
export async function revokeKey(named: string, actor: Actor): Promise<void> {
  await revokeApiKey(named, requireRight(actor, "keys:write"));
}
