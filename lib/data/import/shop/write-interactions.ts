import type { PoolClient } from "pg";
import type { InteractionKind } from "@/lib/platform/db/generated/enums";
import { copyRows } from "@/lib/platform/db/copy-rows";

/** An interaction with the ids of this shop. */
export interface NewInteraction {
  id: string;
  /** Its id where another interaction, one that says something else, has `id`; null: there can be none. */
  otherId: string | null;
  /** null: nobody's. For a shopper with an external id: the one to make if there is none of that name yet. */
  shopperId: string | null;
  externalId: string | null;
  productId: number;
  kind: InteractionKind;
  value: number;
  at: number;
}

const COLUMNS =
  "import_interactions (place, id, other_id, shopper_id, external_id, product_id, kind, value, at)";

/** The staging table of this session; emptied by every commit. */
export async function prepareInteractionStaging(client: PoolClient): Promise<void> {
  await client.query(
    `create temporary table if not exists import_interactions
       (place int, id uuid, other_id uuid, shopper_id uuid, external_id text, product_id int, kind interaction_kind,
        value real, at timestamptz)
     on commit delete rows`,
  );
}

/** Facts an older version put down to a shopper called NULL, guest or 0 were nobody's. */
const FREE_NOBODY = `
  update interactions known set shopper_id = null
    from import_interactions given
   where known.id = given.id and given.other_id is null and given.shopper_id is null
     and known.shopper_id is not null`;

/** Shoppers who were imported before external ids were kept get theirs. */
const NAME_SHOPPERS = `
  update shoppers set external_id = given.external_id
    from (select distinct shopper_id, external_id from import_interactions where external_id is not null) given
   where shoppers.id = given.shopper_id and shoppers.external_id is null
     and not exists (select from shoppers other where other.external_id = given.external_id)`;

/** Whoever has the external id already, by the interface or another file, is that shopper: no second one is made. */
const ADD_SHOPPERS = `
  insert into shoppers (id, external_id, created_at)
  select shopper_id, external_id, min(at) from import_interactions
   where shopper_id is not null group by shopper_id, external_id
  on conflict do nothing`;

/**
 * `said` is what an interaction says as one text; a view's value says nothing. An id goes to the first that says
 * something under it, here or in the database; what says something else under it gets its other id.
 */
const ADD_INTERACTIONS = `
  with given as (
    select given.*, coalesce(named.merged_into_id, named.id, own.merged_into_id, own.id) as owner
      from import_interactions given
      left join shoppers named on named.external_id = given.external_id
      left join shoppers own on own.id = given.shopper_id and given.external_id is null),
  heard as (
    select given.*,
      concat_ws('|', owner, product_id, kind, case when kind in ('view', 'like', 'unlike') then 1 else value end,
        extract(epoch from at)) as said
      from given),
  ranked as (select heard.*, first_value(said) over (partition by id order by place) as first_said from heard)
  insert into interactions (id, shopper_id, product_id, kind, value, at)
  select case when other_id is null or ranked.said = coalesce(known.said, first_said) then ranked.id else other_id end,
    owner, ranked.product_id, ranked.kind, ranked.value, ranked.at
    from ranked
    left join lateral (
      select concat_ws('|', shopper_id, product_id, kind, case when kind in ('view', 'like', 'unlike') then 1 else value end,
        extract(epoch from at)) as said
        from interactions where interactions.id = ranked.id and other_id is not null limit 1) known on true
  on conflict (id) do nothing
  returning id`;

/** What processes keep in memory of shoppers may not be all any more. */
const TELL_PROCESSES = "select pg_notify('shoppers', 'import:*')";

/** As `addInteractions`; returns how many were new. */
export async function writeInteractions(
  client: PoolClient,
  interactions: readonly NewInteraction[],
): Promise<number> {
  return (await addInteractions(client, interactions)).size;
}

/**
 * Writes interactions and the shoppers they belong to, inside the caller's transaction. Returns the ids of those that were
 * new: those that are there already change nothing.
 */
export async function addInteractions(
  client: PoolClient,
  interactions: readonly NewInteraction[],
): Promise<Set<string>> {
  if (interactions.length === 0) return new Set();
  let place = 0;
  await copyRows(client, COLUMNS, interactions, (one) => [
    place++,
    one.id,
    one.otherId,
    one.shopperId,
    one.externalId,
    one.productId,
    one.kind,
    one.value,
    new Date(one.at).toISOString(),
  ]);
  await client.query(FREE_NOBODY);
  await client.query(NAME_SHOPPERS);
  await client.query(ADD_SHOPPERS);
  const { rows } = await client.query<{ id: string }>(ADD_INTERACTIONS);
  await client.query(TELL_PROCESSES);
  return new Set(rows.map(({ id }) => id));
}
