import "server-only";
import { lockAccount } from "@/lib/shop/shoppers/lock-account";
import { sayAccountError } from "@/lib/shop/auth/say-account-error";
import { type Db, getDb } from "@/lib/platform/db/client";
import { inTransaction } from "@/lib/platform/db/transaction";
import { AppError } from "@/lib/platform/errors";
import { uuidv7 } from "@/lib/platform/ids";
import { getOrder } from "@/lib/shop/orders/queries";
import { type Address, addressSchema } from "@/lib/shop/orders/schema";
import type { SaveAddress } from "./schema";

/** So many addresses an account keeps. */
export const MOST_ADDRESSES = 20;

/** An address of somebody's book. */
export interface SavedAddress {
  id: string;
  /** Who is there. */
  name: string;
  address: Address;
  /** Whether a checkout begins with it. */
  isDefault: boolean;
}

const selection = { id: true, name: true, address: true, isDefault: true } as const;

const full = () => new AppError("conflict", sayAccountError("fullBook", { most: MOST_ADDRESSES }));
const gone = () => new AppError("not_found", sayAccountError("goneAddress"));

/** An account's addresses, the default first, then as they were added. */
export async function listAddresses(userId: string): Promise<SavedAddress[]> {
  const rows = await getDb().savedAddress.findMany({
    where: { userId },
    orderBy: [{ isDefault: "desc" }, { id: "asc" }],
    select: selection,
  });
  return rows.map((row) => ({ ...row, address: addressSchema.parse(row.address) }));
}

async function makeDefault(db: Db, userId: string, id: string): Promise<void> {
  await db.savedAddress.updateMany({ where: { userId, isDefault: true }, data: { isDefault: false } });
  await db.savedAddress.update({ where: { id }, data: { isDefault: true }, select: { id: true } });
}

const isSame = (one: SavedAddress, name: string, address: Address) =>
  one.name === name &&
  (["line1", "line2", "city", "postcode", "country"] as const).every(
    (field) => one.address[field] === address[field],
  ) &&
  (one.address.state ?? "") === (address.state ?? "");

/** Adds an address unless the account has the very same; the first one is the default. Returns its id, null when there is no room. */
async function add(db: Db, userId: string, name: string, address: Address): Promise<string | null> {
  const rows = await db.savedAddress.findMany({ where: { userId }, select: selection });
  const same = rows.find((row) =>
    isSame({ ...row, address: addressSchema.parse(row.address) }, name, address),
  );
  if (same) return same.id;
  if (rows.length >= MOST_ADDRESSES) return null;
  const data = { id: uuidv7(), userId, name, address, isDefault: rows.length === 0 };
  return (await db.savedAddress.create({ data, select: { id: true } })).id;
}

/**
 * Adds an address to an account's book, or changes the one with this id. Throws AppError not_found for one that is not theirs,
 * conflict when there are too many.
 */
export async function saveAddress(
  userId: string,
  { id, name, address, isDefault }: SaveAddress,
): Promise<void> {
  await inTransaction(async (db) => {
    // Two changes at once must not leave two defaults, or none, or more addresses than there may be.
    await lockAccount(db, userId);
    if (id !== undefined) {
      const { count } = await db.savedAddress.updateMany({ where: { id, userId }, data: { name, address } });
      if (count === 0) throw gone();
    }
    const saved = id ?? (await add(db, userId, name, address));
    if (saved === null) throw full();
    if (isDefault === "on") await makeDefault(db, userId, saved);
  });
}

/** Lets go of an address; deleting it again changes nothing. Without a default the oldest of the others is it. */
export async function deleteAddress(userId: string, id: string): Promise<void> {
  await inTransaction(async (db) => {
    await lockAccount(db, userId);
    await db.savedAddress.deleteMany({ where: { id, userId } });
    const [first] = await db.savedAddress.findMany({
      where: { userId },
      orderBy: [{ isDefault: "desc" }, { id: "asc" }],
      take: 1,
      select: { id: true, isDefault: true },
    });
    if (first && !first.isDefault) await makeDefault(db, userId, first.id);
  });
}

/** Makes an address the one a checkout begins with. Throws AppError not_found for one that is not theirs. */
export async function chooseDefault(userId: string, id: string): Promise<void> {
  await inTransaction(async (db) => {
    await lockAccount(db, userId);
    if ((await db.savedAddress.count({ where: { id, userId } })) === 0) throw gone();
    await makeDefault(db, userId, id);
  });
}

/** Keeps an address that was ordered to; false when there is no room for it. */
export async function keepAddress(userId: string, name: string, address: Address): Promise<boolean> {
  return inTransaction(async (db) => {
    await lockAccount(db, userId);
    return (await add(db, userId, name, address)) !== null;
  });
}

/** Keeps the address of an order of this account. Throws AppError not_found for another's, conflict when there are too many. */
export async function keepFromOrder(userId: string, number: number): Promise<void> {
  const order = await getOrder(number, { viewer: { userId } });
  if (!order) throw new AppError("not_found", sayAccountError("noOrder"));
  if (!(await keepAddress(userId, order.name, order.address))) throw full();
}

/** Whether an account keeps this address already. */
export function hasAddress(book: readonly SavedAddress[], name: string, address: Address): boolean {
  return book.some((one) => isSame(one, name, address));
}

/** Removes the addresses of these accounts. Returns how many these were. */
export async function forgetAddresses(db: Db, userIds: readonly string[]): Promise<number> {
  return (await db.savedAddress.deleteMany({ where: { userId: { in: [...userIds] } } })).count;
}
