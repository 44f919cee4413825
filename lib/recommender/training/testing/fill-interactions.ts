import type pg from "pg";
import { createRng } from "@/ml/index";

const DAY_MS = 86_400_000;

export interface TestTastes {
  shoppers: number;
  perShopper: number;
  /** Shoppers and products fall into this many groups; shoppers mostly like products of their own. */
  groups: number;
  /** Time of the newest interaction, milliseconds since the epoch. */
  until: number;
  seed?: number;
}

/** Shopper i of the tests. */
export function testShopper(i: number): string {
  return `00000000-0000-4000-8000-${String(i).padStart(12, "0")}`;
}

/**
 * Records interactions with a known answer, as on a checkerboard: nine in ten are with products of the shopper's own
 * group, spread over the hundred days before `until`.
 */
export async function fillInteractions(
  pool: pg.Pool,
  productIds: readonly number[],
  { shoppers, perShopper, groups, until, seed = 7 }: TestTastes,
): Promise<void> {
  const rng = createRng(seed);
  const columns: [string[], number[], string[], Date[]] = [[], [], [], []];
  for (let shopper = 0; shopper < shoppers; shopper++) {
    for (let n = 0; n < perShopper; n++) {
      const group = rng.uniform() < 0.9 ? shopper % groups : rng.integer(groups);
      const place = rng.integer(Math.floor(productIds.length / groups));
      columns[0].push(testShopper(shopper));
      columns[1].push(productIds[place * groups + group] ?? 0);
      columns[2].push(rng.uniform() < 0.3 ? "purchase" : "view");
      columns[3].push(new Date(until - Math.floor(rng.uniform() * 100 * DAY_MS)));
    }
  }
  await pool.query(
    `insert into interactions (id, shopper_id, product_id, kind, at)
     select gen_random_uuid(), s, p, k::interaction_kind, t
     from unnest($1::uuid[], $2::int[], $3::text[], $4::timestamptz[]) as given (s, p, k, t)`,
    columns,
  );
}
