import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { getDb, getPool } from "@/lib/platform/db/client";
import { withTestDatabase } from "@/lib/platform/db/testing";
import { completeEnvironment } from "@/lib/platform/env";
import { randomId, uuidv7 } from "@/lib/platform/ids";
import { rebuildRollups, refreshRollups } from "@/lib/recommender/rollups/refresh";
import { addToCart } from "@/lib/shop/cart/commands";
import { fillCatalog } from "@/lib/shop/catalog/testing/fill-catalog";
import { retentionChore } from "./chores";
import { previewRetention } from "./preview-retention";
import { applyRetention, changeRetention, listRetention, setRetention } from "./retention";

const database = withTestDatabase();
const KEY = { process: "test" };
const DAY_MS = 86_400_000;
const NOW = Date.parse("2026-06-01T12:00:00Z");
let folder: string;
let product: number;

const ago = (days: number) => new Date(NOW - days * DAY_MS).toISOString();
const query = (sql: string, values: unknown[] = []) => database.pool().query(sql, values);

async function fact(shopper: string | null, daysAgo: number, happened = daysAgo): Promise<void> {
  await query(
    "insert into interactions (id, shopper_id, product_id, kind, at, received_at) values ($1, $2, $3, 'view', $4, $5)",
    [uuidv7(), shopper, product, ago(happened), ago(daysAgo)],
  );
}

async function list(shopper: string, daysAgo: number): Promise<void> {
  const id = randomId();
  await query(
    `insert into shown_lists (id, placement, strategy, rung, shopper_id, items, served_at, impressed_at)
     values ($1, 'home.for-you', 'for-you@1', 'live', $2, $3, $4, $4)`,
    [id, shopper, [product], ago(daysAgo)],
  );
  await query("insert into clicks (id, list_id, product_id, position, at) values ($1, $2, $3, 1, $4)", [
    randomId(),
    id,
    product,
    ago(daysAgo),
  ]);
}

async function member(): Promise<string> {
  const [user, shopper] = [randomId(), randomId()];
  await query("insert into users (id, email, name, password_hash) values ($1, $2, 'Ann', 'x')", [
    user,
    `${user}@example.com`,
  ]);
  await query("insert into shoppers (id, user_id) values ($1, $2)", [shopper, user]);
  return shopper;
}

/** Days ago of the facts that are left of a shopper. */
async function left(table: "interactions" | "shown_lists", shopper: string): Promise<number[]> {
  const when = table === "interactions" ? "received_at" : "served_at";
  const { rows } = await query(`select ${when} as at from ${table} where shopper_id = $1 order by 1`, [
    shopper,
  ]);
  return rows.map((row: { at: Date }) => Math.round((NOW - row.at.getTime()) / DAY_MS));
}

async function figures(): Promise<unknown> {
  const { rows } = await query(
    `select grain, sum(views)::int as views, sum(lists)::int as lists, sum(clicks)::int as clicks
       from rollup_counts where grain <> 'minute' group by 1 order by 1`,
  );
  const { rows: placements } = await query(
    "select sum(lists)::int as lists from rollup_placements where grain = 'day'",
  );
  return [...rows, ...placements];
}

beforeAll(async () => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), "aisle-retention-"));
  completeEnvironment({ AISLE_DATA: folder });
  const { productIds } = await fillCatalog(database.pool(), { products: 1 });
  product = productIds[0] ?? 0;
});
afterAll(() => fs.rmSync(folder, { recursive: true }));

beforeEach(async () => {
  await query(
    "truncate interactions, shown_lists, clicks, shoppers, retention_rules, retention_runs, rollup_closed_hours cascade",
  );
});

describe("what is kept for long enough", () => {
  it("goes by kind and by who it is of, and by when it came in", async () => {
    const [stranger, account] = [randomId(), await member()];
    for (const days of [759, 761]) {
      await fact(stranger, days);
      await fact(account, days);
    }
    // An imported history that is older than the shop.
    await fact(stranger, 3, 4_000);
    await fact(null, 5_000);
    for (const days of [394, 396]) await list(account, days);
    await refreshRollups();
    await applyRetention(NOW);
    expect(await left("interactions", stranger)).toEqual([759, 3]);
    expect(await left("interactions", account)).toEqual([761, 759]);
    expect(await left("shown_lists", account)).toEqual([394]);
    expect(await getDb().click.count()).toBe(1);
    expect(await getDb().interaction.count({ where: { shopperId: null } })).toBe(1);
  });

  it("leaves the figures of its time as they were, also when they are counted anew", async () => {
    const stranger = randomId();
    await fact(stranger, 800);
    await fact(await member(), 800);
    await list(stranger, 500);
    await fact(stranger, 10);
    await refreshRollups();
    const before = await figures();
    await applyRetention(NOW);
    expect(await getDb().interaction.count()).toBe(2);
    await refreshRollups();
    expect(await figures()).toEqual(before);
    await rebuildRollups();
    expect(await figures()).toEqual(before);
    await fact(stranger, 11);
    await refreshRollups();
    expect(await figures()).not.toEqual(before);
  });

  it("waits until it has been counted", async () => {
    const stranger = randomId();
    await fact(stranger, 800);
    await applyRetention(NOW);
    expect(await left("interactions", stranger)).toEqual([800]);
    await refreshRollups();
    await applyRetention(NOW);
    expect(await left("interactions", stranger)).toEqual([]);
  });

  it("is of carts, sessions, orders' names, files and strangers nothing is left of, too", async () => {
    const shopper = randomId();
    const { totals } = await addToCart(shopper, { product, quantity: 1, interaction: uuidv7() });
    expect(totals).not.toBeNull();
    await query("delete from interactions");
    await query("update carts set updated_at = $1", [ago(181)]);
    await query("update shoppers set created_at = $1", [ago(800)]);
    const account = await member();
    await query(
      "insert into sessions (id, user_id, shopper_id, expires_at) select $1, user_id, $2, $3 from shoppers where id = $4",
      [randomId(), randomId(), ago(2), account],
    );
    await query(
      `insert into orders (id, idempotency_key, shopper_id, currency, subtotal_amount, shipping_amount, total_amount, email, name, address, created_at)
       values ($1, $1, $2, 'GBP', 1, 0, 1, 'ann@example.com', 'Ann', '{"line1":"1 High Street","line2":"","city":"Leeds","postcode":"LS1","country":"GB"}', $3)`,
      [randomId(), account, ago(3_654)],
    );
    const file = path.join(folder, "imports", "old.csv.rejects.csv");
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, "line,reason,row\n");
    fs.utimesSync(file, new Date(NOW), new Date(ago(31)));
    await refreshRollups();
    const closer = {
      carts: 179,
      sessions: 0,
      orders: 3_000,
      "import-rejects": 20,
      shoppers: 700,
      merges: 10,
      jobs: 9,
    };
    const changes = Object.entries(closer).map(([name, days]) => ({ name, days }));
    const goes = new Map((await previewRetention(changes, KEY, NOW)).map((one) => [one.name, one.goes]));
    // The shopper still has the cart, which goes first.
    const counted = {
      carts: 1,
      sessions: 1,
      orders: 1,
      "import-rejects": 1,
      shoppers: 0,
      merges: 0,
      jobs: 0,
    };
    expect(Object.fromEntries(goes)).toEqual(counted);
    const removed = new Map((await applyRetention(NOW)).map((one) => [one.kind, one.removed]));
    expect(Object.fromEntries(removed)).toMatchObject({
      carts: 1,
      sessions: 1,
      orders: 1,
      "import-rejects": 1,
      shoppers: 1,
    });
    expect(await getDb().order.findFirst()).toMatchObject({
      name: "Erased",
      shopperId: account,
      totalAmount: 1,
    });
    expect(fs.existsSync(file)).toBe(false);
  });

  it("is what the shop says, within reason", async () => {
    await setRetention("interactions", null, KEY);
    await setRetention("member-interactions", 100, KEY);
    const [stranger, account] = [randomId(), await member()];
    await fact(stranger, 5_000);
    await fact(account, 101);
    await refreshRollups();
    await applyRetention(NOW);
    expect([await left("interactions", stranger), await left("interactions", account)]).toEqual([
      [5_000],
      [],
    ]);
    const kinds = new Map((await listRetention()).map((kind) => [kind.name, kind]));
    expect(kinds.get("interactions")).toMatchObject({ days: null, isOwn: true, lastAt: null });
    expect(kinds.get("member-interactions")).toMatchObject({ days: 100, isOwn: true, lastRemoved: 1 });
    expect(kinds.get("lists")).toMatchObject({ days: 395, isOwn: false, lastRemoved: 0 });
    await expect(setRetention("lists", 3, KEY)).rejects.toMatchObject({ code: "invalid" });
    await expect(setRetention("lists", 1.5, KEY)).rejects.toMatchObject({ code: "invalid" });
    await expect(setRetention("thoughts", 3, KEY)).rejects.toMatchObject({ code: "not_found" });
    await expect(setRetention("lists", 400, { key: "k", scopes: ["privacy:write"] })).rejects.toMatchObject({
      code: "forbidden",
    });
  });

  it("is told before it is changed: what the next run deletes then is what was counted", async () => {
    const [stranger, account] = [randomId(), await member()];
    for (const days of [10, 100, 200, 300]) {
      await fact(stranger, days);
      await fact(account, days);
    }
    for (const days of [50, 60, 70]) await list(stranger, days);
    await refreshRollups();
    const changes = [
      { name: "interactions", days: 150 },
      { name: "member-interactions", days: 250 },
      { name: "lists", days: 65 },
      { name: "jobs", days: null },
      { name: "orders", days: 3_653 },
    ];
    const preview = await previewRetention(changes, KEY, NOW);
    expect(preview.map(({ name, from, to, goes, wouldGo }) => [name, from, to, goes, wouldGo])).toEqual([
      ["interactions", 760, 150, 2, 0],
      ["member-interactions", null, 250, 1, 0],
      ["lists", 395, 65, 1, 0],
      ["jobs", 365, null, 0, 0],
    ]);
    await changeRetention(changes, KEY);
    const removed = new Map((await applyRetention(NOW)).map((one) => [one.kind, one.removed]));
    for (const { name, to, goes } of preview) if (to !== null) expect(removed.get(name)).toBe(goes);
  });

  it("is changed for all kinds or none, with a note of what it was, and not over somebody else's change", async () => {
    await changeRetention([{ name: "lists", days: 300, was: 395 }], KEY);
    const lost = [
      { name: "carts", days: 90, was: 180 },
      { name: "lists", days: 200, was: 395 },
    ];
    await expect(changeRetention(lost, KEY)).rejects.toMatchObject({ code: "conflict" });
    const kinds = new Map((await listRetention()).map(({ name, days }) => [name, days]));
    expect([kinds.get("lists"), kinds.get("carts")]).toEqual([300, 180]);
    const [note] = await getDb().auditEntry.findMany({
      where: { action: "retention.change" },
      orderBy: { at: "desc" },
      take: 1,
    });
    expect(note).toMatchObject({ actor: "test", subject: "lists", detail: { from: 395, days: 300 } });
    await expect(previewRetention(lost, null)).rejects.toMatchObject({ code: "unauthenticated" });
  });

  it("goes once a night, and a night that was missed is made up for", async () => {
    const run = (at: string) => retentionChore.run(Date.parse(at), new AbortController().signal);
    const lastRun = async () =>
      (await getDb().retentionRun.findFirst({ orderBy: { at: "desc" } }))?.at.toISOString();
    await run("2026-06-01T12:00:00.000Z");
    await run("2026-06-02T02:59:00.000Z");
    expect(await lastRun()).toBe("2026-06-01T12:00:00.000Z");
    await run("2026-06-02T03:01:00.000Z");
    await run("2026-06-02T23:00:00.000Z");
    expect(await lastRun()).toBe("2026-06-02T03:01:00.000Z");
    await run("2026-06-05T01:00:00.000Z");
    expect(await lastRun()).toBe("2026-06-05T01:00:00.000Z");
    expect(await getPool().query("select from retention_runs")).toMatchObject({ rowCount: 10 });
  });
});
