/**
 * Writes the next migration: the difference between the schema copied beside the newest migration and
 * prisma/schema.prisma. Usage: npm run db:new -- <name>. Edit the SQL afterwards where Prisma cannot say it.
 */
import fs from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import { ensurePostgres } from "@/lib/platform/postgres/embedded";

const ROOT = "prisma/migrations";
const name = process.argv[2];
if (!name || !/^[a-z0-9_]+$/.test(name)) {
  console.error("Usage: npm run db:new -- <name_in_lower_case>");
  process.exit(2);
}

const require = createRequire(import.meta.url);
const glue = require.resolve("@prisma/schema-engine-wasm/schema_engine_bg");
const bindings = await import(glue);
const wasm = fs.readFileSync(path.join(path.dirname(glue), "schema_engine_bg.wasm"));
const { instance } = await WebAssembly.instantiate(wasm, { "./schema_engine_bg.js": bindings });
bindings.__wbg_set_wasm(instance.exports);
(instance.exports.__wbindgen_start as () => void)();

const current = fs.readFileSync("prisma/schema.prisma", "utf8");
const previous = fs
  .readdirSync(ROOT)
  .filter((entry) => /^\d{4}_/.test(entry))
  .sort();
const last = previous.at(-1);
const toFile = (content: string) => ({ tag: "schemaDatamodel", files: [{ path: "schema.prisma", content }] });
// The engine insists on a server that answers, though it compares two files.
const postgres = await ensurePostgres(path.resolve(".data/test"), { durable: false });
const adapter = new PrismaPg({ connectionString: postgres.adminUrl });
const engine = await bindings.SchemaEngine.new(
  { datamodels: [["schema.prisma", current]] },
  () => {},
  bindMigrationAwareSqlAdapterFactory(adapter),
);
const difference = await engine.diff({
  from: last ? toFile(fs.readFileSync(path.join(ROOT, last, "schema.prisma"), "utf8")) : { tag: "empty" },
  to: toFile(current),
  script: true,
  exitCode: true,
  shadowDatabaseUrl: null,
  filters: { externalTables: [], externalEnums: [] },
});
await postgres.release();
if (difference.exitCode !== 2) {
  console.error("The schema has not changed since the newest migration.");
  process.exit(1);
}
const folder = path.join(ROOT, `${String(previous.length + 1).padStart(4, "0")}_${name}`);
fs.mkdirSync(folder);
fs.writeFileSync(path.join(folder, "migration.sql"), difference.stdout);
fs.writeFileSync(path.join(folder, "schema.prisma"), current);
console.log(`Wrote ${folder}/migration.sql: read it, complete it, then npm run db:migrate.`);
