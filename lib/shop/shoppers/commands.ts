import "server-only";
import { type Db, getDb } from "@/lib/platform/db/client";
import { AppError } from "@/lib/platform/errors";
import { randomId } from "@/lib/platform/ids";
import type { Shopper } from "./queries";
import { type Consent, CONSENT_TEXT, consentBeforeChoice } from "./consent";
import { announceShoppers } from "./shopper-news";
import { lockAccount } from "./lock-account";

/** What is kept of a choice. */
export interface Choice extends Consent {
  at: Date | null;
  /** Which wording it was made by. */
  text: string | null;
}

const toColumns = ({ personalisation, analytics, at, text }: Choice) => {
  return { consent: personalisation, analytics, consentedAt: at, consentText: text };
};

/** Stores a shopper nobody has stored yet; changes nothing about one who is there. */
export async function ensureShopper(db: Db, shopperId: string): Promise<void> {
  const { personalisation, analytics } = consentBeforeChoice();
  const data = [{ id: shopperId, consent: personalisation, analytics }];
  await db.shopper.createMany({ data, skipDuplicates: true });
}

/** Keeps what a shopper has chosen, as it is. */
export async function keepChoice(shopperId: string, choice: Choice, db: Db = getDb()): Promise<void> {
  const columns = toColumns(choice);
  await db.shopper.upsert({
    where: { id: shopperId },
    create: { id: shopperId, ...columns },
    update: columns,
    select: { id: true },
  });
}

/** A shopper chooses, now and by the wording the shop shows now. What is switched off is no longer recorded or used. */
export async function setConsent(shopperId: string, consent: Consent, db: Db = getDb()): Promise<Choice> {
  const choice = { ...consent, at: new Date(), text: CONSENT_TEXT };
  await keepChoice(shopperId, choice, db);
  // The database tells every process; this one answers the shopper's next request, which may come before it has heard.
  void announceShoppers([shopperId]);
  return choice;
}

/** What a sign-in makes of a browser. */
export interface Bound {
  /** The account's shopper, to whom everything belongs. It is in no cookie. */
  canonical: string;
  /** For this browser's cookie from now on: another name of the canonical shopper. */
  alias: string;
  /** The shopper who was in this browser and is now one with the account; null when there was none, or an account's. */
  merged: Joined | null;
}

/** A shopper who has become part of another one. */
export interface Joined {
  id: string;
  /** Shoppers who were part of this one, and are of the other now. */
  parts: string[];
}

/**
 * From now on this browser and the account share one shopper. The id the browser had reaches nothing any more, whoever has a
 * copy of it. Runs inside the transaction that moves what belongs to the shopper.
 *
 * @param shopperId what the browser's cookie holds; null when it has none
 */
export async function bindBrowserToUser(db: Db, shopperId: string | null, userId: string): Promise<Bound> {
  // Two sign-ins of one account at the same moment must agree on one canonical shopper.
  await lockAccount(db, userId);
  const canonical = (await findCanonical(db, userId)) ?? (await createCanonical(db, userId, shopperId));
  const merged = shopperId === null ? null : await mergeInto(db, shopperId, canonical, userId);
  const alias = await db.shopper.create({
    data: { id: randomId(), userId, mergedIntoId: canonical },
    select: { id: true },
  });
  return { canonical, alias: alias.id, merged };
}

async function mergeInto(
  db: Db,
  shopperId: string,
  canonical: string,
  userId: string,
): Promise<Joined | null> {
  await ensureShopper(db, shopperId);
  const [before] = await db.$queryRaw<{ isFree: boolean }[]>`
    select user_id is null and ended_at is null as "isFree" from shoppers where id = ${shopperId}::uuid for update`;
  if (!before?.isFree) return null;
  const data = { userId, mergedIntoId: canonical, endedAt: new Date() };
  await db.shopper.update({ where: { id: shopperId }, data, select: { id: true } });
  // What other systems call this shopper means the account from now on.
  const parts = await db.shopper.updateManyAndReturn({
    where: { mergedIntoId: shopperId },
    data: { userId, mergedIntoId: canonical },
    select: { id: true },
  });
  return { id: shopperId, parts: parts.map(({ id }) => id) };
}

/** A shopper who had become part of another one stands alone again, with those who were part of them. */
export async function separateShopper(
  db: Db,
  { id, parts }: Joined,
  { from, userId }: { from: string; userId: string | null },
): Promise<void> {
  const alone = { mergedIntoId: null, userId, endedAt: null };
  await db.shopper.update({ where: { id }, data: alone, select: { id: true } });
  const theirs = { id: { in: parts }, mergedIntoId: from };
  await db.shopper.updateMany({ where: theirs, data: { mergedIntoId: id, userId } });
  // The account was assigned by the browser it began in: by its own id from now on.
  await db.shopper.updateMany({ where: { id: from, assignedAs: id }, data: { assignedAs: null } });
}

/**
 * From now on this external id means this canonical shopper. Runs inside the transaction that moves what belongs to
 * whoever had it. Throws AppError conflict when that is another account.
 *
 * @returns the canonical shopper that had the id and has been merged into this one; null when there was none
 */
export async function claimExternalId(
  db: Db,
  shopper: Shopper,
  externalId: string,
): Promise<(Shopper & Joined) | null> {
  const [holder] = await db.$queryRaw<Shopper[]>`
    select canonical.id, coalesce(canonical.assigned_as, canonical.id) as "assignedAs", canonical.user_id as "userId", canonical.consent, canonical.analytics,
           canonical.consented_at as "consentedAt", canonical.consent_text as "consentText", false as closed, false as erased
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
  const joined = await db.shopper.updateManyAndReturn({
    where: { OR: [{ id: holder.id }, { mergedIntoId: holder.id }] },
    data: { mergedIntoId: shopper.id, userId: shopper.userId },
    select: { id: true },
  });
  return { ...holder, parts: joined.map(({ id }) => id).filter((id) => id !== holder.id) };
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

/** An account that begins in a browser stays in the variants that browser has seen. */
async function createCanonical(db: Db, userId: string, shopperId: string | null): Promise<string> {
  const { personalisation, analytics } = consentBeforeChoice();
  const data = { id: randomId(), userId, consent: personalisation, analytics, assignedAs: shopperId };
  return (await db.shopper.create({ data, select: { id: true } })).id;
}

/** Cookies that hold one of these names of an account's shopper reach nothing any more. */
export async function endAliases(db: Db, aliases: readonly string[]): Promise<void> {
  await db.shopper.updateMany({
    where: { id: { in: [...aliases] }, endedAt: null },
    data: { endedAt: new Date() },
  });
}
