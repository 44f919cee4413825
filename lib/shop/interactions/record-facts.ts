import "server-only";
import type pg from "pg";
import { type Fact, insertFacts } from "./facts";

/** Something a shopper did that the shop itself saw, in the cart or at the checkout. */
export interface ShopFact {
  id: string;
  kind: Extract<Fact["kind"], "cart" | "remove" | "purchase">;
  productId: number;
  quantity: number;
  listId: string | null;
}

/**
 * Records facts in the transaction of what they are about, so that both are kept or neither. A fact whose id is known
 * is not recorded again; a shopper who does not consent leaves none.
 *
 * @returns what is new: give it to `rememberFacts` after the commit
 */
export async function recordFacts(
  client: pg.ClientBase,
  shopperId: string,
  given: readonly ShopFact[],
): Promise<Fact[]> {
  const { rows } = await client.query<{ consent: boolean }>("select consent from shoppers where id = $1", [
    shopperId,
  ]);
  if (rows[0]?.consent === false) return [];
  const at = Date.now();
  const facts = given.map(({ quantity, ...fact }): Fact => ({ ...fact, shopperId, value: quantity, at }));
  const added = await insertFacts(client, facts);
  return facts.filter((fact) => added.has(fact.id));
}

/** Whether a fact with this id has been recorded: then the click it stands for has been dealt with. */
export async function isRecorded(client: pg.ClientBase, id: string): Promise<boolean> {
  const { rowCount } = await client.query("select from interactions where id = $1", [id]);
  return rowCount === 1;
}
