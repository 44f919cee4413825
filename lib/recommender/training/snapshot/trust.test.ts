import { beforeEach, describe, expect, it } from "vitest";
import { fillCatalog } from "@/lib/shop/catalog/testing/fill-catalog";
import { withTestDatabase } from "@/lib/platform/db/testing";
import { randomId } from "@/lib/platform/ids";
import { takeSnapshot } from "./snapshot";

const database = withTestDatabase();
const START = Date.UTC(2026, 0, 1);
const MINUTE = 60_000;
const DAY = 86_400_000;
let productIds: number[] = [];

const take = () => takeSnapshot({ until: null });

interface Fact {
  shopper: string;
  product: number;
  kind: string;
  minute: number;
}

async function record({ shopper, product, kind, minute }: Fact): Promise<void> {
  await database
    .pool()
    .query("insert into interactions (id, shopper_id, product_id, kind, at) values ($1, $2, $3, $4, $5)", [
      ...[randomId(), shopper, product, kind, new Date(START + minute * MINUTE)],
    ]);
}

beforeEach(async () => {
  await database.pool().query("truncate interactions, products, categories restart identity cascade");
  productIds = (await fillCatalog(database.pool(), { products: 24 })).productIds;
});

describe("what a snapshot trusts", () => {
  it("thins out what one shopper repeats in a day, and begins anew the next", async () => {
    const before = (await take()).log;
    const [shopper, product] = [randomId(), productIds[3] ?? 0];
    for (const day of [10, 11]) {
      await database.pool().query(
        `insert into interactions (id, shopper_id, product_id, kind, at)
         select gen_random_uuid(), $1, $2, 'view', $3::timestamptz + make_interval(secs => n) from generate_series(1, 500) n`,
        [shopper, product, new Date(START + day * DAY)],
      );
    }
    expect((await take()).log.length).toBe(before.length + 2 * 9);
  });

  it("takes a browser's word neither for the day nor for any number of products", async () => {
    const before = (await take()).log;
    const shopper = randomId();
    // One product on thirty days gone by, and every product thirty times over, all sent today.
    await database.pool().query(
      `insert into interactions (id, shopper_id, product_id, kind, at, received_at, origin)
       select gen_random_uuid(), $1, product, 'view', $2::timestamptz - make_interval(days => n), $2, 1
         from generate_series(1, 30) n, unnest($3::int[]) product`,
      [shopper, new Date(START + 60 * DAY), productIds],
    );
    expect((await take()).log.length).toBe(before.length + 5 * productIds.length);
  });

  it("learns tomorrow from browsers that are known since today alone", async () => {
    const before = (await take()).log;
    const [today, yesterday] = [randomId(), randomId()];
    const visits: [string, number][] = [
      [yesterday, 58.5],
      [yesterday, 59.9],
      [today, 59.9],
    ];
    for (const [shopper, day] of visits) {
      await database.pool().query(
        `insert into interactions (id, shopper_id, product_id, kind, at, received_at, origin)
         values (gen_random_uuid(), $1, $2, 'view', $3, $3, 1)`,
        [shopper, productIds[0], new Date(START + day * DAY)],
      );
    }
    for (let i = 0; i < 20; i++)
      await record({ shopper: randomId(), product: productIds[1] ?? 0, kind: "view", minute: i });
    expect((await take()).log.length).toBe(before.length + 2 + 20);
  });

  it("leaves out what no person did, and what is held back or taken back", async () => {
    const { length } = (await take()).log;
    await database.pool().query(
      `insert into interactions (id, shopper_id, product_id, kind, at, lane)
       select gen_random_uuid(), $1, $2, 'view', $3, lane from unnest(enum_range(null::lane)) lane where lane <> 'person'`,
      [randomId(), productIds[0], new Date(START + MINUTE)],
    );
    expect((await take()).log.length).toBe(length);
  });

  it("counts a like that was given, taken back and given again", async () => {
    const before = (await take()).log.length;
    const [shopper, product] = [randomId(), productIds[4] ?? 0];
    for (const [i, kind] of ["like", "remove", "like", "remove", "like"].entries())
      await record({ shopper, product, kind, minute: 1_000 + i });
    expect((await take()).log.length).toBe(before + 5);
  });
});
