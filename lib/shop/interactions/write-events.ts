import "server-only";
import type { Db } from "@/lib/platform/db/client";
import { Prisma } from "@/lib/platform/db/generated/client";
import type { Fact } from "./facts";
import type { Click, Impression } from "./list-events";
import type { ServedList } from "./list-token";

/** What one batch is about to leave in the database. */
export interface Events {
  facts: readonly Fact[];
  /** Served lists, from their tokens: one is stored once it was on a screen. One entry per list. */
  impressions?: readonly Impression[];
  /** On lists that are stored, or that come along. */
  clicks?: readonly Click[];
}

/** Ids of what was new: facts and clicks not recorded before, lists not seen before. */
export interface NewEvents {
  facts: Set<string>;
  lists: Set<string>;
  clicks: Set<string>;
}

function toListRow({ list, shopperId, at, lane }: Impression) {
  const { id, placement, strategy, model, rung, experiment, variant, items, servedAt, terms } = list;
  const row = {
    id,
    placement,
    strategy,
    model,
    rung,
    experiment,
    variant,
    items,
    shopperId,
    servedAt,
    at,
    lane,
  };
  if (!terms) return row;
  const { device, isNew, held, variantShare, teams } = terms;
  return { ...row, device, isNew, held, variantShare, teams, propensities: propensitiesOf(list) };
}

/** How likely each product was to stand at its place; null where that was certain. */
function propensitiesOf({ items, terms }: ServedList): number[] | null {
  if (terms?.propensities) return terms.propensities;
  const chance = terms?.exploration;
  if (!chance) return null;
  const drawn = chance.share / (items.length * chance.pool);
  const usual = 1 - chance.share / items.length;
  return items.map((_, place) => (place === chance.place ? drawn : usual));
}

function toFactRow({ sale, ...fact }: Fact) {
  return { ...fact, unitAmount: sale?.unitAmount, currency: sale?.currency, orderRef: sale?.order };
}

// Sorted, so that two batches with the same events wait for each other instead of deadlocking.
const insertFacts = (facts: readonly Fact[]) => Prisma.sql`
  insert into interactions (id, shopper_id, product_id, kind, value, at, client_at, list_id, lane, origin, unit_amount,
    currency, order_ref)
  select id, "shopperId", "productId", kind, value, to_timestamp(at / 1000), to_timestamp("clientAt" / 1000), "listId",
    coalesce(lane, 'person'), origin, "unitAmount", currency, "orderRef"
    from json_to_recordset(${JSON.stringify(facts.map(toFactRow))}::json) as given (id uuid, "shopperId" uuid,
      "productId" int, kind interaction_kind, value real, at float8, "clientAt" float8, "listId" uuid, lane lane,
      origin bigint, "unitAmount" int, currency char(3), "orderRef" text)
   order by id
  on conflict (id) do nothing
  returning id`;

/** A list counts as seen when it first was. */
const upsertLists = (impressions: readonly Impression[]) => Prisma.sql`
  insert into shown_lists (id, placement, strategy, model_version, rung, experiment, variant, items, shopper_id,
    served_at, impressed_at, lane, device, is_new, held, variant_share, propensities, teams)
  select id, placement, strategy, model, rung, experiment, variant, items, "shopperId",
    to_timestamp("servedAt" / 1000), to_timestamp(at / 1000), coalesce(lane, 'person'), device, "isNew", held,
    "variantShare", coalesce(propensities, '{}'), coalesce(teams, '{}')
    from json_to_recordset(${JSON.stringify(impressions.map(toListRow))}::json) as given (id uuid, placement text,
      strategy text, model text, rung text, experiment text, variant text, items int[], "shopperId" uuid,
      "servedAt" float8, at float8, lane lane, device text, "isNew" boolean, held boolean, "variantShare" real,
      propensities real[], teams smallint[])
   order by id
  on conflict (id) do update set impressed_at = excluded.impressed_at where shown_lists.impressed_at is null
  returning id`;

const insertClicks = (clicks: readonly Click[]) => Prisma.sql`
  insert into clicks (id, list_id, product_id, position, at, client_at, lane)
  select id, "listId", "productId", position, to_timestamp(at / 1000), to_timestamp("clientAt" / 1000),
    coalesce(lane, 'person')
    from json_to_recordset(${JSON.stringify(clicks)}::json) as given (id uuid, "listId" uuid, "productId" int,
      position int, at float8, "clientAt" float8, lane lane)
   order by id
  on conflict (id) do nothing
  returning id`;

/** The one statement that writes a batch. Most batches hold facts alone, and theirs is the shorter one. */
export function writeEventsSql({ facts, impressions = [], clicks = [] }: Events): Prisma.Sql {
  if (impressions.length + clicks.length === 0) {
    return Prisma.sql`/* write-facts */
      with fact as (${insertFacts(facts)}) select string_agg(id::text, ',') as facts from fact`;
  }
  return Prisma.sql`/* write-events */
    with fact as (${insertFacts(facts)}), list as (${upsertLists(impressions)}), click as (${insertClicks(clicks)})
    select (select string_agg(id::text, ',') from fact) as facts,
           (select string_agg(id::text, ',') from list) as lists,
           (select string_agg(id::text, ',') from click) as clicks`;
}

/** Ids joined by commas, null for none. One row instead of one per event: reading rows is most of what a batch costs here. */
const toIds = (joined: string | null | undefined): Set<string> => new Set(joined?.split(","));

/**
 * Writes a batch in one statement: all of it or nothing, and what is written is on disk when the statement's transaction
 * has ended. Call `rememberFacts` with the new facts after that, so that the next answer sees them.
 */
export async function writeEvents(db: Db, events: Events): Promise<NewEvents> {
  const [added] = await db.$queryRaw<Partial<Record<keyof NewEvents, string | null>>[]>(
    writeEventsSql(events),
  );
  return { facts: toIds(added?.facts), lists: toIds(added?.lists), clicks: toIds(added?.clicks) };
}
