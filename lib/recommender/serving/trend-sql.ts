/** What a shopper first seen less than a day ago weighs: cookies cost nothing. */
export const NEWCOMER_WEIGHT = 0.1;
/** Facts of one shopper on one day that a person may well leave; beyond, each weighs in proportion less. */
const USUAL_A_DAY = 100;
/** Facts on one product that a person may well leave in a day. */
const USUAL_A_PRODUCT = 10;
/** Shoppers of one network whose votes for one product count in full on one day. */
const FULL_FROM_NETWORK = 3;
/** What repeating oneself adds to a vote: a quarter of the logarithm of how often. */
const REPETITION = 0.25;

/** The kinds that take something back. */
const TAKING_BACK = "'remove', 'unlike', 'uncart', 'return'";

/**
 * Popularity by shoppers instead of events. $1 decay per day, $2 and $3 the window (start inclusive, end inclusive),
 * $4 weight of each kind, $5 what a star adds to a rating, $6 the newest event there is.
 *
 * - **votes**: one a shopper, product and day, of the strongest thing they did; doing it again adds little. The day is
 *   that of the event where we saw it ourselves, and that of its arrival where only a browser says when it was: nobody
 *   can vote for days gone by. What was taken back is no vote; a bad rating neither. A fact of nobody in particular is a vote of its own.
 * - **shoppers**: whoever was first seen less than a day before the newest event weighs a tenth; whoever does more in a
 *   day than people do, or the same over and over, weighs less in proportion.
 * - **networks**: beyond three shoppers of one network on one day, a product gains by the logarithm only.
 */
export const TREND_SQL = `
with pairs as (
  select product_id, shopper_id,
    count(*) filter (where kind in ('remove', 'unlike', 'uncart')) as removals, count(*) filter (where kind in ('like', 'cart'))
      as wishes, count(*) filter (where kind = 'return') as returns, count(*) filter (where kind = 'purchase') as purchases
    from interactions i
   where at >= $2 and at <= $3 and lane = 'person' and kind not in ('view', 'rating')
     and exists (select from interactions r where r.shopper_id = i.shopper_id and r.product_id = i.product_id
                   and r.kind in (${TAKING_BACK}) and r.lane = 'person')
   group by 1, 2
), weighed as (
  select i.product_id, coalesce(i.shopper_id, i.id) as shopper_id, origin, at,
    case when origin is null then at else received_at end as seen,
    case when kind = 'rating' and value <= 2 then 0
         when kind in ('like', 'cart') and removals >= wishes then 0
         when kind = 'purchase' and returns >= purchases then 0
         else ($4::jsonb ->> kind::text)::float8
           + case when kind = 'rating' then $5::float8 * (least(5, greatest(1, value)) - 1) else 0 end
    end as weight
    from interactions i left join pairs p on p.shopper_id = i.shopper_id and p.product_id = i.product_id
   where at >= $2 and at <= $3 and lane = 'person' and kind not in (${TAKING_BACK})
), votes as materialized (
  select product_id, shopper_id, (seen at time zone 'UTC')::date as day, max(origin) as origin, count(*) as facts,
    max(weight) as strongest, sum(weight) as weight, max(at) as at, min(seen) as first_seen
    from weighed group by 1, 2, 3
), shoppers as (
  select shopper_id, case when min(first_seen) > $6::timestamptz - interval '1 day' then ${NEWCOMER_WEIGHT} else 1 end
      as trust
    from votes group by shopper_id
), days as (
  select shopper_id, day, least(1, ${USUAL_A_DAY} / sum(facts)) * least(1, ${USUAL_A_PRODUCT} * count(*) / sum(facts))
      as usual
    from votes group by 1, 2
), counted as (
  select v.product_id, v.day, v.origin, s.shopper_id, s.trust * d.usual as standing,
    v.strongest * (1 + ${REPETITION} * ln(v.weight / v.strongest)) * s.trust * d.usual
      * exp(-$1::float8 * greatest(0, extract(epoch from $3 - v.at)::float8) / 86400) as vote
    from votes v join shoppers s using (shopper_id) join days d using (shopper_id, day)
   where v.strongest > 0
), crowds as (
  select product_id, sum(vote) as votes, ${FULL_FROM_NETWORK} * max(vote) as full_votes
    from counted where origin is not null group by product_id, day, origin
  union all
  select product_id, sum(vote), sum(vote) from counted where origin is null group by product_id
)
select product_id,
  sum(case when votes <= full_votes then votes else full_votes * (1 + ln(votes / full_votes)) end)::float8 as score,
  (select sum(most)::float8 from (select max(standing) as most from counted group by shopper_id) one) as crowd
  from crowds where votes > 0 group by product_id`;
