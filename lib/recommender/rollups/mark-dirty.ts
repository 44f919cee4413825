import type pg from "pg";
import { SKIP_CLOSED_SQL } from "./close-hours";
import { MARK_ALL_SQL, MARK_HOURS_SQL, TAKE_CHANGES_SQL, WEIGH_CHANGES_SQL } from "./dirty-sql";
import { linkShoppers } from "./number-shoppers";
import { updateReturns } from "./returns";
import { touch, touchEverybody } from "./touches";

interface Changes {
  hours: Date[];
  lists: string[];
  shoppers: string[];
  orders: string[];
  merged: string[];
}

const FORGET_CHANGES_SQL = "delete from rollup_changes";

/** Marks every hour there is, and brings up to date what is not counted by hours. */
export async function markEverything(client: pg.ClientBase): Promise<void> {
  await client.query(FORGET_CHANGES_SQL);
  await updateReturns(client, null);
  await linkShoppers(client, null);
  await client.query(MARK_ALL_SQL);
  await client.query(SKIP_CLOSED_SQL);
  await touchEverybody(client);
}

/**
 * Takes out what the triggers have noted and marks the hours that it is counted in. Runs in one transaction: a change is
 * either still noted, or its hours are marked.
 *
 * @returns whether there was anything
 */
export async function markDirty(client: pg.ClientBase): Promise<boolean> {
  const [weighed] = (await client.query<{ isEverything: boolean }>(WEIGH_CHANGES_SQL)).rows;
  if (!weighed) return false;
  if (weighed.isEverything) {
    await markEverything(client);
    return true;
  }
  const [changes] = (await client.query<Changes>(TAKE_CHANGES_SQL)).rows;
  if (!changes) return false;
  const { hours, lists, shoppers, orders, merged } = changes;
  await linkShoppers(client, merged);
  const purchases = await updateReturns(client, shoppers);
  await client.query(MARK_HOURS_SQL, [hours, lists, orders, purchases]);
  await client.query(SKIP_CLOSED_SQL);
  await touch(client, changes);
  return true;
}
