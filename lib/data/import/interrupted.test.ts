import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, it } from "vitest";
import { withTestDatabase } from "@/lib/platform/db/testing";
import { childEnvironment } from "@/lib/platform/env";
import { countShop, importFile, makeFolder } from "./testing/import-fixture";

const database = withTestDatabase();
const write = makeFolder();

const ROWS = 24_000;
const BATCH = 400;
/** Every tenth row repeats the one before, every fifteenth names a product nobody has. */
const lines = Array.from({ length: ROWS }, (_, i) => {
  const fact = i % 10 === 9 ? i - 1 : i;
  const product = fact % 15 === 0 ? "missing" : `P${fact % 50}`;
  return `shopper-${fact % 700},${product},view,${1_700_000_000 + fact}`;
});

function startImport(file: string): ChildProcess {
  const node = ["--conditions=react-server", "--import", "tsx", "bin/aisle.ts"];
  const command = [
    "import",
    "interactions",
    file,
    "--batch",
    String(BATCH),
    "--rejects",
    `${file}.rejects.csv`,
  ];
  const env = childEnvironment({ DATABASE_URL: database.url() });
  return spawn(process.execPath, [...node, ...command], { cwd: path.resolve("."), env, stdio: "ignore" });
}

async function rowsDone(): Promise<number> {
  const { rows } = await database
    .pool()
    .query<{ rows_done: number }>("select rows_done from import_runs where format like 'interactions%'");
  return rows[0]?.rows_done ?? 0;
}

it("an import killed in the middle goes on where it stopped, and its account adds up", async () => {
  const products = Array.from({ length: 50 }, (_, i) => `P${i},Product ${i},1.00`);
  await importFile(database.pool(), "catalog", write("p.csv", `sku,name,price\n${products.join("\n")}\n`));
  const file = write("events.csv", `shopper,product,kind,at\n${lines.join("\n")}\n`);

  const child = startImport(file);
  const ended = once(child, "exit");
  while ((await rowsDone()) < 3 * BATCH && child.exitCode === null) await sleep(5);
  child.kill("SIGKILL");
  await ended;
  const done = await rowsDone();
  expect(done).toBeGreaterThanOrEqual(3 * BATCH);
  expect(done).toBeLessThan(ROWS);
  expect(done % BATCH).toBe(0);

  const report = await importFile(database.pool(), "interactions", file, { batchRows: BATCH });
  const facts = new Set(lines);
  const rejected = lines.filter((line) => line.includes("missing")).length;
  const imported = [...facts].filter((line) => !line.includes("missing")).length;
  expect(report).toMatchObject({ resumedAfter: done, rows: ROWS, imported, rejected });
  expect(report.duplicates).toBe(ROWS - imported - rejected);
  expect((await countShop(database.pool())).interactions).toBe(imported);

  const again = await importFile(database.pool(), "interactions", file);
  expect(again).toMatchObject({ resumedAfter: 0, rows: ROWS, imported: 0, rejected });
  expect(again.duplicates).toBe(ROWS - rejected);
}, 120_000);
