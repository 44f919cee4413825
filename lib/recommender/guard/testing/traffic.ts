import type pg from "pg";
import { randomId, uuidv7 } from "@/lib/platform/ids";
import { releasedModelFor } from "@/lib/recommender/models/release";
import { getCurrentRelease } from "@/lib/recommender/models/release-rows";
import { createRng, type Rng } from "@/ml/index";

/** What people do with a version's lists. */
export interface Behaviour {
  /** Chance that a list is clicked, and that something is bought from it. */
  clicks: number;
  orders: number;
  /** The products its lists are drawn from, and how many each holds. */
  products: readonly number[];
  length?: number;
}

/** Shoppers who look at lists: each has a taste for clicking of their own, and whoever is new comes for a while. */
export interface Traffic {
  /** A minute of lists from `at`, as the processes would have served them. */
  minute(
    at: number,
    live: string,
    behaviours: Readonly<Record<string, Behaviour>>,
    factor?: number,
  ): Promise<void>;
}

const MINUTE_MS = 60_000;
const PLACEMENTS = [
  { name: "home.for-you", factor: 1 },
  { name: "product.similar", factor: 0.5 },
];

export function createTraffic(
  pool: pg.Pool,
  { shoppers, perMinute, seed }: { shoppers: number; perMinute: number; seed: number },
): Traffic {
  const rng = createRng(seed);
  const people = Array.from({ length: shoppers }, () => ({ id: randomId(), eager: 0.5 + rng.uniform() }));
  return {
    async minute(at, live, behaviours, factor = 1) {
      const release = await getCurrentRelease();
      const lists = Array.from({ length: perMinute }, () => {
        const shopper = people[Math.floor(rng.uniform() * people.length)];
        const placement = PLACEMENTS[Math.floor(rng.uniform() * PLACEMENTS.length)];
        if (!shopper || !placement) throw new Error("Nobody comes.");
        const model = releasedModelFor(release, shopper.id) ?? live;
        const behaviour = behaviours[model];
        if (!behaviour) throw new Error(`Nobody knows what people do with ${model}.`);
        const chance = (share: number) => rng.uniform() < share * placement.factor * shopper.eager * factor;
        return {
          id: uuidv7(at),
          shopper: shopper.id,
          placement: placement.name,
          model,
          items: draw(behaviour, rng),
          at: at + Math.floor(rng.uniform() * MINUTE_MS),
          clicked: chance(behaviour.clicks),
          bought: chance(behaviour.orders),
        };
      });
      await insert(pool, lists);
    },
  };
}

function draw({ products, length = 6 }: Behaviour, rng: Rng): number[] {
  const first = Math.floor(rng.uniform() * products.length);
  return Array.from(
    { length: Math.min(length, products.length) },
    (_, n) => products[(first + n) % products.length] ?? 0,
  );
}

async function insert(pool: pg.Pool, lists: readonly object[]): Promise<void> {
  await pool.query(
    `with given as (
       select * from jsonb_to_recordset($1::jsonb) as l
         (id uuid, shopper uuid, placement text, model text, items int[], at float8, clicked boolean, bought boolean)
     ), shown as (
       insert into shown_lists (id, placement, strategy, model_version, rung, shopper_id, items, served_at, impressed_at)
       select id, placement, 'for-you@2', model, 'live', shopper, items, to_timestamp(at / 1000), to_timestamp(at / 1000)
       from given
     ), bought as (
       insert into interactions (id, shopper_id, product_id, kind, at, list_id)
       select gen_random_uuid(), shopper, items[1], 'purchase', to_timestamp(at / 1000 + 5), id from given where bought
     )
     insert into clicks (id, list_id, product_id, position, at)
     select gen_random_uuid(), id, items[1], 0, to_timestamp(at / 1000 + 2) from given where clicked`,
    [JSON.stringify(lists)],
  );
}
