import { getPool } from "@/lib/platform/db/client";
import { toPublicProductId, uuidv7 } from "@/lib/platform/ids";
import { SHOPPER_COOKIE } from "@/lib/shop/shoppers/shopper-cookie";

/** Whom a load is made of: shoppers with a past, and products they may look at. */
export interface Visitors {
  /** Of shoppers who have done about fifty things. */
  cookies: string[];
  /** Of many shoppers, so that none of them does more in a minute than one may. */
  crowd: string[];
  products: string[];
}

const PAST = { least: 45, most: 60 };

const SHOPPERS_SQL = `
  select shopper_id as id from interactions where shopper_id is not null
   group by shopper_id having count(*) between $1 and $2 order by shopper_id limit $3`;

const CROWD = 20_000;
const CROWD_SQL = `select id from shoppers where consent and user_id is null and ended_at is null order by id desc limit $1`;

/** Shoppers who have done about fifty things. */
export async function findVisitors(count: number): Promise<Visitors> {
  const { rows } = await getPool().query<{ id: string }>(SHOPPERS_SQL, [PAST.least, PAST.most, count]);
  if (rows.length === 0) throw new Error("Nobody in this shop has done about fifty things.");
  const { rows: products } = await getPool().query<{ id: number }>(
    "select id from products where status = 'active' order by id limit 5000",
  );
  const { rows: crowd } = await getPool().query<{ id: string }>(CROWD_SQL, [CROWD]);
  const cookieOf = ({ id }: { id: string }) => `${SHOPPER_COOKIE}=${id}`;
  return {
    cookies: rows.map(cookieOf),
    crowd: crowd.map(cookieOf),
    products: products.map(({ id }) => toPublicProductId(id)),
  };
}

/** A batch of views as a browser sends it. */
export function viewsOf(products: readonly string[], first: number, count: number): string {
  const at = new Date().toISOString();
  const interactions = Array.from({ length: count }, (_, i) => ({
    id: uuidv7(),
    kind: "view",
    product: products[(first * 31 + i * 7) % products.length],
    at,
  }));
  return JSON.stringify({ interactions });
}

/** An address for each of some sixteen million. */
export const addressOf = (number: number): string =>
  `10.${(number >> 16) & 255}.${(number >> 8) & 255}.${number & 255}`;

/** How many interactions there are. */
export async function countInteractions(): Promise<number> {
  const { rows } = await getPool().query<{ n: number }>("select count(*)::int as n from interactions");
  return rows[0]?.n ?? 0;
}

/** Takes out what has come in since a time: the next run is to find the shop as this one did. */
export async function removeSince(moment: Date): Promise<void> {
  await getPool("work").query("delete from interactions where received_at >= $1", [moment]);
  await getPool("work").query("vacuum analyze interactions");
}
