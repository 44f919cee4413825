import "server-only";
import { type Db, getDb } from "@/lib/platform/db/client";
import { AppError } from "@/lib/platform/errors";
import { randomId } from "@/lib/platform/ids";
import type { Shopper } from "./queries";

/** Stores a shopper nobody has stored yet; changes nothing about one who is there. */
export async function ensureShopper(db: Db, shopperId: string): Promise<void> {
  await db.shopper.createMany({ data: [{ id: shopperId }], skipDuplicates: true });
}

/** false: from now on nothing is personalised and nothing is recorded for this shopper. */
export async function setConsent(shopperId: string, consent: boolean, db: Db = getDb()): Promise<void> {
  await db.shopper.upsert({
    where: { id: shopperId },
    create: { id: shopperId, consent },
    update: { consent },
    select: { id: true },
  });
}

/**
 * From now on this browser's shopper and the account are one. The first shopper of an account is its canonical one, and
 * later ones are merged into it; a browser that belongs to another account is left alone. Runs inside the transaction
 * that moves what belongs to the shopper.
 *
 * @returns the canonical shopper id
 */
export async function bindShopperToUser(db: Db, shopperId: string, userId: string): Promise<string> {
  // Two sign-ins of one account at the same moment must agree on one canonical shopper.
  await db.$executeRaw`select from users where id = ${userId}::uuid for update`;
  await ensureShopper(db, shopperId);
  const [owner] = await db.$queryRaw<{ userId: string | null }[]>`
    select user_id as "userId" from shoppers where id = ${shopperId}::uuid for update`;
  const canonical = await findCanonical(db, userId);
  const ownedBy = owner?.userId ?? null;
  if (ownedBy !== null && ownedBy !== userId) return canonical ?? createFor(db, userId);
  if (canonical === null) {
    await db.shopper.update({ where: { id: shopperId }, data: { userId }, select: { id: true } });
    return shopperId;
  }
  if (canonical !== shopperId && ownedBy === null) {
    const data = { userId, mergedIntoId: canonical };
    await db.shopper.update({ where: { id: shopperId }, data, select: { id: true } });
  }
  return canonical;
}

/**
 * From now on this external id means this canonical shopper. Runs inside the transaction that moves what belongs to
 * whoever had it. Throws AppError conflict when that is another account.
 *
 * @returns the canonical shopper that had the id and has been merged into this one; null when there was none
 */
export async function claimExternalId(db: Db, shopper: Shopper, externalId: string): Promise<Shopper | null> {
  const [holder] = await db.$queryRaw<Shopper[]>`
    select canonical.id, canonical.user_id as "userId", canonical.consent
      from shoppers given join shoppers canonical on canonical.id = coalesce(given.merged_into_id, given.id)
     where given.external_id = ${externalId} for update of given, canonical`;
  if (!holder) {
    await giveExternalId(db, shopper, externalId);
    return null;
  }
  if (holder.id === shopper.id) return null;
  if (holder.userId !== null && holder.userId !== shopper.userId) {
    throw new AppError("conflict", "This external id belongs to another account.");
  }
  await db.shopper.updateMany({
    where: { OR: [{ id: holder.id }, { mergedIntoId: holder.id }] },
    data: { mergedIntoId: shopper.id, userId: shopper.userId },
  });
  return holder;
}

/** A shopper may have several: those after the first are kept by shoppers that are merged into this one. */
async function giveExternalId(db: Db, { id, userId }: Shopper, externalId: string): Promise<void> {
  const { count } = await db.shopper.updateMany({ where: { id, externalId: null }, data: { externalId } });
  if (count > 0) return;
  await db.shopper.create({
    data: { id: randomId(), externalId, mergedIntoId: id, userId },
    select: { id: true },
  });
}

async function findCanonical(db: Db, userId: string): Promise<string | null> {
  const found = await db.shopper.findFirst({
    where: { userId, mergedIntoId: null },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    select: { id: true },
  });
  return found?.id ?? null;
}

async function createFor(db: Db, userId: string): Promise<string> {
  const { id } = await db.shopper.create({ data: { id: randomId(), userId }, select: { id: true } });
  return id;
}
