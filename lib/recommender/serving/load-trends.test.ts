import fc from "fast-check";
import { beforeEach, describe, expect, it } from "vitest";
import { withTestDatabase } from "@/lib/platform/db/testing";
import { randomId, uuidv7 } from "@/lib/platform/ids";
import { fillCatalog } from "@/lib/shop/catalog/testing/fill-catalog";
import { DEFAULT_WEIGHTS } from "@/ml/index";
import { closeLiveCatalog } from "@/lib/shop/catalog/live-catalog";
import { loadComplements } from "./complements";
import { loadTrends } from "./load-trends";

const database = withTestDatabase();
const NOW = Date.UTC(2026, 5, 1, 12);
const DAY = 86_400_000;
let products: number[] = [];

interface Event {
  shopper: string | null;
  product: number;
  kind?: string;
  value?: number;
  /** Days before NOW. */
  ago?: number;
  /** Days before NOW that it arrived; given for what a browser reported. */
  arrived?: number;
  origin?: number;
  lane?: string;
}

async function add(events: readonly Event[]): Promise<void> {
  const rows = events.map(
    ({ kind = "view", value = 1, ago = 0, arrived = ago, lane = "person", ...rest }) => ({
      ...rest,
      kind,
      value,
      lane,
      id: uuidv7(),
      at: new Date(NOW - ago * DAY).toISOString(),
      arrived: new Date(NOW - arrived * DAY).toISOString(),
    }),
  );
  await database.pool().query(
    `insert into interactions (id, shopper_id, product_id, kind, value, at, received_at, origin, lane)
     select id, shopper, product, kind, value, at, arrived, origin, lane from json_to_recordset($1::json) as given
       (id uuid, shopper uuid, product int, kind interaction_kind, value real, at timestamptz, arrived timestamptz,
        origin bigint, lane lane)`,
    [JSON.stringify(rows)],
  );
}

async function ranking(): Promise<number[]> {
  return (await loadTrends(DEFAULT_WEIGHTS)).top.map(({ id }) => id);
}

async function scoreOf(product: number): Promise<number> {
  const trends = await loadTrends(DEFAULT_WEIGHTS);
  const found = trends.top.find(({ id }) => id === product);
  return found ? trends.scoreOf(found) : 0;
}

const crowd = (n: number, event: Omit<Event, "shopper">): Event[] =>
  Array.from({ length: n }, () => ({ ...event, shopper: randomId() }));
const many = (n: number, event: Event): Event[] => Array.from({ length: n }, () => event);

beforeEach(async () => {
  closeLiveCatalog();
  await database.pool().query("truncate interactions, products, categories restart identity cascade");
  products = (await fillCatalog(database.pool(), { products: 40 })).productIds;
});

describe("trends", () => {
  it("count a shopper once a day, however often they come back", async () => {
    const [a = 0, b = 0] = products;
    await add([
      ...crowd(3, { product: a, ago: 2 }),
      ...many(500, { shopper: randomId(), product: b, ago: 2 }),
    ]);
    expect(await ranking()).toEqual([a, b]);
    expect((await scoreOf(b)) / (await scoreOf(a))).toBeLessThan(1 / 3);
  });

  it("give one browser no more for days gone by than for today", async () => {
    const [a = 0, b = 0] = products;
    const back = Array.from({ length: 30 }, (_, i) => i);
    const shopper = randomId();
    await add(back.map((ago) => ({ shopper, product: a, ago, arrived: 0, origin: 1 })));
    await add(crowd(3, { product: b, ago: 0, arrived: 0, origin: 2 }));
    expect(await ranking()).toEqual([b, a]);
  });

  it("are not moved by forty cookies of one afternoon", async () => {
    const [target = 0, ...others] = products;
    await add(others.slice(0, 24).flatMap((product, i) => crowd(5 + i, { product, ago: 1 + (i % 9) })));
    const cookies = crowd(40, { product: target, origin: 7 });
    await add(cookies.flatMap((event) => many(50, event)));
    expect((await ranking()).slice(0, 24)).not.toContain(target);
  });

  it("let a network of many shoppers gain by the logarithm", async () => {
    const [a = 0, b = 0] = products;
    await add([...crowd(40, { product: a, ago: 3, origin: 9 }), ...crowd(20, { product: b, ago: 3 })]);
    expect(await ranking()).toEqual([b, a]);
  });

  it("leave out what is in no lane that counts", async () => {
    const [a = 0, b = 0] = products;
    for (const lane of ["robot", "prefetch", "admin", "held", "withdrawn"])
      await add(crowd(20, { product: a, ago: 2, lane }));
    await add(crowd(1, { product: b, ago: 2 }));
    expect(await ranking()).toEqual([b]);
  });

  it("forget a like that was taken back, and do not want what is rated badly", async () => {
    const [a = 0, b = 0, c = 0] = products;
    const shopper = randomId();
    await add([
      { shopper, product: a, kind: "like", ago: 3 },
      { shopper, product: a, kind: "remove", ago: 2 },
      { shopper, product: b, kind: "rating", value: 1, ago: 3 },
      { shopper, product: c, kind: "rating", value: 4, ago: 3 },
    ]);
    expect(await ranking()).toEqual([c]);
  });

  it("of a shop filled from an archive do not begin anew with its first visitor", async () => {
    const [a = 0, b = 0, visited = 0] = products;
    await add([...crowd(9, { product: a, ago: 4_000 }), ...crowd(5, { product: b, ago: 4_001 })]);
    await add([{ shopper: randomId(), product: visited, arrived: 0, origin: 3 }]);
    expect(await ranking()).toEqual([a, b, visited]);
  });

  it("gain no more by any number of events of one new cookie than one shopper weighs", async () => {
    const [a = 0, target = 0] = products;
    await add(crowd(30, { product: a, ago: 5 }));
    const flood = fc.record({
      times: fc.integer({ min: 1, max: 200 }),
      days: fc.integer({ min: 1, max: 30 }),
    });
    await fc.assert(
      fc.asyncProperty(flood, async ({ times, days }) => {
        await database.pool().query("delete from interactions where product_id = $1", [target]);
        const browser = { shopper: randomId(), product: target, arrived: 0, origin: 1 };
        const events = Array.from({ length: times }, (_, i) => ({ ...browser, ago: i % days }));
        await add(events);
        expect(await scoreOf(target)).toBeLessThanOrEqual(DEFAULT_WEIGHTS.view);
      }),
      { numRuns: 12 },
    );
  });

  it("count facts of nobody for their products, and nothing for what takes something back", async () => {
    const [a = 0, b = 0, c = 0] = products;
    const nobody = { shopper: null, ago: 2 };
    await add([
      { ...nobody, product: a, kind: "purchase" },
      { ...nobody, product: a },
      { shopper: randomId(), product: b, kind: "cart", ago: 2 },
      ...["remove", "unlike", "uncart", "return"].map((kind) => ({
        shopper: randomId(),
        product: c,
        kind,
        ago: 2,
      })),
    ]);
    expect(await ranking()).toEqual([a, b]);
    expect((await scoreOf(a)) / (await scoreOf(b))).toBeCloseTo(6 / 3, 5);
  });

  it("forget a purchase that was returned", async () => {
    const [a = 0, b = 0] = products;
    const shopper = randomId();
    await add([
      { shopper, product: a, kind: "purchase", ago: 3 },
      { shopper, product: a, kind: "return", ago: 2 },
      { shopper: randomId(), product: b, ago: 2 },
    ]);
    expect(await ranking()).toEqual([b]);
  });

  it("take purchases of nobody for no basket", async () => {
    await add(products.slice(0, 20).map((product) => ({ shopper: null, product, kind: "purchase" })));
    expect((await loadComplements()).size).toBe(0);
  });
});
