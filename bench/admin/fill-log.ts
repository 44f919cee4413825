import type pg from "pg";
import { rebuildingIndexes } from "@/lib/data/generate/rebuild-indexes";
import { inTransaction } from "@/lib/platform/db/transaction";

/** How large the made-up log is. */
export interface LogSize {
  interactions: number;
  lists: number;
  shoppers: number;
  products: number;
  orders: number;
  /** Ending with the day it is now. */
  days: number;
}

/** Rows of one statement: its triggers see all of them at once. */
const CHUNK = 500_000;

/** A shopper's id from a number. */
const SHOPPER = "md5('shopper ' || k)::uuid";

/** Where the log begins; $1 days. In the order of time, as a log grows. */
const BEGIN = "now() - $1::int * interval '1 day'";

const CATALOG_SQL = `
insert into products (sku, slug, name, category_id, price_amount, currency, stock, image)
select 'P' || n, 'p' || n, 'Product ' || n, $2, 500 + n % 9000, 'GBP', 10, '' from generate_series(1, $1::int) n`;

const CATEGORY_SQL = `
insert into categories (slug, name, path, depth) values ('all', 'All', 'all', 0) returning id`;

const SHOPPERS_SQL = `
insert into shoppers (id) select ${SHOPPER} from generate_series(1, $1::int) k`;

/** One in twenty-five has signed in with a browser that was known before. */
const MERGE_SQL = `
update shoppers s set merged_into_id = m.whole
from (select md5('shopper ' || k)::uuid as id, md5('shopper ' || (k - 1))::uuid as whole from generate_series(2, $1::int, 25) k) m
where s.id = m.id`;

/** $1 days, $2 all of them, $3 and $4 numbers from and to, $5 shoppers, $6 products. Four in a row are of one shopper. */
const INTERACTIONS_SQL = `
insert into interactions (id, shopper_id, product_id, kind, at, received_at, list_id, lane)
select gen_random_uuid(), md5('shopper ' || (1 + floor($5::int * u * u))::int)::uuid, 1 + floor($6::int * random() ^ 2)::int,
  case when r < 0.82 then 'view' when r < 0.92 then 'cart' when r < 0.97 then 'like' else 'purchase' end::interaction_kind,
  at, at, case when r between 0.82 and 0.86 then md5('list ' || (floor($7::int * place)::int))::uuid end,
  case when random() < 0.9 then 'person' when random() < 0.8 then 'robot' else 'prefetch' end::lane
from (select n, place, ${BEGIN} + place * $1::int * interval '1 day' as at, random() as r,
    (hashint4((n / 4)::int) & 1048575) / 1048576.0 as u
  from (select n, n / $2::float8 as place from generate_series($3::int, $4::int) n) numbered) drawn`;

/** The experiment that all lists are of: `a` for one half of the shoppers, `b` for the other. */
export const EXPERIMENT = "everything";

/** $1 days, $2 all of them, $3 and $4 numbers from and to, $5 shoppers. */
const LISTS_SQL = `
insert into shown_lists (id, placement, strategy, model_version, rung, shopper_id, items, served_at, impressed_at, lane,
  experiment, variant, device, is_new)
select d.*, '${EXPERIMENT}', case when hashtext(shopper_id::text) & 1 = 0 then 'a' else 'b' end,
  case when hashtext(shopper_id::text) & 2 = 0 then 'phone' else 'desktop' end, hashtext(shopper_id::text) & 4 = 0
from (select md5('list ' || n)::uuid as id,
  (array['home.for-you', 'home.trending', 'product.similar', 'product.together', 'cart.completes', 'search', 'category', 'order.next'])[1 + n % 8],
  's@' || (1 + (n / 8) % 2), 'm' || (place * 8)::int, 'live', md5('shopper ' || (1 + floor($5::int * u * u))::int)::uuid as shopper_id,
  '{1,2,3,4,5,6,7,8,9,10,11,12}'::int[], at, at as seen_at, case when random() < 0.95 then 'person' else 'robot' end::lane
from (select n, place, ${BEGIN} + place * $1::int * interval '1 day' as at, (hashint4((n / 6)::int) & 1048575) / 1048576.0 as u
  from (select n, n / $2::float8 as place from generate_series($3::int, $4::int) n) numbered) drawn) d`;

/** $1 lists. Of every sixteenth list one or two products were clicked. */
const CLICKS_SQL = `
insert into clicks (id, list_id, product_id, position, at, lane)
select gen_random_uuid(), l.id, 1, 0, l.impressed_at + random() * interval '10 minutes', l.lane
from generate_series(1, $1::int, 16) n join shown_lists l on l.id = md5('list ' || n)::uuid,
  generate_series(1, 1 + (random() < 0.2)::int) again`;

/** $1 days, $2 orders, $3 shoppers. */
const ORDERS_SQL = `
insert into orders (id, idempotency_key, shopper_id, status, currency, subtotal_amount, shipping_amount, total_amount, email,
  name, address, created_at)
select md5('order ' || n)::uuid, md5('order ' || n)::uuid, md5('shopper ' || (1 + floor($3::int * random()))::int)::uuid,
  case when random() < 0.95 then 'placed' else 'cancelled' end::order_status, 'GBP', 0, 395, 395, 'a@example.org', 'A', '{}',
  ${BEGIN} + n / $2::float8 * $1::int * interval '1 day'
from generate_series(1, $2::int) n`;

/** $1 orders, $2 lists, $3 products. Every other line is of a list that was seen shortly before. */
const LINES_SQL = `
insert into order_items (id, order_id, product_id, name, unit_amount, quantity, list_id)
select gen_random_uuid(), md5('order ' || n)::uuid, 1 + floor($3::int * random())::int, 'P',
  500 + floor(9000 * random() ^ 3)::int, 1 + (random() < 0.2)::int,
  case when random() < 0.5 then md5('list ' || greatest(1, (n / $1::float8 * $2::int - random() * 1000)::int))::uuid end
from generate_series(1, $1::int) n, generate_series(1, 1 + (n % 3)) line`;

/** A line of an order is a fact, too. */
const BOUGHT_SQL = `
insert into interactions (id, shopper_id, product_id, kind, value, at, received_at, list_id, lane)
select l.id, o.shopper_id, l.product_id, 'purchase', l.quantity, o.created_at, o.created_at, l.list_id,
  case o.status when 'placed' then 'person' else 'withdrawn' end::lane
from orders o join order_items l on l.order_id = o.id`;

/** Another front end's: $1 days, $2 sales, $3 shoppers, $4 products, $5 lists. */
const REPORTED_SQL = `
insert into interactions (id, shopper_id, product_id, kind, value, at, received_at, list_id, unit_amount, currency, order_ref)
select gen_random_uuid(), md5('shopper ' || (1 + floor($3::int * random()))::int)::uuid, 1 + floor($4::int * random())::int,
  'purchase', 1, at, at, md5('list ' || (floor($5::int * place)::int))::uuid, 1250, 'GBP', 'R' || n / 2
from (select n, n / $2::float8 as place, ${BEGIN} + n / $2::float8 * $1::int * interval '1 day' as at
  from generate_series(1, $2::int) n) drawn`;

/** One in fifty of the purchases comes back within days. */
const RETURNS_SQL = `
insert into interactions (id, shopper_id, product_id, kind, value, at, received_at)
select gen_random_uuid(), shopper_id, product_id, 'return', 1, least(now(), at + random() * interval '5 days'), now()
from interactions where kind = 'purchase' and lane = 'person' and shopper_id is not null and random() < 0.02`;

const AUDIT_SQL = `
insert into audit_entries (id, at, actor, action, subject)
select gen_random_uuid(), now() - n * interval '1 minute', 'admin@example.org', 'model.promote', 'm' || n
from generate_series(1, 200000) n`;

const JOBS_SQL = `
insert into jobs (id, name, state, created_at, finished_at)
select gen_random_uuid(), 'train', 'completed', now() - n * interval '1 hour', now() - n * interval '1 hour'
from generate_series(1, 20000) n`;

/** Numbers up to `count` in chunks. */
function chunksOf(count: number): [first: number, last: number][] {
  const chunks: [number, number][] = [];
  for (let first = 1; first <= count; first += CHUNK)
    chunks.push([first, Math.min(count, first + CHUNK - 1)]);
  return chunks;
}

/** Fills an empty shop with a log in which everything happens that figures look at. */
export async function fillLog(pool: pg.Pool, size: LogSize, say: (text: string) => void): Promise<void> {
  const { interactions, lists, shoppers, products, orders, days } = size;
  const { rows } = await pool.query<{ id: number }>(CATEGORY_SQL);
  await pool.query(CATALOG_SQL, [products, rows[0]?.id]);
  await pool.query(SHOPPERS_SQL, [shoppers]);
  await pool.query(MERGE_SQL, [shoppers]);
  await inTransaction(
    async (_db, client) => {
      await rebuildingIndexes(
        client,
        "interactions",
        async () => {
          for (const [first, last] of chunksOf(interactions)) {
            say(`interactions ${last.toLocaleString("en")}`);
            await client.query(INTERACTIONS_SQL, [
              days,
              interactions,
              first,
              last,
              shoppers,
              products,
              lists,
            ]);
          }
        },
        () => {},
      );
      await rebuildingIndexes(
        client,
        "shown_lists",
        async () => {
          for (const [first, last] of chunksOf(lists)) {
            say(`lists ${last.toLocaleString("en")}`);
            await client.query(LISTS_SQL, [days, lists, first, last, shoppers]);
          }
        },
        () => {},
      );
    },
    { on: pool },
  );
  say("clicks, orders, returns");
  await pool.query(CLICKS_SQL, [lists]);
  await pool.query(ORDERS_SQL, [days, orders, shoppers]);
  await pool.query(LINES_SQL, [orders, lists, products]);
  await pool.query(BOUGHT_SQL);
  await pool.query(REPORTED_SQL, [days, Math.ceil(orders / 5), shoppers, products, lists]);
  await pool.query(RETURNS_SQL);
  await pool.query(AUDIT_SQL);
  await pool.query(JOBS_SQL);
  say("statistics");
  await pool.query("vacuum analyze");
}
