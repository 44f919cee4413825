import "server-only";
import type pg from "pg";
import type { ServedList } from "./list-token";

/** A list that was seen, at the latest when it was clicked. */
export interface Impression {
  list: ServedList;
  /** The canonical shopper. */
  shopperId: string;
  at: number;
}

export interface Click {
  id: string;
  listId: string;
  productId: number;
  position: number;
  at: number;
}

/** $1 the lists as JSON. A list counts as seen when it first was. */
export const UPSERT_LISTS_SQL = `
insert into shown_lists (id, placement, strategy, model_version, rung, experiment, variant, items, shopper_id,
  served_at, impressed_at)
select id, placement, strategy, model_version, rung, experiment, variant, items, shopper_id,
  to_timestamp(served_at / 1000), to_timestamp(impressed_at / 1000)
  from jsonb_to_recordset($1::jsonb) as shown (id uuid, placement text, strategy text, model_version text,
    rung text, experiment text, variant text, items int[], shopper_id uuid, served_at float8, impressed_at float8)
 order by id
on conflict (id) do update set impressed_at = excluded.impressed_at where shown_lists.impressed_at is null
returning id`;

/**
 * Writes lists from their tokens: a served list is only stored once it was on a screen. One entry per list.
 *
 * @returns the ids of the lists not known to be seen before
 */
export async function upsertShownLists(
  client: pg.ClientBase,
  impressions: readonly Impression[],
): Promise<Set<string>> {
  if (impressions.length === 0) return new Set();
  const records = impressions.map(({ list, shopperId, at }) => ({
    id: list.id,
    placement: list.placement,
    strategy: list.strategy,
    model_version: list.model,
    rung: list.rung,
    experiment: list.experiment,
    variant: list.variant,
    items: list.items,
    shopper_id: shopperId,
    served_at: list.servedAt,
    impressed_at: at,
  }));
  const { rows } = await client.query<{ id: string }>(UPSERT_LISTS_SQL, [JSON.stringify(records)]);
  return new Set(rows.map((row) => row.id));
}

/** Writes clicks on lists that are stored. Returns the ids that were new. */
export async function insertClicks(client: pg.ClientBase, clicks: readonly Click[]): Promise<Set<string>> {
  if (clicks.length === 0) return new Set();
  const { rows } = await client.query<{ id: string }>(
    `insert into clicks (id, list_id, product_id, position, at)
     select id, list_id, product_id, position, to_timestamp(at / 1000)
       from unnest($1::uuid[], $2::uuid[], $3::int[], $4::int[], $5::float8[])
         as click (id, list_id, product_id, position, at)
      order by id
     on conflict (id) do nothing
     returning id`,
    [
      clicks.map((click) => click.id),
      clicks.map((click) => click.listId),
      clicks.map((click) => click.productId),
      clicks.map((click) => click.position),
      clicks.map((click) => click.at),
    ],
  );
  return new Set(rows.map((row) => row.id));
}
