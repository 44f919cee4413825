import "server-only";
import { type Db, getDb } from "@/lib/platform/db/client";
import { randomId } from "@/lib/platform/ids";

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
