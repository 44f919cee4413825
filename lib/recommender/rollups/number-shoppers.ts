import type pg from "pg";
import { LINK_PARTS_SQL, NUMBER_SHOPPERS_SQL, NUMBER_WHOLES_SQL } from "./number-sql";

type Numbered = { id: string };

/**
 * Says of merged shoppers which number they are part of; null: of all. Those without a number get none: nothing of theirs
 * is counted.
 */
export async function linkShoppers(client: pg.ClientBase, ids: readonly string[] | null): Promise<void> {
  let unlinked = ids;
  // What they were merged into gets a number too, and may have been merged itself.
  while (unlinked === null || unlinked.length > 0) {
    const { rows } = await client.query<Numbered>(NUMBER_WHOLES_SQL, [unlinked]);
    await client.query(LINK_PARTS_SQL, [unlinked]);
    unlinked = rows.map(({ id }) => id);
  }
}

/** Gives numbers to the shoppers seen between two moments that have none. */
export async function numberShoppers(client: pg.ClientBase, from: Date, to: Date): Promise<void> {
  const { rows } = await client.query<Numbered>(NUMBER_SHOPPERS_SQL, [from, to]);
  await linkShoppers(
    client,
    rows.map(({ id }) => id),
  );
}
