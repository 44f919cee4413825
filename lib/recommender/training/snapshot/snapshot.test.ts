import { beforeAll, describe, expect, it } from "vitest";
import { fillCatalog } from "@/lib/shop/catalog/testing/fill-catalog";
import { withTestDatabase } from "@/lib/platform/db/testing";
import { randomId } from "@/lib/platform/ids";
import { KINDS } from "@/ml/index";
import { fillInteractions, testShopper } from "../testing/fill-interactions";
import { type Snapshot, takeSnapshot } from "./snapshot";

const database = withTestDatabase();
const START = Date.UTC(2026, 0, 1);
const MINUTE = 60_000;
let productIds: number[];

interface Fact {
  shopper: string | null;
  product: number;
  kind: string;
  value?: number;
  minute: number;
}

async function record({ shopper, product, kind, value = 1, minute }: Fact): Promise<void> {
  await database
    .pool()
    .query(
      "insert into interactions (id, shopper_id, product_id, kind, value, at) values ($1, $2, $3, $4, $5, $6)",
      [...[randomId(), shopper, product, kind, value, new Date(START + minute * MINUTE)]],
    );
}

async function addShopper(
  id: string,
  { mergedInto = null, consent = true }: { mergedInto?: string | null; consent?: boolean },
) {
  await database
    .pool()
    .query("insert into shoppers (id, merged_into_id, consent) values ($1, $2, $3)", [
      id,
      mergedInto,
      consent,
    ]);
}

function eventsOf({ log, productIds: ids }: Snapshot) {
  return Array.from(log.at, (at, e) => ({
    shopper: log.users[e],
    product: ids[log.items[e] ?? -1],
    kind: KINDS[log.kinds[e] ?? -1],
    value: log.values[e],
    minute: (at - START) / MINUTE,
  }));
}

const take = (until: number | null = null) => takeSnapshot({ until });

beforeAll(async () => {
  productIds = (await fillCatalog(database.pool(), { products: 24 })).productIds;
});

describe("a snapshot", () => {
  it("of an empty shop has all products and no events", async () => {
    const { log, productIds: ids, hash } = await take();
    expect(log).toMatchObject({ length: 0, userCount: 0, itemCount: 24 });
    expect(Array.from(ids)).toEqual(productIds);
    expect(hash).toMatch(/^[0-9a-f]{64}$/);
  });

  it("has every kind of interaction, oldest first, exactly", async () => {
    const [a, b] = [randomId(), randomId()];
    for (const [i, kind] of [...KINDS.entries()].reverse()) {
      await record({ shopper: i % 2 ? a : b, product: productIds[i] ?? 0, kind, value: i + 0.5, minute: i });
    }
    expect(eventsOf(await take())).toEqual(
      KINDS.map((kind, i) => ({ shopper: i % 2, product: productIds[i], kind, value: i + 0.5, minute: i })),
    );
  });

  it("numbers categories densely", async () => {
    const { log } = await take();
    expect(new Set(log.categories)).toEqual(new Set([0, 1, 2, 3, 4, 5]));
  });

  it("ends before the moment it is asked for", async () => {
    const before = await take(START + 3 * MINUTE);
    expect(eventsOf(before).map((event) => event.minute)).toEqual([0, 1, 2]);
    expect(before.hash).not.toBe((await take()).hash);
  });

  it("is named by its content", async () => {
    expect((await take()).hash).toBe((await take()).hash);
    const { hash } = await take();
    await record({ shopper: randomId(), product: productIds[0] ?? 0, kind: "view", minute: 10 });
    expect((await take()).hash).not.toBe(hash);
  });

  it("leaves out shoppers who declined, and products that are gone", async () => {
    const { length } = (await take()).log;
    const declined = randomId();
    await addShopper(declined, { consent: false });
    await record({ shopper: declined, product: productIds[0] ?? 0, kind: "view", minute: 11 });
    await record({ shopper: randomId(), product: 999_999, kind: "view", minute: 11 });
    expect((await take()).log.length).toBe(length);
  });

  it("learns nothing about taste from facts of nobody", async () => {
    const { log, hash } = await take();
    for (let i = 0; i < 4; i++) {
      await record({ shopper: null, product: productIds[i] ?? 0, kind: "purchase", minute: 12 });
    }
    expect((await take()).hash).toBe(hash);
    expect((await take()).log.userCount).toBe(log.userCount);
  });

  it("keeps hidden products", async () => {
    await database.pool().query("update products set status = 'hidden' where id = $1", [productIds[0]]);
    expect((await take()).log.itemCount).toBe(24);
  });

  it("takes merged shoppers for one, over several merges, unless one of them declined", async () => {
    const [kept, phone, oldPhone, no] = [randomId(), randomId(), randomId(), randomId()];
    await addShopper(kept, {});
    await addShopper(phone, { mergedInto: kept });
    await addShopper(oldPhone, { mergedInto: phone });
    await addShopper(no, { mergedInto: kept, consent: false });
    const before = (await take()).log;
    for (const [i, shopper] of [oldPhone, kept, phone, no].entries()) {
      await record({ shopper, product: productIds[i] ?? 0, kind: "view", minute: 20 + i });
    }
    const { log } = await take();
    expect(log.length).toBe(before.length + 3);
    expect(log.userCount).toBe(before.userCount + 1);
    expect(new Set(log.users.slice(-3)).size).toBe(1);
  });

  it("streams more rows than one chunk holds", async () => {
    const before = (await take()).log.length;
    await fillInteractions(database.pool(), productIds, {
      shoppers: 200,
      perShopper: 60,
      groups: 4,
      until: START + 200 * 86_400_000,
    });
    const { log } = await take();
    // Of what somebody does to one product on one day the first, second, fourth … time is kept.
    const { rows: kept } = await database.pool().query<{ all: number; one: number }>(
      `select count(*)::int as all, (count(*) filter (where shopper_id = $1))::int as one from (
         select shopper_id, row_number() over (partition by shopper_id, product_id, kind, at::date order by at, id) as n
           from interactions where shopper_id = any($2::uuid[])) numbered where n & (n - 1) = 0`,
      [testShopper(7), Array.from({ length: 200 }, (_, i) => testShopper(i))],
    );
    expect(kept[0]?.all).toBeGreaterThan(11_900);
    expect(log.length).toBe(before + (kept[0]?.all ?? 0));
    expect(log.at.every((at, e) => e === 0 || at >= (log.at[e - 1] ?? 0))).toBe(true);
    const counts = new Map<number, number>();
    for (const shopper of log.users) counts.set(shopper, (counts.get(shopper) ?? 0) + 1);
    expect([...counts.values()]).toContain(kept[0]?.one);
    expect([...counts.values()].filter((count) => count > 55 && count <= 60)).toHaveLength(200);
  });

  describe("that waits for the database", () => {
    /** Nobody can read interactions while `work` runs. */
    async function whileLocked(work: () => Promise<void>): Promise<void> {
      const holder = await database.pool().connect();
      await holder.query("begin; lock table interactions in access exclusive mode");
      try {
        await work();
      } finally {
        await holder.query("rollback");
        holder.release();
      }
    }
    const WAITING = "datname = current_database() and wait_event_type = 'Lock'";
    const untilWaiting = () =>
      expect
        .poll(async () => {
          const { rowCount } = await database.pool().query(`select from pg_stat_activity where ${WAITING}`);
          return rowCount;
        })
        .toBe(1);

    it("stops at once when it is told to", async () => {
      const cancel = new AbortController();
      await whileLocked(async () => {
        const taking = takeSnapshot({ until: null, signal: cancel.signal });
        taking.catch(() => {});
        await untilWaiting();
        cancel.abort(new Error("enough"));
        await expect(taking).rejects.toThrow("enough");
      });
      expect((await take()).log.length).toBeGreaterThan(0);
    });

    it("fails when the connection is lost, and nothing else does", async () => {
      await whileLocked(async () => {
        const taking = take();
        taking.catch(() => {});
        await untilWaiting();
        await database
          .pool()
          .query(`select pg_terminate_backend(pid) from pg_stat_activity where ${WAITING}`);
        await expect(taking).rejects.toThrow(/terminat/);
      });
      expect((await take()).log.length).toBeGreaterThan(0);
    });
  });

  it("gives the connection back in order when it is stopped half-way", async () => {
    const cancel = new AbortController();
    cancel.abort(new Error("enough"));
    await expect(takeSnapshot({ until: null, signal: cancel.signal })).rejects.toThrow("enough");
    expect((await take()).log.length).toBeGreaterThan(0);
  });

  it("has those products first that most is known of, as of its moment", async () => {
    const countUntil = (until: Date) =>
      database.pool().query<{ id: number }>(
        `select p.id from products p left join interactions i
           on i.product_id = p.id and i.lane = 'person' and i.shopper_id is not null and i.at < $1
          group by p.id order by count(i.id) desc, p.id`,
        [until],
      );
    for (const until of [START + 900 * MINUTE, START + 100 * 86_400_000]) {
      const { rows } = await countUntil(new Date(until));
      expect(Array.from((await take(until)).productIds)).toEqual(rows.map(({ id }) => id));
    }
  });
});
