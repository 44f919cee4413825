import "server-only";
import { getDb, getPool } from "@/lib/platform/db/client";
import { AppError } from "@/lib/platform/errors";
import { getLog } from "@/lib/platform/log";
import { markOf } from "@/lib/shop/shoppers/erasure-mark";
import { eraseAccount, eraseShopper } from "./erase";
import { listLedger, readLedger } from "./ledger";
import { isSigned, type Receipt, receiptSchema } from "./receipt";

const PAGE = 20_000;
const NIL = "00000000-0000-0000-0000-000000000000";

/** Every shopper id that stands anywhere, in order, from $1 on. */
const SHOPPERS_SQL = `
select id from (
  (select id from shoppers where id > $1::uuid order by id limit $2::int)
  union
  (select distinct shopper_id from interactions where shopper_id > $1::uuid order by shopper_id limit $2::int)
  union
  (select distinct shopper_id from shown_lists where shopper_id > $1::uuid order by shopper_id limit $2::int)
) known order by id limit $2::int`;
const USERS_SQL = "select id from users where id > $1::uuid order by id limit $2::int";

interface Found {
  shoppers: string[];
  users: string[];
}

async function scan(sql: string, isMeant: (id: string) => boolean): Promise<string[]> {
  const found: string[] = [];
  let after = NIL;
  for (;;) {
    const { rows } = await getPool("work").query<{ id: string }>(sql, [after, PAGE]);
    for (const { id } of rows) if (isMeant(id)) found.push(id);
    const last = rows.at(-1);
    if (!last || rows.length < PAGE) return found;
    after = last.id;
  }
}

/** Whoever is still, or again, in the database of those these receipts are about. Looks at every id there is. */
export async function findErased(receipts: readonly Receipt[]): Promise<Found> {
  const marks = new Set(receipts.flatMap((receipt) => receipt.marks));
  const shoppers = await scan(SHOPPERS_SQL, (id) => marks.has(markOf("shopper", id)));
  const users = await scan(USERS_SQL, (id) => marks.has(markOf("account", id)));
  return { shoppers, users };
}

/** Throws AppError invalid for a receipt this shop has not signed. */
export function assertSigned(receipt: Receipt): void {
  if (isSigned(receipt)) return;
  throw new AppError(
    "invalid",
    `The receipt ${receipt.id} is not signed by this shop, or was changed since. With another AISLE_ERASURE_SECRET than the shop had then none of its receipts fits.`,
  );
}

/** Notes erasures a restored database does not know, so that their ids are dead again. */
async function noteAgain(receipts: readonly Receipt[]): Promise<void> {
  const db = getDb();
  for (const receipt of receipts) {
    const { id, erasedAt, marks } = receipt;
    await db.erasure.createMany({ data: [{ id, at: new Date(erasedAt), receipt }], skipDuplicates: true });
    await db.erasureMark.createMany({
      data: marks.map((mark) => ({ mark, erasureId: id })),
      skipDuplicates: true,
    });
  }
}

/**
 * Erases again whoever these receipts are about: a database restored from before holds them anew. Throws AppError invalid
 * for a receipt that is not the shop's, before anything is done.
 *
 * @returns how many ids were found
 */
export async function applyReceipts(receipts: readonly Receipt[], actor: string): Promise<number> {
  receipts.forEach(assertSigned);
  if (receipts.length === 0) return 0;
  const { shoppers, users } = await findErased(receipts);
  for (const id of shoppers) await eraseShopper(id, actor);
  const left = await getDb().user.findMany({ where: { id: { in: users } }, select: { id: true } });
  for (const { id } of left) await eraseAccount(id, actor);
  await noteAgain(receipts);
  return shoppers.length + users.length;
}

/** Receipts beside the database that the database knows nothing of: it was restored from before. */
export async function listForgottenReceipts(): Promise<Receipt[]> {
  const ids = await listLedger();
  if (ids.length === 0) return [];
  const known = await getDb().erasure.findMany({ where: { id: { in: ids } }, select: { id: true } });
  const have = new Set(known.map(({ id }) => id));
  const read = await Promise.all(ids.filter((id) => !have.has(id)).map(readLedger));
  return read.filter((receipt) => receipt !== null);
}

/** Does again what a restored database has forgotten. Returns how many receipts that were. */
export async function applyForgotten(actor: string): Promise<number> {
  const receipts = await listForgottenReceipts();
  const ours = receipts.filter(isSigned);
  for (const { id } of receipts.filter((receipt) => !isSigned(receipt)))
    getLog("privacy").warn({ receipt: id }, "this receipt is not signed by this shop and is left alone");
  await applyReceipts(ours, actor);
  return ours.length;
}

/** Every receipt the database knows. */
export async function listReceipts(): Promise<Receipt[]> {
  const rows = await getDb().erasure.findMany({ orderBy: { at: "asc" }, select: { receipt: true } });
  return rows.map(({ receipt }) => receiptSchema.parse(receipt));
}

/** The receipt of this number; null when there is none. */
export async function findReceipt(id: string): Promise<Receipt | null> {
  const found = await getDb().erasure.findUnique({ where: { id }, select: { receipt: true } });
  return found && receiptSchema.parse(found.receipt);
}

/** What can be said of a receipt. */
export interface Verdict {
  /** The shop has signed it, and nothing of it was changed. */
  valid: boolean;
  /** The shop's database knows of it: what comes in under one of its ids is not recorded. */
  recorded: boolean;
}

export async function verifyReceipt(receipt: Receipt): Promise<Verdict> {
  if (!isSigned(receipt)) return { valid: false, recorded: false };
  const known = await getDb().erasure.findUnique({ where: { id: receipt.id }, select: { id: true } });
  return { valid: true, recorded: known !== null };
}
