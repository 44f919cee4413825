import { getPool } from "@/lib/platform/db/client";
import { randomId, toPublicProductId, uuidv7 } from "@/lib/platform/ids";
import { SHOPPER_COOKIE } from "@/lib/shop/shoppers/shopper-cookie";

/** Whom a load is made of: shoppers with a past, and products they may look at. */
export interface Visitors {
  cookies: string[];
  products: string[];
}

const PAST = { least: 45, most: 60 };

const SHOPPERS_SQL = `
  select shopper_id as id from interactions where shopper_id is not null
   group by shopper_id having count(*) between $1 and $2 order by shopper_id limit $3`;

/** Shoppers who have done about fifty things. */
export async function findVisitors(count: number): Promise<Visitors> {
  const { rows } = await getPool().query<{ id: string }>(SHOPPERS_SQL, [PAST.least, PAST.most, count]);
  if (rows.length === 0) throw new Error("Nobody in this shop has done about fifty things.");
  const { rows: products } = await getPool().query<{ id: number }>(
    "select id from products where status = 'active' order by id limit 5000",
  );
  return {
    cookies: rows.map(({ id }) => `${SHOPPER_COOKIE}=${id}`),
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

/** The cookie of somebody nobody has met. */
export const newCookie = (): string => `${SHOPPER_COOKIE}=${randomId()}`;
