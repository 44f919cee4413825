import "server-only";
import type pg from "pg";
import { runAlone } from "@/lib/platform/db/alone";
import { type Db, getDb, getPool } from "@/lib/platform/db/client";
import { inTransaction } from "@/lib/platform/db/transaction";
import { uuidv7 } from "@/lib/platform/ids";
import { ADVISORY_LOCK } from "@/lib/platform/postgres/advisory-locks";
import { forgetInJobs } from "@/lib/jobs/forget";
import { forgetInAdvance, forgetInExports } from "@/lib/recommender/backfill/forget";
import { forgetInReadouts } from "@/lib/recommender/readouts/forget";
import { forgetNumbers } from "@/lib/recommender/rollups/forget";
import { assertNoStaff, findEmails, forgetAccounts, forgetMerges } from "@/lib/shop/accounts/forget-accounts";
import { forgetInAudit } from "@/lib/shop/audit/forget";
import { recordAudit } from "@/lib/shop/audit/record-audit";
import { forgetAddresses } from "@/lib/shop/addresses/book";
import { forgetCarts } from "@/lib/shop/cart/forget";
import { forgetCheckouts } from "@/lib/shop/payments/forget-checkouts";
import { forgetEvents } from "@/lib/shop/interactions/forget";
import { forgetLists } from "@/lib/shop/lists/commands";
import { forgetNotices } from "@/lib/shop/notices/forget";
import { anonymiseOrders } from "@/lib/shop/orders/anonymise";
import { forgetReviews } from "@/lib/shop/reviews/forget";
import { markOf } from "@/lib/shop/shoppers/erasure-mark";
import { forgetShoppers } from "@/lib/shop/shoppers/forget-shoppers";
import { findPerson, findPersonOfAccount, type Person } from "@/lib/shop/shoppers/person";
import { announceForgotten } from "@/lib/shop/shoppers/shopper-news";
import { forgetInUploads } from "@/lib/shop/uploads/forget";
import { keepReceipt } from "./ledger";
import { type Receipt, signReceipt } from "./receipt";
import { forgetInMails } from "@/lib/platform/mail/send-mail";
import { forgetInRejects } from "./rejects";

type Counts = Record<string, number>;

/** Removes all there is of a person, in the one transaction of `client`. Returns how many rows, by table. */
async function forgetEverywhere(db: Db, client: pg.PoolClient, person: Person): Promise<Counts> {
  const { ids, userIds, externalIds } = person;
  const emails = await findEmails(db, userIds);
  const secrets = { anywhere: [...ids, ...userIds, ...emails], whole: externalIds };
  const orders = await anonymiseOrders(db, person);
  const checkouts = await forgetCheckouts(db, person);
  const events = await forgetEvents(db, ids);
  const carts = await forgetCarts(db, ids);
  const reviews = await forgetReviews(db, ids);
  const stock_notices = await forgetNotices(db, ids, emails);
  const merges = await forgetMerges(db, ids);
  const saved_addresses = await forgetAddresses(db, userIds);
  const lists = await forgetLists(db, userIds);
  const accounts = await forgetAccounts(db, userIds);
  const shoppers = await forgetShoppers(db, ids);
  const readout_shoppers = await forgetInReadouts(db, ids);
  const precomputed_recommendations = await forgetInAdvance(db, ids);
  const rollup_shoppers = await forgetNumbers(client, ids);
  const audit_entries = await forgetInAudit(db, secrets);
  const jobs = await forgetInJobs(db, secrets);
  const files = await forgetInRejects(secrets);
  const mails = await forgetInMails(secrets);
  const uploads = await forgetInUploads(db, secrets);
  const export_files = await forgetInExports(ids);
  return {
    orders,
    checkouts,
    ...events,
    ...carts,
    reviews,
    stock_notices,
    ...merges,
    saved_addresses,
    ...lists,
    ...accounts,
    shoppers,
    readout_shoppers,
    precomputed_recommendations,
    rollup_shoppers,
    audit_entries,
    jobs,
    ...files,
    uploads,
    export_files,
    mails,
  };
}

/** While no process counts roll-ups: one that had begun before would count the person once more afterwards. */
async function whileNothingCounts<T>(work: (db: Db, client: pg.PoolClient) => Promise<T>): Promise<T> {
  const alone = (client: pg.PoolClient) => inTransaction(work, { on: client });
  return (await runAlone(ADVISORY_LOCK.rollups, alone, { on: getPool("work"), waits: true })) as T;
}

const marksOf = ({ ids, userIds }: Person): string[] => [
  ...ids.map((id) => markOf("shopper", id)),
  ...userIds.map((id) => markOf("account", id)),
];

/** Keeps that somebody was erased, in the transaction that does it. */
async function note(db: Db, receipt: Receipt, actor: string): Promise<void> {
  const { id, erasedAt, marks } = receipt;
  await db.erasure.create({ data: { id, at: new Date(erasedAt), receipt }, select: { id: true } });
  const data = marks.map((mark) => ({ mark, erasureId: id }));
  await db.erasureMark.createMany({ data, skipDuplicates: true });
  await recordAudit(db, { actor, action: "shopper.erase", subject: id, detail: { rows: receipt.rows } });
}

/** What was on its way into the database while a person was erased goes as well. */
async function forgetLatecomers(person: Person): Promise<void> {
  const late = { OR: [{ shopperId: { in: person.ids } }] };
  const [interactions, lists] = [
    await getDb().interaction.count({ where: late }),
    await getDb().shownList.count({ where: late }),
  ];
  if (interactions + lists === 0) return;
  await whileNothingCounts((db, client) => forgetEverywhere(db, client, person));
}

/**
 * Erases whoever is behind a shopper id: their account, every name they go by, and all that was ever recorded of them, in
 * the database, in the memory of every process, and in files of imports, uploads and lists made in advance. Orders stay, as orders of nobody. Erasing
 * somebody who is not there is no error: the id is dead from then on.
 * Throws AppError conflict for an account that works for the shop, unavailable.
 *
 * @param actor the name under which the audit remembers who asked for it; not the person's own
 * @returns the receipt, which is kept beside the database as well
 */
export async function eraseShopper(shopperId: string, actor: string): Promise<Receipt> {
  return erase((db) => findPerson(db, shopperId), actor);
}

/** The same of whoever has an account. */
export async function eraseAccount(userId: string, actor: string): Promise<Receipt> {
  return erase((db) => findPersonOfAccount(db, userId), actor);
}

async function erase(find: (db: Db) => Promise<Person>, actor: string): Promise<Receipt> {
  const [id, erasedAt] = [uuidv7(), new Date().toISOString()];
  const { person, receipt } = await whileNothingCounts(async (db, client) => {
    const person = await find(db);
    await assertNoStaff(db, person.userIds);
    const rows = await forgetEverywhere(db, client, person);
    const format = "aisle-erasure-1" as const;
    const receipt = signReceipt({ format, id, erasedAt, marks: marksOf(person), rows });
    await note(db, receipt, actor);
    // Before the commit: an erasure nobody could repeat after a restore has not been done.
    await keepReceipt(receipt);
    return { person, receipt };
  });
  await announceForgotten(person.ids);
  await forgetLatecomers(person);
  return receipt;
}
