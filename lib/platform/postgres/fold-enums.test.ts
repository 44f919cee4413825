import { expect, it } from "vitest";
import { withTestDatabase } from "@/lib/platform/db/testing";
import { foldEnums } from "./fold-enums";
import { applyWithin, readMigrations } from "./migrate";

const database = withTestDatabase();

const ENUMS = `select typname, enumlabel from pg_type t join pg_enum e on e.enumtypid = t.oid
  where typnamespace = current_schema()::regnamespace order by typname, enumsortorder`;

it("makes of the migrations, in one transaction, the enumerations they make one after the other", async () => {
  const client = await database.pool().connect();
  try {
    const { rows: oneByOne } = await client.query(ENUMS);
    expect(oneByOne).toContainEqual({ typname: "role", enumlabel: "viewer" });
    await client.query("begin; create schema folded; set local search_path to folded, public");
    const enums = foldEnums(readMigrations()).map((one) => ({
      ...one,
      sql: (one.sql.match(/^(?:CREATE TYPE .* AS ENUM|ALTER TYPE).*$/gm) ?? []).join("\n"),
    }));
    await applyWithin(client, enums);
    expect((await client.query(ENUMS)).rows).toEqual(oneByOne);
  } finally {
    await client.query("rollback");
    client.release();
  }
});

it("leaves no value to be added, which PostgreSQL 15 and 16 could not use before the end, and notes the files as they are", () => {
  const migrations = readMigrations();
  const folded = foldEnums(migrations);
  expect(migrations.some(({ sql }) => /add value/i.test(sql))).toBe(true);
  expect(folded.filter(({ sql }) => /^[^-]*add value/im.test(sql))).toEqual([]);
  expect(folded.map(({ checksum }) => checksum)).toEqual(migrations.map(({ checksum }) => checksum));
});
