import { IS_OF_EXPERIMENT, LIST, OUTCOMES, SUMS, TOLD } from "./sums-sql";

const KEEP = `
insert into readout_shoppers (experiment_id, shopper_id, ${TOLD}) select $1, shopper_id, ${TOLD} from outcomes`;

/** Keeps what every shopper of the experiment $1 did until $2, in the currency $3. */
export const KEEP_ALL_SQL = `
with shown as materialized (
  select ${LIST} from shown_lists l left join shoppers s on s.id = l.shopper_id where ${IS_OF_EXPERIMENT}
), own as (select id, impressed_at from shown), ${OUTCOMES}${KEEP}`;

export const FORGET_ALL_SQL = "delete from readout_shoppers where experiment_id = $1";

/**
 * Of the shoppers $1, all that are one with them: whom they were merged into, and who was merged into these.
 */
export const WHOLE_SHOPPERS_SQL = `
with given as (select unnest($1::uuid[]) as id), whole as (
  select id from given
  union
  select s.merged_into_id from given g join shoppers s on s.id = g.id where s.merged_into_id is not null
)
select id from whole
union
select s.id from whole w join shoppers s on s.merged_into_id = w.id`;

/** The same of the shoppers $4 alone; none of whom is kept. */
export const KEEP_SOME_SQL = `
with shown as materialized (
  select ${LIST}
  from unnest($4::uuid[]) who (id) join shown_lists l on l.shopper_id = who.id left join shoppers s on s.id = l.shopper_id
  where ${IS_OF_EXPERIMENT}
), own as (
  select l.id, l.impressed_at from shown_lists l where ${IS_OF_EXPERIMENT}
), ${OUTCOMES}${KEEP}`;

export const FORGET_SOME_SQL =
  "delete from readout_shoppers where experiment_id = $1 and shopper_id = any($2::uuid[])";

/** Sums over the shoppers kept of the experiment $1. */
export const KEPT_SUMS_SQL = `
with outcomes as materialized (select ${TOLD} from readout_shoppers where experiment_id = $1), ${SUMS}`;

export const BASE_SQL = `
select until, currency, seen, counted_at as "countedAt", milliseconds from readout_bases where experiment_id = $1 for update`;

export const KEEP_BASE_SQL = `
insert into readout_bases (experiment_id, until, currency, seen, counted_at, milliseconds) values ($1, $2, $3, $4, $5, $6)
on conflict (experiment_id) do update set until = excluded.until, currency = excluded.currency, seen = excluded.seen,
  counted_at = excluded.counted_at, milliseconds = excluded.milliseconds`;

export const FORGET_BASE_SQL = "delete from readout_bases where experiment_id = $1";

/** Forgets what is kept of all experiments but $1. */
export const FORGET_OTHERS_SQL = `
with gone as (delete from readout_bases where experiment_id <> all($1::text[]) returning experiment_id)
delete from readout_shoppers r using gone where r.experiment_id = gone.experiment_id`;

/** What every experiment has looked at; null: none keeps anything. */
export const SEEN_BY_ALL_SQL = "select min(seen) as seen from readout_bases";
