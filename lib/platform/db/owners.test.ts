import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { Prisma } from "./generated/client";
import { readSql, type SqlOfSources } from "./testing/read-statements";

const DECISION = "docs/decisions/013-one-way-to-the-data.md";
/** These fill a shop as a whole: see the decision. */
const FILLS_SHOPS = "lib/data/";
/** Prepares COPY for whoever calls it, who is looked at instead. */
const COPIES = "lib/platform/db/copy-rows.ts";

/** Which room writes which table, as the decision says: rows of `| table, table | room |`. */
function readOwners(): Map<string, string> {
  const rows = fs.readFileSync(DECISION, "utf8").matchAll(/^\| (`[^|]+`) +\| `(lib\/[^`]+)` +\|/gm);
  return new Map(
    [...rows].flatMap(([, tables = "", room = ""]) =>
      [...tables.matchAll(/`(\w+)`/g)].map(([, table = ""]): [string, string] => [table, room]),
    ),
  );
}

const SCHEMA = fs.readFileSync("prisma/schema.prisma", "utf8");
/** Tables by what Prisma calls them, as in `db.cartItem`. */
const TABLES = new Map(
  [...SCHEMA.matchAll(/^model (\w+) \{(.*?)^\}/gms)].map(([, model = "", body = ""]): [string, string] => [
    model.charAt(0).toLowerCase() + model.slice(1),
    /@@map\("(\w+)"\)/.exec(body)?.[1] ?? model,
  ]),
);

const WRITES =
  /\b(?:insert\s+into|delete\s+from|truncate|copy|(?<!for\s+(?:no\s+key\s+)?|do\s+)update)\s+([a-z_.][\w., \n]*)/gi;

/** Tables a statement writes: of `truncate a, b` both. */
function tablesWritten(text: string): string[] {
  return [...text.matchAll(WRITES)].flatMap(([verb, names = ""]) =>
    /^truncate/i.test(verb)
      ? names.split(",").map((name) => name.trim())
      : [/^[\w.]+/.exec(names)?.[0] ?? ""],
  );
}

/** What `sources` write that belongs to another room, as sentences. */
function findTrespasses({ statements, writes }: SqlOfSources, owners: ReadonlyMap<string, string>): string[] {
  const written = [
    ...statements.flatMap(({ file, line, texts }) =>
      (texts ?? []).flatMap(tablesWritten).map((table) => ({ file, line, table })),
    ),
    ...writes.flatMap(({ file, line, model }) => {
      const table = TABLES.get(model);
      return table === undefined ? [] : [{ file, line, table }];
    }),
  ];
  const trespasses = written.filter(({ file, table }) => {
    if (file.startsWith(FILLS_SHOPS) || file === COPIES || table.startsWith("import_")) return false;
    return !file.startsWith(`${owners.get(table) ?? "nobody"}/`);
  });
  return [...new Set(trespasses.map(({ file, line, table }) => `${file}:${line} writes ${table}`))];
}

describe("tables", () => {
  const owners = readOwners();

  it("all have an owner", () => {
    expect(TABLES.size).toBe(Object.keys(Prisma.ModelName).length);
    expect([...TABLES.values()].filter((table) => !owners.has(table))).toEqual([]);
  });

  it("are written by their owner alone", () => {
    // Benchmarks fill databases of their own.
    const sources = readSql(["app", "bin", "components", "lib", "prisma"]);
    expect(findTrespasses(sources, owners)).toEqual([]);
  });

  it.each([
    "db.cartItem.deleteMany({ where: { cartId } })",
    "tx.product.update({ where: { id }, data: { stock: 1 } })",
    "db.$executeRaw`update products set stock = 1 where id = ${id}`",
    'pool.query("delete from\\n carts where id = $1", [id])',
    'client.query("with gone as (delete from carts) select 1")',
    'client.query("truncate jobs, carts")',
    'copyRows(client, "products (id)", [], toValues)',
  ])("%s is a trespass outside", (code) => {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), "aisle-owners-"));
    afterAll(() => fs.rmSync(folder, { recursive: true }));
    fs.writeFileSync(path.join(folder, "probe.ts"), `${code};\n`);
    expect(findTrespasses(readSql([folder]), owners).length).toBeGreaterThan(0);
  });
});
