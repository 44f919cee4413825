import type pg from "pg";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { completeEnvironment } from "@/lib/platform/env";
import { type Relay, startRelay } from "@/lib/platform/postgres/relay";
import { closeDb, getDb, getPool } from "./client";
import { probe } from "./connect";
import { withTestDatabase } from "./testing";
import { inTransaction } from "./transaction";
import { isDatabaseAway } from "./unavailable";

/** What a page may take at most, and how soon after it all has to be well. */
const PATIENCE_MS = 5_000;

const database = withTestDatabase();
let relay: Relay;

beforeAll(async () => {
  relay = await startRelay(database.url());
  await closeDb();
  completeEnvironment({ DATABASE_URL: relay.url });
});
afterAll(async () => {
  await closeDb();
  await relay.close();
});

/** How long it took to fail, in ms; throws when it did not, or of something else. */
async function failsOfAbsence(waiting: Promise<unknown>): Promise<number> {
  const began = performance.now();
  const error = await waiting.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!isDatabaseAway(error) && (error as { code?: string } | null)?.code !== "unavailable") throw error;
  return performance.now() - began;
}

async function holdConnections(pool: pg.Pool, count: number): Promise<void> {
  const clients = await Promise.all(Array.from({ length: count }, () => pool.connect()));
  for (const client of clients) client.release();
}

/** One statement after the other, as a page reads: not every one of them may wait to its limit. */
async function readPage(): Promise<void> {
  const failures: unknown[] = [];
  for (let i = 0; i < 5; i++) {
    await getPool()
      .query("select 1")
      .catch((error: unknown) => failures.push(error));
  }
  throw failures.at(-1);
}

describe("a database that does not answer any more", () => {
  it(
    "keeps nobody waiting, by whatever road, and holds no connection afterwards",
    { timeout: 60_000 },
    async () => {
      await holdConnections(getPool(), 3);
      await getDb().setting.count();
      let isSilent: () => void;
      const silence = new Promise<void>((resolve) => (isSilent = resolve));
      const begun = inTransaction(async (db) => {
        await db.setting.create({ data: { key: "half", value: 1 } });
        relay.fallSilent();
        isSilent();
        await db.setting.create({ data: { key: "open", value: 1 } });
      });
      await silence;
      const times = await Promise.all([
        failsOfAbsence(begun),
        failsOfAbsence(readPage()),
        failsOfAbsence(getPool("report").query("select 1")),
        failsOfAbsence(getDb().setting.count()),
        failsOfAbsence(getDb().$queryRaw`select 1 as one`),
      ]);
      expect(Math.max(...times)).toBeLessThan(PATIENCE_MS);
      // New connections that were on their way give up as well.
      await vi.waitFor(() => expect(getPool().totalCount).toBe(0), { timeout: PATIENCE_MS });

      // By now it is known, and nobody waits at all.
      for (const road of [
        getPool().query("select 1"),
        getDb().setting.count(),
        inTransaction(async () => 1),
      ]) {
        expect(await failsOfAbsence(road)).toBeLessThan(500);
      }

      relay.recover();
      const recovered = performance.now();
      await vi.waitFor(() => getDb().setting.count(), { timeout: PATIENCE_MS, interval: 50 });
      expect(performance.now() - recovered).toBeLessThan(PATIENCE_MS);
      expect(await getDb().setting.findMany()).toEqual([]);
    },
  );

  it(
    "gives its locks back: the server ends the sessions nobody answers for",
    { timeout: 60_000 },
    async () => {
      await getDb().setting.create({ data: { key: "row", value: 1 } });
      const lost = inTransaction(async (db) => {
        await db.setting.update({ where: { key: "row" }, data: { value: 2 } });
        relay.fallSilent();
        await db.setting.count();
      });
      await failsOfAbsence(lost);
      relay.recover();
      const update = () => getDb().setting.update({ where: { key: "row" }, data: { value: 3 } });
      await vi.waitFor(update, { timeout: 2 * PATIENCE_MS, interval: 100 });
      expect(await getDb().setting.findUnique({ where: { key: "row" } })).toMatchObject({ value: 3 });
    },
  );
});

describe("a statement that takes too long", () => {
  it("is cancelled by the server", { timeout: 30_000 }, async () => {
    const QUERY_CANCELED = "57014";
    const began = performance.now();
    const slow = getPool().query("select pg_sleep(20)");
    await expect(slow).rejects.toMatchObject({ code: QUERY_CANCELED });
    expect(performance.now() - began).toBeLessThan(PATIENCE_MS);
  });

  it("may take its time where that was declared", async () => {
    await expect(getPool("work").query("select pg_sleep(3.6)")).resolves.toBeTruthy();
  });
});

describe("a process that has no time to listen", () => {
  it("does not take the database for silent", async () => {
    let isOver = false;
    const occupy = () => {
      const until = performance.now() + 120;
      while (performance.now() < until);
      if (!isOver) setImmediate(occupy);
    };
    setImmediate(occupy);
    expect(await probe(database.url()).finally(() => (isOver = true))).toBe("answers");
    relay.fallSilent();
    expect(await probe(relay.url)).toBe("silent");
  });
});
