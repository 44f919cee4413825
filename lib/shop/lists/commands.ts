import "server-only";
import { lockAccount } from "@/lib/shop/shoppers/lock-account";
import { sayAccountError } from "@/lib/shop/auth/say-account-error";
import { randomBytes } from "node:crypto";
import { type Db, getDb } from "@/lib/platform/db/client";
import { inTransaction } from "@/lib/platform/db/transaction";
import { AppError } from "@/lib/platform/errors";
import { uuidv7 } from "@/lib/platform/ids";
import type { Cart } from "@/lib/shop/cart/cart";
import { addToCart } from "@/lib/shop/cart/commands";
import type { Visit } from "@/lib/shop/interactions/visit";
import type { SaveProduct } from "./schema";

/** So many lists an account has. */
export const MOST_LISTS = 50;
/** So many products are on one. */
export const MOST_PRODUCTS = 200;

/** Nobody guesses it: 128 random bits. */
const KEY_BYTES = 16;

const gone = () => new AppError("not_found", sayAccountError("goneList"));

/** A refusal that stands at the field for the name. */
function refuseName(message: string): AppError {
  return new AppError("conflict", message, { fields: [{ path: "name", message }] });
}

async function assertFree(db: Db, userId: string, name: string, but?: string): Promise<void> {
  const others = but === undefined ? undefined : { not: but };
  const taken = await db.savedList.count({
    where: { userId, id: others, name: { equals: name, mode: "insensitive" } },
  });
  if (taken > 0) throw refuseName(sayAccountError("listTaken", { name }));
}

async function make(db: Db, userId: string, name: string): Promise<string> {
  await assertFree(db, userId, name);
  if ((await db.savedList.count({ where: { userId } })) >= MOST_LISTS)
    throw refuseName(sayAccountError("mostLists", { most: MOST_LISTS }));
  const data = { id: uuidv7(), userId, name };
  return (await db.savedList.create({ data, select: { id: true } })).id;
}

/** Makes an empty list: of two forms at once not one more than there may be, nor two of one name. Throws AppError conflict for a name that is taken, or when there are too many. Returns its id. */
export async function makeList(userId: string, name: string): Promise<string> {
  return inTransaction(async (db) => {
    await lockAccount(db, userId);
    return make(db, userId, name);
  });
}

/** Throws AppError not_found for a list that is not theirs, conflict for a name that is taken. */
export async function renameList(userId: string, id: string, name: string): Promise<void> {
  await inTransaction(async (db) => {
    await lockAccount(db, userId);
    await assertFree(db, userId, name, id);
    const { count } = await db.savedList.updateMany({ where: { id, userId }, data: { name } });
    if (count === 0) throw gone();
  });
}

/** Deletes a list with what is on it, and its link. Doing it again changes nothing. */
export async function deleteList(userId: string, id: string): Promise<void> {
  await getDb().savedList.deleteMany({ where: { id, userId } });
}

/**
 * Opens a list to whoever has its link, or to nobody but its owner again: then the link is dead for good, and the next one is
 * another. Throws AppError not_found for a list that is not theirs.
 */
export async function shareList(userId: string, id: string, shared: boolean): Promise<void> {
  if (!shared) {
    await getDb().savedList.updateMany({ where: { id, userId }, data: { shareKey: null } });
    return;
  }
  const shareKey = randomBytes(KEY_BYTES).toString("base64url");
  // A second click must not take away the link the first one has made.
  const { count } = await getDb().savedList.updateMany({
    where: { id, userId, shareKey: null },
    data: { shareKey },
  });
  if (count === 0 && (await getDb().savedList.count({ where: { id, userId } })) === 0) throw gone();
}

/** Locks a list and its owner's other changes out. Throws AppError not_found for one that is not theirs. */
async function lockList(db: Db, userId: string, id: string): Promise<void> {
  const rows = await db.$queryRaw<unknown[]>`
    select 1 as one from saved_lists where id = ${id}::uuid and user_id = ${userId}::uuid for update`;
  if (rows.length === 0) throw gone();
}

/**
 * Puts a product onto a list, which may be a new one. Saving it twice is saving it once. Throws AppError not_found for a product
 * that is not for sale or a list that is not theirs, conflict when a list is full or its name is taken.
 *
 * @returns the list
 */
export async function saveProduct(userId: string, wanted: SaveProduct): Promise<{ list: string }> {
  return inTransaction(async (db) => {
    const { product } = wanted;
    if ((await db.product.count({ where: { id: product, status: "active" } })) === 0)
      throw new AppError("not_found", sayAccountError("notSold"));
    await lockAccount(db, userId);
    const list = "list" in wanted ? wanted.list : await make(db, userId, wanted.name);
    await lockList(db, userId, list);
    const others = await db.savedListItem.count({ where: { listId: list, productId: { not: product } } });
    if (others >= MOST_PRODUCTS)
      throw new AppError("conflict", sayAccountError("mostProducts", { most: MOST_PRODUCTS }));
    await db.savedListItem.createMany({ data: [{ listId: list, productId: product }], skipDuplicates: true });
    return { list };
  });
}

/** Takes a product off a list; doing it again changes nothing, nor does it on a list that is not theirs. */
export async function takeOff(userId: string, list: string, product: number): Promise<void> {
  await getDb().savedListItem.deleteMany({ where: { listId: list, productId: product, list: { userId } } });
}

/**
 * Puts a product of a list into the cart and takes it off the list. The same click sent twice adds once. Throws AppError
 * not_found when it is not on a list of theirs any more, and what `addToCart` throws: then it stays.
 */
export async function moveToCart(
  userId: string,
  { list, product, interaction }: { list: string; product: number; interaction: string },
  into: { shopperId: string; visit?: Visit },
): Promise<Cart> {
  const where = { listId: list, productId: product, list: { userId } };
  if ((await getDb().savedListItem.count({ where })) === 0)
    throw new AppError("not_found", sayAccountError("notListed"));
  const cart = await addToCart(into.shopperId, { product, quantity: 1, interaction }, into.visit);
  await takeOff(userId, list, product);
  return cart;
}

/** Removes the lists of these accounts. Returns how many lists and products on them these were. */
export async function forgetLists(
  db: Db,
  userIds: readonly string[],
): Promise<{ saved_lists: number; saved_list_items: number }> {
  const theirs = { userId: { in: [...userIds] } };
  const items = await db.savedListItem.deleteMany({ where: { list: theirs } });
  const lists = await db.savedList.deleteMany({ where: theirs });
  return { saved_lists: lists.count, saved_list_items: items.count };
}
