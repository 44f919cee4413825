import "server-only";
import { LRUCache } from "lru-cache";
import { getPool } from "@/lib/platform/db/client";
import { withinDeadline } from "@/lib/platform/deadline";
import { messageOf } from "@/lib/platform/errors";
import { getLog } from "@/lib/platform/log";
import type { Exposures } from "@/lib/recommender/rules/steering";

const MAX_SHOPPERS = 5_000;
/** What was shown a moment ago counts after as long. */
const FRESH_MS = 15_000;
const DEADLINE_MS = 80;
const GIVE_UP_MS = 1_000;
const DAY_MS = 24 * 60 * 60 * 1_000;

/** What was on a shopper's screen in the last days, by product. At most so many lists: nobody tires of what was before. */
export const EXPOSURES_SQL = `
with who as (
  select coalesce((select merged_into_id from shoppers where id = $1::uuid), $1::uuid) as id
)
select shown.product_id as id, array_agg(shown.at order by shown.at) as times
  from (
    select unnest(list.items) as product_id, (extract(epoch from list.impressed_at) * 1000)::float8 as at
      from (
        select items, impressed_at from shown_lists
         where shopper_id = (select id from who) and impressed_at > $2::timestamptz
         order by impressed_at desc limit 500
      ) list
  ) shown
 group by shown.product_id`;

class Shown implements Exposures {
  constructor(
    readonly days: number,
    readonly times: ReadonlyMap<number, readonly number[]>,
  ) {}

  countSince(productId: number, since: number): number {
    return this.times.get(productId)?.reduce((count, at) => count + Number(at >= since), 0) ?? 0;
  }
}

/** Reads what shoppers were shown, within a deadline. Without an answer nobody has seen anything too often. */
export class ExposureReader {
  readonly #known = new LRUCache<string, Shown>({ max: MAX_SHOPPERS, ttl: FRESH_MS });

  async read(shopperId: string, days: number, now: number): Promise<Exposures | null> {
    const known = this.#known.get(shopperId);
    if (known && known.days >= days) return known;
    try {
      return await withinDeadline(this.#query(shopperId, days, now), DEADLINE_MS);
    } catch (error) {
      getLog("recommend").debug({ error: messageOf(error) }, "what was shown is not known");
      return null;
    }
  }

  /** Asks anew the next time. */
  forget(shopperId: string): void {
    this.#known.delete(shopperId);
  }

  async #query(shopperId: string, days: number, now: number): Promise<Exposures> {
    const { rows } = await getPool().query<{ id: number; times: number[] }>({
      name: "shopper-exposures",
      text: EXPOSURES_SQL,
      values: [shopperId, new Date(now - days * DAY_MS)],
      query_timeout: GIVE_UP_MS,
    } as { text: string; values: unknown[] });
    const shown = new Shown(days, new Map(rows.map(({ id, times }) => [id, times])));
    this.#known.set(shopperId, shown);
    return shown;
  }
}
