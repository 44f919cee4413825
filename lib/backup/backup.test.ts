import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { Writable } from "node:stream";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { withTestDatabase } from "@/lib/platform/db/testing";
import { migrate, readMigrations } from "@/lib/platform/postgres/migrate";
import { checkBackup } from "./check-backup";
import { measureTables } from "./describe";
import { loadBackup } from "./load-backup";
import { planMigrations } from "./target";
import { fillTables } from "./testing/fill-tables";
import { writeBackup, type WrittenBackup } from "./write-backup";

const { url, pool } = withTestDatabase();
const folder = fs.mkdtempSync(path.join(os.tmpdir(), "aisle-backup-"));
const file = path.join(folder, "shop.aisle");
const made: string[] = [];

async function asAdmin(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: inject("postgresUrl") });
  await client.connect();
  await client.query(sql).finally(() => client.end());
}

async function makeDatabase(): Promise<string> {
  const name = `backup_${process.pid}_${made.length}`;
  made.push(name);
  await asAdmin(`create database ${name}`);
  const target = new URL(inject("postgresUrl"));
  target.pathname = `/${name}`;
  return target.href;
}

async function ask<T>(at: string, run: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: at });
  await client.connect();
  return run(client).finally(() => client.end());
}

function write(from: string, to: string): Promise<WrittenBackup> {
  return writeBackup(fs.createWriteStream(to), { url: from, files: [], hasSecrets: false });
}

let written: WrittenBackup;
/** A database that a start had made, and into which the backup was loaded. */
let restored: string;
beforeAll(async () => {
  expect(await fillTables(pool())).toEqual([]);
  written = await write(url(), file);
  restored = await makeDatabase();
  await migrate(restored);
  expect(await loadBackup(restored, await checkBackup(file))).toEqual([]);
});
afterAll(async () => {
  for (const name of made) await asAdmin(`drop database if exists ${name} with (force)`);
  fs.rmSync(folder, { recursive: true });
});

describe("a backup", () => {
  it("has every table, and no table is without rows", async () => {
    const { rows } = await pool().query<{ name: string }>(
      "select tablename::text as name from pg_tables where schemaname = 'public' order by 1",
    );
    const leftOut = ["_prisma_migrations", "backups", "limit_uses"];
    const names = rows.map(({ name }) => name).filter((name) => !leftOut.includes(name));
    expect(Object.keys(written.manifest.tables).sort()).toEqual(names.sort());
    for (const { rows: count } of Object.values(written.manifest.tables)) expect(count).toBeGreaterThan(0);
  });

  it("that was restored gives the same backup once more, and the same schema", async () => {
    const again = await write(restored, path.join(folder, "again.aisle"));
    expect(again.manifest.tables).toEqual(written.manifest.tables);
    expect(again.manifest.sequences).toEqual(written.manifest.sequences);
    const schema = (client: pg.Client | pg.Pool) =>
      client.query(
        `select 'index' as what, indexname::text as name, indexdef as text from pg_indexes where schemaname = 'public'
         union all select 'constraint', conrelid::regclass || ' ' || conname, pg_get_constraintdef(oid) from pg_constraint
           where connamespace = 'public'::regnamespace
         union all select 'trigger', tgrelid::regclass || ' ' || tgname, tgenabled::text from pg_trigger where not tgisinternal
         order by 1, 2`,
      );
    expect((await ask(restored, schema)).rows).toEqual((await schema(pool())).rows);
  });

  it("does not take the place of a shop unless it is told to, and not while one is open", async () => {
    const backup = await checkBackup(file);
    await ask(restored, (client) => client.query("delete from settings"));
    await expect(loadBackup(restored, backup)).rejects.toThrow("holds a shop already");
    await ask(restored, async (client) => {
      await client.query("set application_name = 'aisle-request'");
      await expect(loadBackup(restored, backup, { replaces: true })).rejects.toThrow("A shop is open");
    });
    await loadBackup(restored, backup, { replaces: true });
    const sums = await ask(restored, (client) => measureTables(client, backup.header.tables));
    expect(sums).toEqual(written.manifest.tables);
  });

  it("that cannot be written fails in the words of the disk", async () => {
    const full = Object.assign(new Error("no space left"), { code: "ENOSPC" });
    const target = new Writable({ write: (_chunk, _encoding, done) => done(full) });
    const writing = writeBackup(target, { url: url(), files: [], hasSecrets: false });
    await expect(writing).rejects.toBe(full);
  });

  it("is all there or not at all", async () => {
    const target = await makeDatabase();
    const beforeCommit = () => Promise.reject(new Error("the power went"));
    const loading = loadBackup(target, await checkBackup(file), { beforeCommit });
    await expect(loading).rejects.toThrow("the power went");
    const { rows } = await ask(target, (client) =>
      client.query("select count(*)::int as tables from pg_tables where schemaname = 'public'"),
    );
    expect(rows).toEqual([{ tables: 0 }]);
  });

  it("keeps away from a database that is another program's", async () => {
    const target = await makeDatabase();
    await ask(target, (client) => client.query("create table invoices (id int)"));
    const loading = loadBackup(target, await checkBackup(file), { replaces: true });
    await expect(loading).rejects.toThrow("another program");
  });

  it("shows one moment, however much is written meanwhile", async () => {
    const [source, target] = [await makeDatabase(), await makeDatabase()];
    await migrate(source);
    const busy = path.join(folder, "busy.aisle");
    // Two tables far apart in the order that are only ever written together.
    await ask(source, async (client) => {
      let done = false;
      const backup = write(source, busy).finally(() => (done = true));
      for (let i = 0; !done; i++) {
        await client.query("begin");
        await client.query(
          "insert into audit_entries (id, actor, action, subject) values (gen_random_uuid(), 'a', 'b', 'c')",
        );
        await client.query("insert into settings (key, value) values ($1, '1')", [`key ${i}`]);
        await client.query("commit");
      }
      await backup;
    });
    await loadBackup(target, await checkBackup(busy));
    const counted = await ask(target, (client) =>
      client.query("select (select count(*) from audit_entries) = (select count(*) from settings) as same"),
    );
    expect(counted.rows).toEqual([{ same: true }]);
  });

  it("of an older version comes up to date, one of a newer version is refused", async () => {
    const [source, target] = [await makeDatabase(), await makeDatabase()];
    const older = readMigrations().slice(0, -1);
    await migrate(source, older);
    await ask(source, (client) =>
      client.query("insert into settings (key, value) values ('a', '1'), ('b', '2')"),
    );
    const old = path.join(folder, "old.aisle");
    await write(source, old);
    const backup = await checkBackup(old);
    expect(await loadBackup(target, backup)).toEqual([readMigrations().at(-1)?.name]);
    const { rows } = await ask(target, (client) => client.query("select key from settings order by key"));
    expect(rows).toEqual([{ key: "a" }, { key: "b" }]);
    expect(() => planMigrations(backup.header, older.slice(0, -1))).toThrow("newer version");
    const edited = readMigrations().map((one) => ({ ...one, checksum: "0" }));
    expect(() => planMigrations(backup.header, edited)).toThrow("another text");
  });
});

describe("a backup that is not as it was written", () => {
  const broken = path.join(folder, "broken.aisle");
  const refusal = async (bytes: Buffer) => {
    fs.writeFileSync(broken, bytes);
    return checkBackup(broken).then(
      () => "taken",
      (error: Error) => error.message,
    );
  };

  it("is refused wherever it ends", async () => {
    const whole = fs.readFileSync(file);
    // The last kilobyte is the end mark of tar, which says nothing.
    const content = whole.length - 1_024;
    for (let i = 0; i < 20; i++) {
      const cut = Math.floor((content * i) / 20);
      expect(await refusal(whole.subarray(0, cut))).toMatch(/damaged|none that/);
    }
    expect(await refusal(whole)).toBe("taken");
  });

  it("is refused whatever bit is turned", async () => {
    const whole = fs.readFileSync(file);
    let taken = 0;
    for (let i = 0; i < 60; i++) {
      const bytes = Buffer.from(whole);
      const at = Math.floor(((whole.length - 1_024) * (i + 0.5)) / 60);
      bytes.writeUInt8(bytes.readUInt8(at) ^ (1 << (i % 8)), at);
      const said = await refusal(bytes);
      // Between entries tar fills up with zeros that nobody reads.
      if (said === "taken") {
        taken++;
        expect(whole.readUInt8(at)).toBe(0);
      } else expect(said).toMatch(/damaged|none that/);
    }
    expect(taken).toBeLessThan(50);
  });

  it("is refused when it is something else", async () => {
    expect(await refusal(Buffer.from("id,name\n1,mug\n"))).toContain("damaged");
    expect(await refusal(Buffer.alloc(0))).toContain("it is empty");
  });
});
