import fs from "node:fs";
import fc from "fast-check";
import { beforeEach, describe, expect, it } from "vitest";
import { withTestDatabase } from "@/lib/platform/db/testing";
import { buildExport } from "@/lib/data/export/export-tables";
import { countShop, importFile, makeFolder, optionsFor } from "./testing/import-fixture";
import { profileFile } from "./profile-file";

const { pool } = withTestDatabase();
const write = makeFolder();

beforeEach(async () => {
  await pool().query("truncate products, categories, interactions, shoppers, import_runs, settings cascade");
  const catalog = "sku,name,price\nA,Mug,1.00\nB,Bowl,2.00\nC,Cup,3.00\n";
  await importFile(pool(), "catalog", write("shop.csv", catalog));
});

let files = 0;
const fileOf = (...lines: string[]) => write(`events-${files++}.csv`, lines.join("\n"));
const importLines = (lines: readonly string[], options = {}) =>
  importFile(pool(), "interactions", fileOf(...lines), { options });

async function readFacts(): Promise<string[]> {
  const { rows } = await pool().query<{ fact: string }>(
    `select concat_ws(' ', p.sku, i.kind, i.value, to_char(i.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS')) as fact
       from interactions i join products p on p.id = i.product_id order by i.at, p.sku, i.kind, i.value`,
  );
  return rows.map(({ fact }) => fact);
}

describe("an id that several lines share", () => {
  const HEADER = "event_id,user_id,sku,event_type,event_time,quantity";
  const line = (sku: string, id = "1001", quantity = 1, user = "anna") =>
    `${id},${user},${sku},purchase,2019-10-01 00:00:00 UTC,${quantity}`;

  it("is that of three facts when they say three things, and of one when they say the same", async () => {
    const lines = [line("A"), line("B"), line("C"), line("B")];
    expect(await importLines([HEADER, ...lines])).toMatchObject({ imported: 3, duplicates: 1, rejected: 0 });
    expect(await importLines([HEADER, ...lines.toReversed()])).toMatchObject({ imported: 0, duplicates: 4 });
    expect(
      await importLines([HEADER, line("A", "1001", 2), line("A", "1001", 1, "bob"), line("A", "1002")]),
    ).toMatchObject({ imported: 3, duplicates: 0 });
    expect((await readFacts()).filter((fact) => fact.startsWith("A"))).toHaveLength(4);
  });

  it("goes to the first of them when it is a UUID, whatever order they come in later", async () => {
    const id = "0197a000-0000-7000-8000-000000000001";
    expect(await importLines([HEADER, line("A", id), line("B", id)])).toMatchObject({ imported: 2 });
    expect(await importLines([HEADER, line("B", id), line("A", id)])).toMatchObject({ duplicates: 2 });
    const { rows } = await pool().query(
      "select p.sku from interactions i join products p on p.id = product_id where i.id = $1",
      [id],
    );
    expect(rows).toEqual([{ sku: "A" }]);
  });

  it("never loses a line and never counts one twice, in whatever pieces and order a file comes", async () => {
    const rows = fc.uniqueArray(
      fc.tuple(
        fc.constantFrom("A", "B", "C"),
        fc.constantFrom("1", "2"),
        fc.constantFrom(1, 2),
        fc.constantFrom("ann", "bob"),
      ),
      { minLength: 1, maxLength: 12, selector: (row) => row.join() },
    );
    await fc.assert(
      fc.asyncProperty(rows, fc.nat(12), async (drawn, cut) => {
        await pool().query("truncate interactions, shoppers, import_runs cascade");
        const lines = drawn.map((row) => line(...row));
        await importLines([HEADER, ...lines.slice(cut)]);
        await importLines([HEADER, ...[...lines].reverse()]);
        expect(await countShop(pool())).toMatchObject({ interactions: lines.length });
      }),
      { numRuns: 12, seed: 3 },
    );
  }, 60_000);
});

describe("times", () => {
  it("under their usual names, as the world writes them", async () => {
    for (const [name, text] of [
      ["event_time", "2019-10-01 00:00:00 UTC"],
      ["ts", "1569888000000000"],
      ["date", "20191001"],
      ["created_at", "2019/10/01 00:00:00"],
      ["Event Time", "1.569888e12"],
      ["timestamp", "2019-09-30T24:00:00Z"],
    ] as const) {
      await pool().query("truncate interactions, import_runs");
      const report = await importLines([`user_id,sku,event,${name}`, `anna,A,view,${text}`]);
      expect([name, report.imported]).toEqual([name, 1]);
      expect(await readFacts()).toEqual(["A view 1 2019-10-01T00:00:00"]);
    }
  });

  it("with day and month in numbers are read in the order that is stated, and rejected without one", async () => {
    const lines = ["user_id,sku,event,date", "anna,A,view,10/1/2019"];
    const report = await importLines(lines);
    expect(report).toMatchObject({ imported: 0, rejected: 1 });
    expect(report.reasons[0]?.reason).toContain("--date-order dmy or mdy");
    expect(await importLines(lines, { dateOrder: "mdy" })).toMatchObject({ imported: 1 });
    expect(await readFacts()).toEqual(["A view 1 2019-10-01T00:00:00"]);
  });
});

describe("rows of nobody", () => {
  const WORDS = [
    "0",
    "NULL",
    "undefined",
    "NaN",
    "(not set)",
    "guest",
    "none",
    "-1",
    "",
    "00000000-0000-0000-0000-000000000000",
  ];

  it("count for their products, make no shopper and are one line of the report", async () => {
    const lines = WORDS.map((word, i) => `${word},A,view,2019-10-01 00:00:0${i % 10}`);
    const file = fileOf("user_id,sku,event,time", ...lines, "anna,A,view,2019-10-02");
    const { shoppers, notes } = await profileFile(pool(), {
      format: "interactions",
      path: file,
      options: optionsFor(),
      replaceSample: false,
      onProgress: () => {},
    });
    expect(shoppers).toBe(1);
    const report = await importFile(pool(), "interactions", file);
    expect(report).toMatchObject({ imported: WORDS.length + 1, rejected: 0 });
    expect(report.notes).toEqual([expect.stringMatching(/^10 rows name no shopper \(0, NULL, /)]);
    expect(notes[0]).toBe(report.notes[0]);
    expect(await countShop(pool())).toMatchObject({ interactions: 11, shoppers: 1 });
    const { rows } = await pool().query(
      "select count(*)::int as n from interactions where shopper_id is null",
    );
    expect(rows).toEqual([{ n: 10 }]);
    expect(await importFile(pool(), "interactions", file)).toMatchObject({ imported: 0, duplicates: 11 });
  });

  it("are taken from the shopper an older version made of them", async () => {
    const file = fileOf("user_id,sku,event,time", "NULL,A,view,2019-10-01");
    await importFile(pool(), "interactions", file);
    await pool().query("update interactions set shopper_id = gen_random_uuid()");
    expect(await importFile(pool(), "interactions", file)).toMatchObject({ duplicates: 1 });
    const { rows } = await pool().query("select shopper_id from interactions");
    expect(rows).toEqual([{ shopper_id: null }]);
  });
});

describe("values and kinds", () => {
  it("of a view mean nothing, and quantities are plain decimals", async () => {
    const rows = [
      ...["view,0", "view,abc", "like,-1", "purchase,2", "purchase,1.5", "purchase,.5"],
      ...["purchase,0x10", "purchase,1e3", "purchase,Infinity", "purchase,0", "cart,-2", "rating,0x5"],
    ];
    const lines = rows.map((row, i) => `anna,A,2019-10-01 00:00:${String(i).padStart(2, "0")},${row}`);
    const report = await importLines(["user,sku,time,kind,value", ...lines]);
    expect(report).toMatchObject({ imported: 6, rejected: 6 });
    expect((await readFacts()).map((fact) => fact.split(" ").slice(1, 3).join(" "))).toEqual([
      ...["view 1", "view 1", "like 1", "purchase 2", "purchase 1.5", "purchase 0.5"],
    ]);
  });

  it("that are names of JavaScript's own things are unknown kinds, in CSV and in JSON Lines", async () => {
    const names = ["constructor", "__proto__", "toString", "hasOwnProperty"];
    const csv = names.map((name) => `anna,A,2019-10-01,${name}`);
    expect(await importLines(["user,sku,time,kind", ...csv])).toMatchObject({ imported: 0, rejected: 4 });
    const json = names.map((kind) => JSON.stringify({ user: "anna", sku: "A", time: "2019-10-01", kind }));
    const report = await importFile(pool(), "interactions", write("k.jsonl", json.join("\n")));
    expect(report).toMatchObject({ imported: 0, rejected: 4 });
    expect(report.reasons).toMatchObject([{ reason: "unknown kind", count: 4 }]);
    await fc.assert(
      fc.asyncProperty(fc.stringMatching(/^[A-Za-z_]{1,12}$/), async (word) => {
        const known = await importLines(["user,sku,time,kind", `anna,A,2019-10-01,zz${word}`]);
        expect(known).toMatchObject({ imported: 0, rejected: 1 });
      }),
      { numRuns: 5, seed: 1 },
    );
  });

  it("of a whole file are said once, and of the rest with a star", async () => {
    const orders = ["customer_id,sku,created_at,quantity", "anna,A,2019-10-01,2"];
    await expect(importLines(orders)).rejects.toThrow(/--kind purchase/);
    expect(await importLines(orders, { kind: "purchase" })).toMatchObject({ imported: 1 });
    const mixed = ["user,sku,time,event", "anna,B,2019-10-02,gaze", "anna,B,2019-10-03,add_to_cart"];
    await expect(importLines(mixed, { kind: "purchase" })).rejects.toThrow(/has a column of kinds/);
    expect(await importLines(mixed, { kinds: { "*": "view" } })).toMatchObject({ imported: 2 });
    expect(await readFacts()).toEqual([
      "A purchase 2 2019-10-01T00:00:00",
      "B view 1 2019-10-02T00:00:00",
      "B cart 1 2019-10-03T00:00:00",
    ]);
  });

  it("say what they take back", async () => {
    const words = [
      "remove_from_cart",
      "Remove From Cart",
      "return",
      "refund",
      "cancelled",
      "unlike",
      "remove",
    ];
    const lines = words.map((word, i) => `anna,A,2019-10-0${i + 1},${word}`);
    await importLines(["user,sku,time,event", ...lines]);
    expect((await readFacts()).map((fact) => fact.split(" ")[1])).toEqual([
      ...["uncart", "uncart", "return", "return", "return", "unlike", "remove"],
    ]);
  });
});

describe("shoppers with ids of another system", () => {
  const shoppersOf = async () => {
    const { rows } = await pool().query<{ id: string; external_id: string | null }>(
      "select id, external_id from shoppers",
    );
    return rows;
  };

  it("keep them, and are found again under them from whichever file and format they come", async () => {
    await importLines(["user,sku,time,kind", "customer-17,A,2019-10-01,view", "42,A,2019-10-01,view"]);
    const first = await shoppersOf();
    expect(first.map(({ external_id }) => external_id).sort()).toEqual(["42", "customer-17"]);
    await importLines(["user,sku,time,kind", "customer-17,B,2019-10-01,view"]);
    expect(await shoppersOf()).toEqual(first);
  });

  it("are the shopper somebody else has made of that name, and the account that took it over", async () => {
    const [made, account] = ["0197a000-0000-4000-8000-000000000001", "0197a000-0000-4000-8000-000000000002"];
    await pool().query("insert into shoppers (id) values ($1)", [account]);
    await pool().query("insert into shoppers (id, external_id, merged_into_id) values ($1, 'c-1', $2)", [
      made,
      account,
    ]);
    await importLines(["user,sku,time,kind", "c-1,A,2019-10-01,view", "c-1,A,2019-10-01,view"]);
    const { rows } = await pool().query("select shopper_id from interactions");
    expect(rows).toEqual([{ shopper_id: account }]);
    expect(await shoppersOf()).toHaveLength(2);
  });

  it("who were imported before their names were kept get them", async () => {
    const lines = ["user,sku,time,kind", "c-1,A,2019-10-01,view"];
    await importLines(lines);
    const before = await shoppersOf();
    await pool().query("update shoppers set external_id = null");
    await importLines(lines);
    expect(await shoppersOf()).toEqual(before);
  });

  it("may be called anything up to 200 characters", async () => {
    const names = ["a".repeat(200), "山田 太郎", "x@example.com", "A/B?c#d", "Ünal"];
    const lines = [...names, "b".repeat(201)].map((name) => `${name},A,2019-10-01,view`);
    const report = await importLines(["user,sku,time,kind", ...lines]);
    expect(report).toMatchObject({ imported: 5, rejected: 1 });
    expect((await shoppersOf()).map(({ external_id }) => external_id).sort()).toEqual(names.sort());
    expect(fs.readFileSync(report.rejectsFile ?? "", "utf8")).toContain("more than 200 characters");
  });
});

describe("what the shop exports", () => {
  it("is known again in full: nobody's facts, those of shoppers, and what was taken back", async () => {
    const kinds = ["view", "like", "cart", "purchase", "remove", "unlike", "uncart", "return"];
    const lines = kinds.flatMap((kind, i) => [
      `c-${i},A,2019-10-0${i + 1} 10:00:00.123,${kind},2`,
      `NULL,A,2019-10-0${i + 1} 10:00:00.123,${kind},3`,
    ]);
    await importLines(["user,sku,time,kind,value", ...lines]);
    await pool().query("update interactions set value = 7 where kind = 'view'");
    const before = await countShop(pool());
    const { query } = await buildExport(pool(), "interactions");
    const { rows } = await pool().query<Record<string, unknown>>(query);
    const columns = ["id", "shopper", "product", "kind", "value", "at"];
    const exported = rows.map((row) => columns.map((name) => row[name] ?? "").join(","));
    const report = await importLines([columns.join(","), ...exported]);
    expect(report).toMatchObject({ rows: 16, imported: 0, duplicates: 16, rejected: 0 });
    expect(await countShop(pool())).toEqual(before);
  });
});
