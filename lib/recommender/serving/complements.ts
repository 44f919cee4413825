import "server-only";
import { getPool } from "@/lib/platform/db/client";
import { keptJson } from "@/lib/platform/keeping";

interface Partner {
  categoryId: number;
  lift: number;
}

/** Categories that are bought together, by category: the best partner first, with its discounted lift. */
export type Complements = ReadonlyMap<number, readonly Partner[]>;

/** The newest purchases that are looked at: enough for stable counts, few enough for a large shop. */
const PURCHASES = 100_000;
/** Baskets a pair of categories must share at least. */
const SUPPORT = 3;
/** A pair seen n times keeps n / (n + discount) of its lift: lift alone prefers rare pairs. */
const DISCOUNT = 10;
const PARTNERS = 6;
const PATIENCE_MS = 20_000;

const onDisk = keptJson<Complements>(
  "complements",
  1,
  (entries) => new Map(entries as [number, Partner[]][]),
);

/**
 * lift(a, b) = n_ab · n / (n_a · n_b) over baskets (one shopper, one day) of categories. Most pairs of products are never
 * bought together often enough to say so; their kinds are. Pairs at or below chance (lift ≤ 1) are left out.
 */
export async function loadComplements(): Promise<Complements> {
  const { rows } = await getPool("report").query<{ category_id: number; partner_id: number; lift: number }>({
    text: `with bought as (
        select shopper_id, at, product_id from interactions
         where kind = 'purchase' and lane = 'person' and shopper_id is not null order by at desc limit $1),
      baskets as (
        select distinct b.shopper_id, b.at::date as day, p.category_id
          from bought b join products p on p.id = b.product_id),
      counts as (select category_id, count(*)::float8 as n from baskets group by category_id),
      total as (select count(distinct (shopper_id, day))::float8 as n from baskets),
      pairs as (
        select a.category_id, b.category_id as partner_id, count(*)::float8 as n
          from baskets a join baskets b using (shopper_id, day)
         where a.category_id <> b.category_id group by 1, 2 having count(*) >= $2),
      lifts as (
        select pairs.category_id, partner_id, pairs.n, pairs.n * total.n / (a.n * b.n) as lift
          from pairs cross join total
          join counts a on a.category_id = pairs.category_id
          join counts b on b.category_id = partner_id)
      select category_id, partner_id, (lift * n / (n + $3::float8))::float8 as lift
        from lifts where lift > 1 order by category_id, 3 desc, partner_id`,
    values: [PURCHASES, SUPPORT, DISCOUNT],
    query_timeout: PATIENCE_MS,
  } as { text: string; values: unknown[] });
  const complements = new Map<number, Partner[]>();
  for (const { category_id, partner_id, lift } of rows) {
    const partners = complements.get(category_id) ?? [];
    if (partners.length < PARTNERS) partners.push({ categoryId: partner_id, lift });
    complements.set(category_id, partners);
  }
  onDisk.keep(() => [...complements]);
  return complements;
}

/** Those that a process before has kept on disk; null where there are none. */
export const recallComplements = onDisk.recall;
