import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { withTestDatabase } from "@/lib/platform/db/testing";
import { migrate, readMigrations } from "./migrate";

const database = withTestDatabase();

describe("migrations", () => {
  it("are complete: the newest one's schema is prisma/schema.prisma", () => {
    const newest = readMigrations().at(-1)?.name;
    expect(readFileSync(`prisma/migrations/${newest}/schema.prisma`, "utf8")).toBe(
      readFileSync("prisma/schema.prisma", "utf8"),
    );
  });

  it("apply once, also when two processes come at the same time", async () => {
    const extra = { name: "9999_extra", sql: "create table extra (id int)", checksum: "c1" };
    const all = [...readMigrations(), extra];
    const applied = await Promise.all([migrate(database.url(), all), migrate(database.url(), all)]);
    expect(applied.flat()).toEqual(["9999_extra"]);
  });

  it("roll back whole when one fails, and say which", async () => {
    const broken = { name: "9999_broken", sql: "create table half (id int); select 1/0", checksum: "c2" };
    await expect(migrate(database.url(), [...readMigrations(), broken])).rejects.toThrow("9999_broken");
    const { rows } = await database.pool().query("select to_regclass('half') as half");
    expect(rows).toEqual([{ half: null }]);
  });

  it("refuse a migration that was changed after it had been applied", async () => {
    const [first, ...rest] = readMigrations();
    if (!first) throw new Error("there are migrations");
    await expect(migrate(database.url(), [{ ...first, checksum: "other" }, ...rest])).rejects.toThrow(
      "was changed",
    );
  });

  it("make returns of the cancellations that older versions imported as removals", async () => {
    const imported = "0197a000-0000-8000-8000-000000000001";
    const clicked = "0197a000-0000-7000-8000-000000000001";
    const sql = readMigrations().find(({ name }) => name.endsWith("_returns_of_invoices"))?.sql ?? "";
    const kinds = async () => {
      await database.pool().query(sql);
      const { rows } = await database.pool().query("select id, kind from interactions order by id desc");
      return rows.map(({ kind }) => kind as string);
    };
    for (const id of [imported, clicked]) {
      await database
        .pool()
        .query(
          "insert into interactions (id, shopper_id, product_id, kind, at) values ($1, $1, 1, 'remove', now())",
          [id],
        );
    }
    expect(await kinds()).toEqual(["remove", "remove"]);
    await database.pool().query(`insert into settings values ('catalog.source', '"online-retail"')`);
    expect(await kinds()).toEqual(["return", "remove"]);
  });

  it("say which database cannot be opened, without its password", async () => {
    const away = migrate("postgresql://aisle:hidden@127.0.0.1:1/shop");
    await expect(away).rejects.toMatchObject({
      name: "AppError",
      code: "unavailable",
      message: expect.stringMatching(/^The database shop on 127\.0\.0\.1:1 .*ECONNREFUSED.*DATABASE_URL/),
    });
    await expect(away).rejects.not.toThrow("hidden");
  });
});
