import fs from "node:fs";
import { parse } from "csv-parse/sync";
import { parquetReadObjects } from "hyparquet";
import { beforeAll, describe, expect, it } from "vitest";

import { importFile, makeFolder, withEmptyShop } from "@/lib/data/import/testing/import-fixture";
import { type TableFormat, writeTable } from "@/lib/platform/files/write-table";
import { randomId } from "@/lib/platform/ids";
import { refundOrder } from "@/lib/shop/orders/refund-order";
import { createApiKey } from "@/lib/shop/auth/api-keys";
import { EXPORTS, type TableExport } from "@/lib/data/export/columns";
import { buildExport } from "@/lib/data/export/export-tables";
import { GET } from "./[what]/route";

const { pool } = withEmptyShop();
const write = makeFolder();
const LIST = randomId();
const EVENTS = 12_000;

const NASTY = ["=HYPERLINK(1)", "+1", "-1", "@sum", "'=1", "''-x", "it's", "＝1+1", 'a "quoted", one'];

beforeAll(async () => {
  const products = NASTY.map((name, i) => ({
    sku: `${"=+-@"[i % 4]}P${i}`,
    name,
    brand: name,
    price: 5 + i / 100,
    category: ["Home", name],
    attributes: { made: name, weight: 1.5, organic: true },
    stock: i,
  }));
  await importFile(pool(), "catalog", write("catalog.json", JSON.stringify(products)));
  const events = Array.from({ length: EVENTS }, (_, i) =>
    JSON.stringify({
      shopper: `=cmd-${i % 50}`,
      product: products[i % products.length]?.sku,
      kind: i % 9 === 0 ? "rating" : "view",
      value: i % 9 === 0 ? (i % 5) + 1 : 1,
      at: new Date(1_700_000_000_000 + i * 1_001).toISOString(),
    }),
  );
  await importFile(pool(), "interactions", write("events.jsonl", events.join("\n")));
  await pool().query(
    `insert into shown_lists (id, placement, strategy, rung, shopper_id, items, served_at, impressed_at, held, propensities)
     select $1, 'home.for-you', 'for-you@1', 'live', $1, (select array_agg(id order by id) from products), now(), now(), false, '{0.5,1}'`,
    [LIST],
  );
  await pool().query(
    "insert into clicks (id, list_id, product_id, position, at) select $1, $1, max(id), 3, now() from products",
    [LIST],
  );
  await pool().query(
    `insert into model_versions (id, algorithm, parameters, snapshot_hash, metrics) values ('m-1', 'als', '{"factors": 8}', 'x', '{}')`,
  );
});

async function exportTo(what: TableExport, format: TableFormat, since?: Date): Promise<string> {
  const file = write(`${what}.${format}`, "");
  await writeTable(pool(), await buildExport(pool(), what, { since }), format, fs.createWriteStream(file));
  return file;
}

const readLines = (file: string) =>
  fs
    .readFileSync(file, "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as Record<string, unknown>);

async function readParquet(file: string): Promise<Record<string, unknown>[]> {
  const bytes = fs.readFileSync(file);
  return parquetReadObjects({
    file: bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length),
  });
}

const withTimes = (value: unknown): unknown =>
  typeof value === "string" && /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value) ? new Date(value) : value;

describe("an export", () => {
  it.each(EXPORTS.filter((what) => what !== "orders"))(
    "of %s as Parquet holds, read by another library, what JSON Lines hold, value by value",
    async (what) => {
      const lines = readLines(await exportTo(what, "jsonl"));
      expect(lines.length).toBeGreaterThan(0);
      const expected = lines.map((line) =>
        Object.fromEntries(Object.entries(line).map(([name, value]) => [name, withTimes(value)])),
      );
      expect(await readParquet(await exportTo(what, "parquet"))).toEqual(expected);
    },
  );

  it("of nothing is a file of its format all the same", async () => {
    expect(await readParquet(await exportTo("orders", "parquet"))).toEqual([]);
    expect(parse(fs.readFileSync(await exportTo("orders", "csv")))).toHaveLength(1);
  });

  it("as CSV has no cell that a spreadsheet would run", async () => {
    for (const what of ["catalog", "interactions", "lists"] as const) {
      const cells = (parse(fs.readFileSync(await exportTo(what, "csv"), "utf8")) as string[][]).flat();
      const risky = cells.filter((cell) => /^[=+\-@\t\r＝＋－＠]/.test(cell));
      expect([what, risky]).toEqual([what, []]);
    }
  });

  it("can be of what is new alone", async () => {
    await pool().query("update products set updated_at = '2020-01-01' where name <> '@sum'");
    const lines = readLines(await exportTo("catalog", "jsonl", new Date("2021-01-01")));
    expect(lines.map(({ name }) => name)).toEqual(["@sum"]);
  });

  it("of orders says what was refunded, and holds them again since they were", async () => {
    const order = randomId();
    await pool().query(
      `insert into orders (id, idempotency_key, currency, subtotal_amount, shipping_amount, total_amount, email, name, address, created_at)
       values ($1, $1, 'GBP', 1500, 0, 1500, 'ann@example.com', 'Ann', '{"line1":"1 High Street","line2":"","city":"Leeds","postcode":"LS1","country":"GB"}', '2026-01-01')`,
      [order],
    );
    const item = randomId();
    await pool().query(
      `insert into order_items (id, order_id, product_id, name, unit_amount, quantity)
       select $1, $2, min(id), 'Mug', 500, 3 from products`,
      [item, order],
    );
    const since = new Date("2026-02-01");
    expect(readLines(await exportTo("orders", "jsonl"))).toMatchObject([{ quantity: 3, refunded: 0 }]);
    expect(readLines(await exportTo("orders", "jsonl", since))).toEqual([]);
    const { rows } = await pool().query<{ number: number }>("select number from orders where id = $1", [
      order,
    ]);
    const refund = { number: rows[0]?.number ?? 0, pieces: { [item]: 2 }, shipping: false, restock: false };
    await refundOrder(refund, { process: "test" });
    const lines = readLines(await exportTo("orders", "jsonl", since));
    expect(lines).toMatchObject([{ quantity: 3, refunded: 2, orderRefunded: 10, status: "placed" }]);
    const [row] = await readParquet(await exportTo("orders", "parquet"));
    expect(row).toMatchObject({ refunded: 2, refundedAt: expect.any(Date) });
    expect(JSON.stringify(lines)).not.toMatch(/Ann|ann@|High Street/);
  });

  it("comes over HTTP as a stream, to whoever has the scope", async () => {
    const ask = async (query: string, scopes: Parameters<typeof createApiKey>[1]) => {
      const authorization = `Bearer ${await createApiKey("test", scopes)}`;
      const request = new Request(`http://shop.test/api/export/clicks${query}`, {
        headers: { authorization },
      });
      return GET(request, { params: Promise.resolve({ what: "clicks" }) });
    };
    const answer = await ask("?format=jsonl", ["export:read"]);
    expect(answer.headers.get("content-type")).toBe("application/x-ndjson");
    expect(JSON.parse(await answer.text())).toMatchObject({
      id: LIST,
      placement: "home.for-you",
      position: 3,
    });
    expect((await ask("", ["catalog:read"])).status).toBe(403);
    expect((await ask("?format=xlsx", ["export:read"])).status).toBe(400);
    expect((await ask("?since=yesterday", ["export:read"])).status).toBe(400);
    // Whoever goes away in the middle leaves nothing behind that would count as running.
    for (let i = 0; i < 4; i++) await (await ask("?format=parquet", ["export:read"])).body?.cancel();
    const parquet = Buffer.from(await (await ask("?format=parquet", ["export:read"])).arrayBuffer());
    expect(parquet.subarray(0, 4).toString()).toBe("PAR1");
  });

  it.each(["csv", "jsonl"] as const)(
    "as %s fills an empty shop with the same products and interactions",
    async (format) => {
      const before = await readAll();
      const catalog = await exportTo("catalog", format);
      const interactions = await exportTo("interactions", format);
      await pool().query(
        "truncate products, categories, interactions, shoppers, shown_lists, clicks, import_runs, settings cascade",
      );
      expect(await importFile(pool(), "catalog", catalog)).toMatchObject({
        imported: NASTY.length,
        rejected: 0,
        remarks: [],
      });
      const report = await importFile(pool(), "interactions", interactions);
      expect(report).toMatchObject({ imported: EVENTS, rejected: 0, duplicates: 0 });
      expect(await readAll()).toEqual(before);
    },
  );
});

async function readAll() {
  const products = await pool().query(
    `select p.sku, p.name, p.brand, p.description, p.price_amount, p.currency, p.stock, p.status, p.image, p.gallery,
            p.attributes, p.created_at, c.path
       from products p join categories c on c.id = p.category_id order by p.sku`,
  );
  const interactions = await pool().query(
    `select i.id, i.shopper_id, p.sku, i.kind, i.value, i.at
       from interactions i join products p on p.id = i.product_id order by i.id`,
  );
  return { products: products.rows as unknown[], interactions: interactions.rows as unknown[] };
}
