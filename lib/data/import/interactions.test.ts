import fs from "node:fs";
import { beforeEach, describe, expect, it } from "vitest";
import { withTestDatabase } from "@/lib/platform/db/testing";
import { countShop, importFile, makeFolder } from "./testing/import-fixture";

const { pool } = withTestDatabase();
const write = makeFolder();

beforeEach(async () => {
  await pool().query("truncate products, categories, interactions, shoppers, import_runs, settings cascade");
  await importFile(pool(), "catalog", write("shop.csv", "sku,name,price\nA,Mug,1.00\nB,Bowl,2.00\n"));
});

const HEADER = "shopper,product,kind,at,value";

describe("interactions", () => {
  it("understand ISO times, seconds and milliseconds, and words of other shops", async () => {
    const rows = [
      "anna,A,view,2025-06-01T10:00:00+02:00,",
      "anna,A,addtocart,1748764860,2",
      "anna,A,buy,1748764920000,2",
      "bob,B,rating,2025-06-01 08:03:00,4.5",
      "bob,B,gaze,2025-06-01,",
    ];
    const file = write("events.csv", [HEADER, ...rows].join("\n"));
    const report = await importFile(pool(), "interactions", file, { options: { kinds: { gaze: "view" } } });
    expect(report).toMatchObject({ rows: 5, imported: 5, duplicates: 0, rejected: 0, rejectsFile: null });
    const { rows: found } = await pool().query<{ kind: string; value: number; at: Date }>(
      "select kind, value, at from interactions order by at",
    );
    expect(found.map(({ kind, value, at }) => [kind, value, at.toISOString()])).toEqual([
      ["view", 1, "2025-06-01T00:00:00.000Z"],
      ["view", 1, "2025-06-01T08:00:00.000Z"],
      ["cart", 2, "2025-06-01T08:01:00.000Z"],
      ["purchase", 2, "2025-06-01T08:02:00.000Z"],
      ["rating", 4.5, "2025-06-01T08:03:00.000Z"],
    ]);
    expect(await countShop(pool())).toMatchObject({ shoppers: 2 });
  });

  it("reject unknown products, kinds, times, values and the future, each with its line", async () => {
    const rows = [
      "anna,Z,view,2025-06-01,",
      "anna,A,sneeze,2025-06-01,",
      "anna,A,view,yesterday,",
      "anna,A,view,2026-06-01,",
      "anna,A,rating,2025-06-01,9",
      "anna,A,view,2025-02-30,",
      "anna,,view,2025-06-01,",
      "anna,A,constructor,2025-06-01,",
      "anna,A,view,2025-06-01,",
    ];
    const file = write("bad.csv", [HEADER, ...rows].join("\n"));
    const report = await importFile(pool(), "interactions", file);
    expect(report).toMatchObject({ rows: 9, imported: 1, rejected: 8 });
    const rejects = fs.readFileSync(report.rejectsFile ?? "", "utf8");
    expect(rejects).toContain('2,"unknown product ""Z"""');
    expect(rejects).toContain('9,"unknown kind ""constructor""');
    expect(rejects).toContain('5,"time ""2026-06-01"" lies in the future"');
    const { rows: kept } = await pool().query("select kind from interactions");
    expect(kept).toEqual([{ kind: "view" }]);
  });

  it("are compared with what is expected of such data, and what is not so is told and kept", async () => {
    const rows = Array.from({ length: 80 }, (_, i) => {
      const shopper = i < 30 ? "anna" : `shopper${i}`;
      return `${shopper},${i < 20 ? "nothing" : "A"},view,2025-06-01T10:00:${String(i % 60).padStart(2, "0")}Z,`;
    });
    const report = await importFile(pool(), "interactions", write("odd.csv", [HEADER, ...rows].join("\n")));
    const unexpected = report.expectations.filter(({ state }) => state === "bad").map(({ text }) => text);
    expect(unexpected).toEqual([
      "25.0 % of the rows were rejected; at most 10.0 % is expected.",
      "16.7 % of the events are one shopper’s; at most 10.0 % is expected.",
    ]);
    const kept = await pool().query("select source, report from health_reports order by at desc limit 1");
    expect(kept.rows).toMatchObject([{ source: "import", report: { expectations: report.expectations } }]);
  });

  it("count the same fact once, within a file, across files and by an id of its own", async () => {
    const id = "0197a000-0000-7000-8000-000000000001";
    const fact = "anna,A,view,2025-06-01T08:00:00Z,";
    const first = write("first.csv", [HEADER, fact, fact].join("\n"));
    expect(await importFile(pool(), "interactions", first)).toMatchObject({ imported: 1, duplicates: 1 });
    const second = write("second.csv", [HEADER, "bob,A,view,2025-06-02,", fact].join("\n"));
    expect(await importFile(pool(), "interactions", second)).toMatchObject({ imported: 1, duplicates: 1 });
    const rows = [`${id},anna,A,view,2025-06-03`, `${id},anna,A,view,2025-06-03`];
    const third = write("third.csv", ["id,shopper,product,kind,at", ...rows].join("\n"));
    expect(await importFile(pool(), "interactions", third)).toMatchObject({ imported: 1, duplicates: 1 });
    const { rows: kept } = await pool().query("select 1 from interactions where id = $1", [id]);
    expect(kept).toHaveLength(1);
  });

  it("have the ids that shops gave them before, so that a newer version knows them again", async () => {
    const file = write("known.csv", [HEADER, "anna,A,cart,1748764860,2"].join("\n"));
    await importFile(pool(), "interactions", file);
    const { rows } = await pool().query("select id from interactions");
    expect(rows).toEqual([{ id: "01972a82-1e60-8482-ac57-57785473a069" }]);
  });

  it("keep a shopper's id secret: the same in this shop, another in the next", async () => {
    const file = write("one.csv", [HEADER, "anna,A,view,2025-06-01,"].join("\n"));
    const shopperOf = async () => {
      await importFile(pool(), "interactions", file);
      const { rows } = await pool().query<{ id: string }>("select id from shoppers");
      await pool().query("truncate interactions, shoppers cascade");
      return rows.map(({ id }) => id);
    };
    const first = await shopperOf();
    expect(await shopperOf()).toEqual(first);
    await pool().query("delete from settings where key = 'import.salt'");
    expect(await shopperOf()).not.toEqual(first);
  });

  it("refuse to go into the sample shop, which real products may replace", async () => {
    await pool().query("insert into settings (key, value) values ('sample', '{}')");
    const events = write("events.csv", [HEADER, "anna,A,view,2025-06-01,"].join("\n"));
    await expect(importFile(pool(), "interactions", events)).rejects.toThrow(/sample shop/);
    const catalog = write("own.csv", "sku,name,price\nOWN,Own product,1.00\n");
    await expect(importFile(pool(), "catalog", catalog)).rejects.toThrow(/--replace-sample/);
    await importFile(pool(), "catalog", catalog, { replaceSample: true });
    const { rows } = await pool().query("select sku from products");
    expect(rows).toEqual([{ sku: "OWN" }]);
  });
});
