import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import type pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { EXPORTS } from "@/lib/data/export/columns";
import { buildExport } from "@/lib/data/export/export-tables";
import { closeSender, getSender } from "@/lib/jobs/queue";
import { withTestDatabase } from "./testing";
import { readSql, type Statement } from "./testing/read-statements";

/** Constants that are computed, by name, with one of the texts they may become. */
const STAND_INS = { KIND_NUMBER: "when 'view' then 0 when 'purchase' then 3" };

/** What the sources do not say, and why nobody has to prepare it here. */
const UNREADABLE: Record<string, string> = {
  "lib/jobs/queue.ts: text": "pg-boss's own statements",
  "lib/platform/postgres/migrate.ts: sql": "the migrations, which made this database",
  "lib/platform/postgres/embedded.ts: `create database ${pg.escapeIdentifier(name)}`": "made of a name",
  "lib/platform/db/listen.ts: `listen ${pg.escapeIdentifier(channel)}`": "made of a name",
  "lib/platform/files/write-table.ts: sql": "the exports' queries, prepared below",
  "lib/data/generate/rebuild-indexes.ts: `drop index ${client.escapeIdentifier(name)}`": "made of a name",
  "lib/data/generate/rebuild-indexes.ts: definition": "what the server itself says an index is made with",
  "lib/platform/http/slow-down.ts: statement": "rate-limiter-flexible's own statements",
  "lib/backup/describe.ts: sql": "COPY of tables and columns the server has named",
  "lib/backup/load-backup.ts: EMPTY_SCHEMA": "a block, run by lib/backup/backup.test.ts",
  "lib/backup/load-backup.ts: `alter table ${name} disable trigger user`": "made of a name",
  "lib/backup/load-backup.ts: `alter table ${name} enable trigger user`": "made of a name",
  'lib/backup/load-backup.ts: `truncate ${names.join(", ")}`': "made of names",
  "lib/backup/load-backup.ts: drop": "made of a name",
  "lib/backup/load-backup.ts: make": "what the server itself says an index or a key is made with",
  "lib/backup/load-backup.ts: sql": "COPY of tables and columns of the backup, held to a pattern",
  'lib/backup/target.ts: `select exists (select from "${table}") as any`': "made of a name",
  'lib/backup/write-backup.ts: `lock table ${tables.map(({ name }) => `"${name}"`).join(", ")} in access share mode`':
    "made of names",
  "bin/vitest-setup.ts: `drop database if exists ${template} with (force)`": "for tests",
};
/** Beginnings of texts that can only be read in part; the suites that run them are named. */
const RUN_ELSEWHERE: Record<string, string> = {
  "select setval(": "lib/data/sample/load-sample.test.ts",
  "insert into products (${COLUMNS})": "lib/data/import/catalog.test.ts",
  "set statement_timeout": "every connection of every suite",
};

const database = withTestDatabase();
const { statements, unsafe } = readSql(["app", "bench", "bin", "components", "lib", "prisma"], STAND_INS);

const toKey = ({ file, source }: Statement) => `${file}: ${source}`;
const isRunElsewhere = ({ source }: Statement) =>
  Object.keys(RUN_ELSEWHERE).some((start) => source.replace(/^`\s*/, "").startsWith(start));

const COMMENT = /^\s*\/\*.*?\*\/\s*/s;
const PREPARABLE = /^(select|insert|update|delete|with|merge|values)\b/i;
const COPY_OUT = /^copy \((.+)\) to stdout/is;
const COPY_IN = /^copy (\w+) \(([^)]+)\) from stdin/i;

/** What the server can prepare of a statement; null for commands it can only run. */
function toPreparable(text: string): string | null {
  const plain = text.replace(COMMENT, "").trim();
  const [, query] = COPY_OUT.exec(plain) ?? [];
  const [, table, columns] = COPY_IN.exec(plain) ?? [];
  if (table) return `select ${columns} from ${table}`;
  return query ?? (PREPARABLE.test(plain) ? plain : null);
}

/** Prepares a statement, or runs a command and takes it back. Returns what the server finds wrong, or null. */
async function check(client: pg.ClientBase, text: string): Promise<string | null> {
  const preparable = toPreparable(text);
  await client.query("begin");
  try {
    // The server does not let statistics be made within a transaction when that is to clean up too.
    const command = text.trim().replace(/^vacuum analyze/i, "analyze");
    if (preparable) await client.query(`prepare it as ${preparable}`);
    else if (!/^(begin|commit|rollback|savepoint)\b/i.test(command)) await client.query(command);
    return null;
  } catch (error) {
    return (error as Error).message;
  } finally {
    await client.query("rollback");
    await client.query("deallocate all");
  }
}

/** Temporary tables of a session, which the statements after them are about. */
const isTemporary = (text: string) => /^\s*create temp/i.test(text);

async function findWrong(found: readonly Statement[]): Promise<string[]> {
  const client = await database.pool().connect();
  const wrong: string[] = [];
  try {
    const texts = found.flatMap(({ texts, file, line }) =>
      (texts ?? []).map((text) => ({ text, at: `${file}:${line}` })),
    );
    for (const { text } of texts.filter(({ text }) => isTemporary(text))) await client.query(text);
    for (const { text, at } of texts.filter(({ text }) => !isTemporary(text))) {
      const problem = await check(client, text);
      if (problem) wrong.push(`${at}: ${problem}`);
    }
  } finally {
    client.release(true);
  }
  return wrong;
}

// The queue's tables, of which one statement of ours reads.
beforeAll(() => getSender());
afterAll(() => closeSender());

describe("SQL written by hand", () => {
  it("can be read off the sources, but for what is listed", () => {
    const unread = statements.filter((one) => one.texts === null && !isRunElsewhere(one)).map(toKey);
    expect([...new Set(unread)].sort()).toEqual(Object.keys(UNREADABLE).sort());
    for (const start of Object.keys(RUN_ELSEWHERE)) {
      expect(statements.some((one) => one.source.replace(/^`\s*/, "").startsWith(start))).toBe(true);
    }
    expect(unsafe).toEqual([]);
    // Less would mean that a road to the database is no longer looked at.
    expect(statements.length).toBeGreaterThan(80);
  });

  it("is prepared by the server against the schema as it is", { timeout: 60_000 }, async () => {
    expect(await findWrong(statements)).toEqual([]);
  });

  it("of the exports too", async () => {
    const client = await database.pool().connect();
    for (const what of EXPORTS) {
      for (const since of [undefined, new Date(0)]) {
        const { query } = await buildExport(database.pool(), what, { since });
        expect(await check(client, query)).toBeNull();
      }
    }
    client.release();
  });

  it("has one name per statement that is prepared by name", () => {
    const names = statements.flatMap(({ texts }) => texts?.[0]?.match(/^\s*\/\* ([\w-]+) \*\//)?.[1] ?? []);
    expect(names.length).toBeGreaterThan(0);
    expect(new Set(names).size).toBe(names.length);
  });
});

describe("a statement that does not fit the schema is found", () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "aisle-sql-"));
  afterAll(() => fs.rmSync(folder, { recursive: true }));

  it.each<[string, string, number?]>([
    ["given to query", 'pool.query("select nonsense from products")'],
    ["in a config", 'pool.query({ name: "a", text: "select nonsense from products", values: [] })'],
    [
      "in a config with a name",
      'const config = { text: "select nonsense from products" };\npool.query(config)',
    ],
    ["behind constants", "const A = `nonsense`;\nconst B = `select ${A}`;\npool.query(`${B} from products`)"],
    [
      "behind a function",
      "const f = (c: 'id' | 'nonsense') => `select ${c} from products`;\npool.query(f(x))",
    ],
    [
      "behind a parameter",
      'function ask(sql: string) { return pool.query(sql); }\nask("select id from products");\nask("select nonsense from products")',
    ],
    [
      "in one of several",
      'const BY = { a: "id", b: "nonsense" };\npool.query(`select ${BY[x]} from products`)',
    ],
    ["through Prisma", "db.$queryRaw`select nonsense from products where id = ${id}`"],
    ["as a fragment", 'db.$executeRaw`update products set ${Prisma.raw("nonsense = 1")} where id = ${id}`'],
    ["of Prisma", "const text = Prisma.sql`delete from products where nonsense = ${id}`"],
    [
      "in a fragment of Prisma",
      "const part = (id: number) => Prisma.sql`select id from products where nonsense = ${id}`;\ndb.$queryRaw`with a as (${part(1)}) select id from a where id > ${n}`",
      2,
    ],
    ["copied in", "client.query(copyFrom(`copy products (sku, nonsense) from stdin`))"],
    ["copied out", "client.query(copyTo(`copy (select nonsense from products) to stdout`))"],
    ["run, not prepared", "client.query(`lock table nonsense in share mode`)"],
  ])("%s", async (_, code, times = 1) => {
    fs.rmSync(folder, { recursive: true });
    fs.mkdirSync(folder);
    fs.writeFileSync(path.join(folder, "probe.ts"), `${code};\n`);
    const { statements: found } = readSql([folder]);
    const wrong = await findWrong(found);
    expect(wrong).toHaveLength(times);
    for (const problem of wrong) expect(problem).toContain("nonsense");
  });
});
