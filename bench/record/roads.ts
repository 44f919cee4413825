import { getDb, getPool } from "@/lib/platform/db/client";
import { randomId, uuidv7 } from "@/lib/platform/ids";
import { getCart } from "@/lib/shop/cart/queries";
import type { Fact } from "@/lib/shop/interactions/facts";
import { writeEvents } from "@/lib/shop/interactions/write-events";
import { resolveShoppers } from "@/lib/shop/shoppers/queries";

/** One way to do something, to be measured beside another. */
export interface Road<T> {
  name: string;
  take(input: T): Promise<unknown>;
}

/** The statement that recorded interactions before, through pg: facts alone, one array per column. */
const FACTS_SQL = `
insert into interactions (id, shopper_id, product_id, kind, value, at, list_id)
select id, shopper_id, product_id, kind::interaction_kind, value, to_timestamp(at / 1000), list_id
  from unnest($1::uuid[], $2::uuid[], $3::int[], $4::text[], $5::real[], $6::float8[], $7::uuid[])
    as fact (id, shopper_id, product_id, kind, value, at, list_id)
 order by id
on conflict (id) do nothing
returning id`;

function toColumns(facts: readonly Fact[]): unknown[] {
  const column = <K extends keyof Fact>(name: K) => facts.map((fact) => fact[name]);
  const names = ["id", "shopperId", "productId", "kind", "value", "at", "listId"] as const;
  return names.map(column);
}

/** A batch as a browser sends it: one shopper, products of a shop of a thousand. */
export function makeBatch(events: number): Fact[] {
  const shopperId = randomId();
  return Array.from({ length: events }, () => {
    const productId = 1 + Math.floor(Math.random() * 1_000);
    return {
      id: uuidv7(),
      shopperId,
      productId,
      kind: "view",
      value: 1,
      at: Date.now(),
      clientAt: null,
      listId: null,
    };
  });
}

/** Recording a batch: the baseline first, then the transaction it stood in, then what the shop does. */
export const RECORDING: readonly Road<readonly Fact[]>[] = [
  { name: "the former statement, through pg", take: (facts) => getPool().query(FACTS_SQL, toColumns(facts)) },
  {
    name: "the same in its transaction",
    async take(facts) {
      const client = await getPool().connect();
      try {
        await client.query("begin");
        await client.query("set local synchronous_commit to on");
        await client.query(FACTS_SQL, toColumns(facts));
        await client.query("commit");
      } finally {
        client.release();
      }
    },
  },
  { name: "writeEvents, through Prisma", take: (facts) => writeEvents(getDb(), { facts }) },
];

const shopperSelection = { id: true, userId: true, consent: true } as const;

/** Reads of every request: what the shop does, then the same through Prisma. */
export const READS: readonly (readonly [Road<string>, Road<string>])[] = [
  [
    { name: "the shopper of a cookie, through pg", take: (shopper) => resolveShoppers([shopper]) },
    {
      name: "through Prisma",
      take: (shopper) =>
        getDb().shopper.findMany({
          where: { id: { in: [shopper] } },
          select: { id: true, userId: true, consent: true, mergedInto: { select: shopperSelection } },
        }),
    },
  ],
  [
    { name: "a cart of three lines, through pg", take: (shopper) => getCart(shopper) },
    {
      name: "through Prisma",
      take: (shopperId) =>
        getDb().cart.findUnique({
          where: { shopperId },
          select: { items: { orderBy: { addedAt: "asc" }, select: { quantity: true, product: true } } },
        }),
    },
  ],
];
