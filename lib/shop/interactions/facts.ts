import "server-only";
import type pg from "pg";
import type { InteractionKind } from "./schema";

/** One interaction, checked and resolved to the shop's own numbers. */
export interface Fact {
  /** Made by whoever saw it happen; repeating it counts once. */
  id: string;
  /** The canonical shopper. */
  shopperId: string;
  productId: number;
  kind: InteractionKind;
  /** Quantity for cart and purchase, 1–5 for a rating, else 1. */
  value: number;
  /** Milliseconds since the epoch. */
  at: number;
  /** The list it came from. */
  listId: string | null;
}

/** Sorted, so that two batches with the same events wait for each other instead of deadlocking. */
export const INSERT_FACTS_SQL = `
insert into interactions (id, shopper_id, product_id, kind, value, at, list_id)
select id, shopper_id, product_id, kind::interaction_kind, value, to_timestamp(at / 1000), list_id
  from unnest($1::uuid[], $2::uuid[], $3::int[], $4::text[], $5::real[], $6::float8[], $7::uuid[])
    as fact (id, shopper_id, product_id, kind, value, at, list_id)
 order by id
on conflict (id) do nothing
returning id`;

/**
 * Writes facts in one statement, inside the caller's transaction. Call `rememberFacts` with the new ones after the
 * commit, so that the next answer sees them.
 *
 * @returns the ids that were new
 */
export async function insertFacts(client: pg.ClientBase, facts: readonly Fact[]): Promise<Set<string>> {
  if (facts.length === 0) return new Set();
  // What is acknowledged is on disk, whatever the server's default is.
  await client.query("set local synchronous_commit to on");
  const column = <K extends keyof Fact>(name: K) => facts.map((fact) => fact[name]);
  const { rows } = await client.query<{ id: string }>(INSERT_FACTS_SQL, [
    column("id"),
    column("shopperId"),
    column("productId"),
    column("kind"),
    column("value"),
    column("at"),
    column("listId"),
  ]);
  return new Set(rows.map((row) => row.id));
}
