import type pg from "pg";
import { describe, expect, it, vi } from "vitest";
import { getPool } from "./client";
import { connectAlone } from "./connect";
import { withTestDatabase } from "./testing";
import { parseSources } from "./testing/static-text";
import { inTransaction } from "./transaction";

const database = withTestDatabase();

it("a connection that is lost in a transaction fails what uses it, not the process", async () => {
  const lost = inTransaction(async (_db, client) => {
    const { rows } = await client.query<{ pid: number }>("select pg_backend_pid() as pid");
    await getPool().query("select pg_terminate_backend($1)", [rows[0]?.pid]);
    // Long enough for the news to arrive while nobody is asking.
    await new Promise((resolve) => setTimeout(resolve, 100));
    await client.query("select 1");
  });
  await expect(lost).rejects.toThrow();
  const { rows } = await getPool().query("select 2 as two");
  expect(rows).toEqual([{ two: 2 }]);
});

it("a transaction sees its own writes through both its faces, whichever copy of the modules began it", async () => {
  // A bundle may hold a module twice; both share the pool.
  vi.resetModules();
  const copy = await import("./transaction");
  for (const begin of [inTransaction, copy.inTransaction]) {
    const pids = await begin(async (db, client) => {
      const [prisma] = await db.$queryRaw<{ pid: number }[]>`select pg_backend_pid() as pid`;
      const { rows } = await client.query<{ pid: number }>("select pg_backend_pid() as pid");
      return [prisma?.pid, rows[0]?.pid];
    });
    expect(pids[0]).toBe(pids[1]);
  }
});

describe("a connection", () => {
  const SETTINGS = ["statement_timeout", "idle_in_transaction_session_timeout", "synchronous_commit"];
  const readSettings = (pool: pg.Pool) =>
    pool
      .query<{ setting: string }>(
        "select current_setting(name) as setting from unnest($1::text[]) with ordinality as s (name, n) order by n",
        [SETTINGS],
      )
      .then(({ rows }) => rows.map((row) => row.setting));

  it("has the limits of its purpose, and acknowledges what is on disk whatever the server's default is", async () => {
    expect(await readSettings(getPool())).toEqual(["3s", "5s", "on"]);
    expect(await readSettings(getPool("report"))).toEqual(["30s", "30s", "on"]);
    expect(await readSettings(getPool("work"))).toEqual(["1h", "10min", "on"]);
    const alone = await connectAlone(database.url(), "request");
    const { rows } = await alone.query("show statement_timeout");
    await alone.end();
    expect(rows).toEqual([{ statement_timeout: "3s" }]);
  });

  it("is made where the limits are, and nowhere else", () => {
    const made = [...parseSources(["app", "bench", "bin", "components", "lib", "prisma"])].filter(
      ([, source]) => /new (pg\.)?(Client|Pool|WatchedClient|WatchedPool)\(/.test(source.text),
    );
    expect(made.map(([file]) => file).sort()).toEqual([
      // Before the tests, as administrator of a throw-away server.
      "bin/vitest-setup.ts",
      "lib/platform/db/client.ts",
      "lib/platform/db/connect.ts",
    ]);
  });
});

describe("a transaction", () => {
  it("has two faces of one connection", async () => {
    const pids = await inTransaction(async (db, client) => {
      const [row] = await db.$queryRaw<{ pid: number }[]>`select pg_backend_pid() as pid`;
      const { rows } = await client.query<{ pid: number }>("select pg_backend_pid() as pid");
      return [row?.pid, rows[0]?.pid];
    });
    expect(pids[0]).toBe(pids[1]);
  });

  it("runs on a connection the caller holds, and leaves it to the caller", async () => {
    const client = await getPool("work").connect();
    await inTransaction((db) => db.setting.create({ data: { key: "kept", value: 1 } }), { on: client });
    const undone = inTransaction(
      async (db) => {
        await db.setting.create({ data: { key: "undone", value: 1 } });
        throw new Error("no");
      },
      { on: client },
    );
    await expect(undone).rejects.toThrow("no");
    const { rows } = await client.query("select key from settings");
    client.release();
    expect(rows).toEqual([{ key: "kept" }]);
  });

  it("ends at once when its signal is aborted, whatever the server is doing", async () => {
    const stop = new AbortController();
    const sleeping = inTransaction((_db, client) => client.query("select pg_sleep(30)"), {
      on: getPool("work"),
      readOnly: true,
      signal: stop.signal,
    });
    setTimeout(() => stop.abort(new Error("enough")), 100);
    const began = performance.now();
    await expect(sleeping).rejects.toThrow("enough");
    expect(performance.now() - began).toBeLessThan(5_000);
  });

  it("that only reads changes nothing", async () => {
    const writing = inTransaction((db) => db.setting.deleteMany(), { readOnly: true });
    await expect(writing).rejects.toThrow("read-only");
  });
});
