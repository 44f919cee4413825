import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { readNumber } from "@/lib/cli/read-values";
import { closeDb, getDb, getPool } from "@/lib/platform/db/client";
import { completeEnvironment } from "@/lib/platform/env";
import { openInstallation } from "@/lib/platform/postgres/installation";
import { lastDays } from "@/lib/recommender/insights/period";
import { rebuildRollups } from "@/lib/recommender/rollups/refresh";
import { readArguments, runProgram } from "../program";
import { type Compared, compareReports } from "./compare";
import { fillLog } from "./fill-log";
import { measureTables, signRollups, type TableSizes, timeVacuum } from "./measure-tables";
import { beginExperiment, measureReadout, type ReadoutCost } from "./measure-readout";
import { measureWriting, type WritingCost } from "./measure-writing";
import { type PageTime, timePages } from "./time-pages";

/** The admin's pages on a large log: how long they wait, what roll-ups cost, and whether they are right. */

const LONGEST_PAGE_MS = 300;
const LONGEST_REBUILD_S = 180;
const DAYS = [7, 28, 90];

const OPTIONS = {
  interactions: { type: "string", default: "10000000" },
  lists: { type: "string", default: "2000000" },
  days: { type: "string", default: "56" },
  rounds: { type: "string", default: "9" },
  data: { type: "string" },
  json: { type: "boolean", default: false },
  help: { type: "boolean", default: false },
} as const;

const HELP = `npm run bench -- admin [options]

  Makes up a log in a database of its own, counts it, compares every number of the reports with the rows themselves, and
  times what the admin's pages read. Exit code 1: a number differs, a page's median is over ${LONGEST_PAGE_MS} ms, or a rebuild
  takes more than ${LONGEST_REBUILD_S} s.

  --interactions <n>   default ${OPTIONS.interactions.default}; a tenth as many shoppers
  --lists <n>          lists seen, with clicks, carts, orders and returns (default ${OPTIONS.lists.default})
  --days <n>           the log ends today and is so long (default ${OPTIONS.days.default})
  --rounds <n>         of each page (default ${OPTIONS.rounds.default})
  --data <folder>      keep the database there, or use the one that is there
  --json               one record on standard output, nothing else there
  --help               this text`;

interface Measured {
  suite: "admin";
  interactions: number;
  lists: number;
  days: number;
  /** Seconds. */
  rebuild: number;
  again: number;
  isSame: boolean;
  compared: Compared[];
  pages: PageTime[];
  readout: ReadoutCost;
  writing: WritingCost;
  tables: TableSizes;
  vacuum: number;
  /** Bytes that the roll-ups have grown by while the running hour was counted again and again, and after a vacuum. */
  growth: number;
}

async function timeRebuild(say: (text: string) => void): Promise<number> {
  const began = performance.now();
  await rebuildRollups({ onBatch: (waiting) => say(`counting, ${waiting} hours to go`) });
  return (performance.now() - began) / 1_000;
}

interface Call {
  interactions: number;
  lists: number;
  days: number;
  rounds: number;
  say(text: string): void;
}

async function measure({ interactions, lists, days, rounds, say }: Call): Promise<Measured> {
  const pool = getPool("work");
  if ((await getDb().interaction.findFirst({ select: { id: true } })) === null) {
    const shoppers = Math.ceil(interactions / 10);
    const orders = Math.ceil(lists * 0.03);
    await fillLog(pool, { interactions, lists, days, shoppers, products: 20_000, orders }, say);
  }
  const rebuild = await timeRebuild(say);
  say(`counted in ${rebuild.toFixed(1)} s`);
  await pool.query("vacuum analyze");
  const tables = await measureTables(pool);
  say("reading out an experiment");
  await beginExperiment(days);
  const pages = await timePages(DAYS, rounds, ({ page, median }) => say(`${page}: ${median.toFixed(0)} ms`));
  say("comparing with the rows");
  const compared = await compareReports(pool, lastDays(28, Date.now()));
  for (const { report, different } of compared) say(`${report}: ${different.length} numbers differ`);
  const before = await signRollups(pool);
  const again = await timeRebuild(say);
  const isSame = (await signRollups(pool)) === before;
  say(`counted again in ${again.toFixed(1)} s, ${isSame ? "the same" : "NOT the same"}`);
  say("reading out an experiment again and again");
  const readout = await measureReadout();
  say("writing");
  const writing = await measureWriting();
  const vacuum = await timeVacuum(pool);
  const growth = (await measureTables(pool)).rollups - tables.rollups;
  return {
    suite: "admin",
    interactions,
    lists,
    days,
    rebuild,
    again,
    isSame,
    compared,
    pages,
    readout,
    writing,
    tables,
    vacuum,
    growth,
  };
}

const ms = (value: number): string => `${value.toFixed(0)} ms`.padStart(10);
const mb = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`.padStart(11);
const perSecond = (rate: number): string => `${Math.round(rate).toLocaleString("en")} events/s`.padStart(17);

function print(measured: Measured): void {
  const { interactions, lists, days, rebuild, again, isSame, compared, pages, readout, writing, tables } =
    measured;
  const count = (n: number) => n.toLocaleString("en");
  console.log(`${count(interactions)} interactions and ${count(lists)} lists in ${days} days`);
  console.log(
    `rebuilt in ${rebuild.toFixed(1)} s, again in ${again.toFixed(1)} s: ${isSame ? "the same numbers" : "OTHER NUMBERS"}`,
  );
  console.log(`\n${"report, 28 days".padEnd(24)}   roll-ups       rows     ratio   numbers`);
  for (const { report, rollups, raw, compared: numbers, different } of compared) {
    const verdict =
      different.length === 0
        ? `${numbers} equal`
        : `${different.length} of ${numbers} DIFFER: ${different[0]}`;
    console.log(
      `  ${report.padEnd(22)}${ms(rollups)}${ms(raw)}${(raw / rollups).toFixed(1).padStart(9)}×  ${verdict}`,
    );
  }
  console.log(`\n${"page".padEnd(24)}      first    median   longest`);
  for (const { page, first, median, longest } of pages)
    console.log(`  ${page.padEnd(22)}${ms(first)}${ms(median)}${ms(longest)}`);
  console.log(
    `\nreadout of ${count(readout.shoppers)} shoppers: all${ms(readout.all)}, those of ten batches${ms(readout.some)}: ` +
      (readout.isSame ? "the same numbers" : "OTHER NUMBERS"),
  );
  console.log("\nrecording                  without notes         with      ratio");
  for (const what of ["views", "lists"] as const) {
    const cost = writing[what];
    const ratio = (cost.with / cost.without).toFixed(2);
    console.log(`  ${what.padEnd(20)}${perSecond(cost.without)}${perSecond(cost.with)}${ratio.padStart(8)}`);
  }
  console.log(`  counting what ten batches changed${ms(writing.counting)}`);
  console.log(`\ntables: rows${mb(tables.raw)}, roll-ups${mb(tables.rollups)}`);
  for (const { table, bytes } of tables.byTable) console.log(`  ${table.padEnd(24)}${mb(bytes)}`);
  console.log(
    `grown by${mb(measured.growth)} while it was written and counted; one vacuum ${measured.vacuum.toFixed(1)} s`,
  );
}

function isGood({ isSame, compared, pages, readout, rebuild, again }: Measured): boolean {
  const isRight = isSame && readout.isSame && compared.every(({ different }) => different.length === 0);
  const isFast = pages.every(({ median }) => median <= LONGEST_PAGE_MS);
  return isRight && isFast && Math.max(rebuild, again) <= LONGEST_REBUILD_S;
}

async function run(): Promise<void> {
  const { values } = readArguments({ options: OPTIONS });
  if (values.help) return console.log(HELP);
  const read = (name: "interactions" | "lists" | "days" | "rounds", high: number) =>
    readNumber(values[name], name, { low: 1, high, integer: true });
  const folder = values.data ?? fs.mkdtempSync(path.join(os.tmpdir(), "aisle-admin-"));
  completeEnvironment({ AISLE_DATA: path.resolve(folder), DATABASE_URL: "", LOG_LEVEL: "error" });
  const began = performance.now();
  const say = (text: string) => {
    if (!values.json)
      process.stderr.write(`  ${((performance.now() - began) / 1_000).toFixed(0).padStart(4)} s  ${text}\n`);
  };
  const installation = await openInstallation();
  try {
    const measured = await measure({
      interactions: read("interactions", 1e9),
      lists: read("lists", 1e9),
      days: read("days", 366),
      rounds: read("rounds", 1_000),
      say,
    });
    if (values.json) console.log(JSON.stringify(measured));
    else print(measured);
    if (!isGood(measured)) process.exitCode = 1;
  } finally {
    await closeDb();
    await installation.close();
    if (values.data === undefined) fs.rmSync(folder, { recursive: true, force: true });
  }
}

await runProgram(HELP, run);
process.disconnect?.();
