import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { readNumber } from "@/lib/cli/read-values";
import { closeDb, getDb, getPool } from "@/lib/platform/db/client";
import { completeEnvironment } from "@/lib/platform/env";
import { randomId } from "@/lib/platform/ids";
import { openInstallation } from "@/lib/platform/postgres/installation";
import { fillCatalog } from "@/lib/shop/catalog/testing/fill-catalog";
import { readArguments, runProgram } from "../program";
import { makeBatch, READS, RECORDING, type Road } from "./roads";

/** Recording interactions through the Prisma client beside the statement through pg it replaced, in one run. */

const LEAST_RATIO = 0.9;

const OPTIONS = {
  writers: { type: "string", default: "10" },
  events: { type: "string", default: "20" },
  rounds: { type: "string", default: "9" },
  seconds: { type: "string", default: "2" },
  json: { type: "boolean", default: false },
  help: { type: "boolean", default: false },
} as const;

const HELP = `npm run bench -- record [options]

  Records interactions in a database of its own, in rounds: each road in turn, so that a noisy machine is noisy for all.
  Exit code 1: the shop takes in less than ${LEAST_RATIO} of what the statement through pg does.

  --writers <n>    at the same time (default ${OPTIONS.writers.default})
  --events <n>     in a batch (default ${OPTIONS.events.default})
  --rounds <n>     the first is not counted (default ${OPTIONS.rounds.default})
  --seconds <n>    of each road in each round (default ${OPTIONS.seconds.default})
  --json           one record on standard output
  --help           this text`;

interface Load {
  writers: number;
  events: number;
  rounds: number;
  seconds: number;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** Events per second of one road. */
async function record(
  { take }: (typeof RECORDING)[number],
  { writers, events, seconds }: Load,
): Promise<number> {
  const began = performance.now();
  const ends = began + 1_000 * seconds;
  let recorded = 0;
  const write = async () => {
    while (performance.now() < ends) {
      await take(makeBatch(events));
      recorded += events;
    }
  };
  await Promise.all(Array.from({ length: writers }, write));
  return (1_000 * recorded) / (performance.now() - began);
}

/** Every road once a round; the rates of each road, by round, without the first round. */
async function recordInRounds(load: Load): Promise<number[][]> {
  const rates: number[][] = RECORDING.map(() => []);
  for (let round = 0; round < load.rounds; round++) {
    for (const [i, road] of RECORDING.entries()) {
      const rate = await record(road, load);
      if (round > 0) rates[i]?.push(rate);
    }
  }
  return rates;
}

const READS_PER_ROUND = 300;

/** Milliseconds of one read, the median of the rounds. */
async function timeReads(roads: readonly Road<string>[], shoppers: readonly string[], rounds: number) {
  const times: number[][] = roads.map(() => []);
  for (let round = 0; round < rounds; round++) {
    for (const [i, road] of roads.entries()) {
      const began = performance.now();
      for (let n = 0; n < READS_PER_ROUND; n++) await road.take(shoppers[n % shoppers.length] ?? "");
      if (round > 0) times[i]?.push((performance.now() - began) / READS_PER_ROUND);
    }
  }
  return times.map(median);
}

async function fillCarts(): Promise<string[]> {
  const { productIds } = await fillCatalog(getPool("work"), { products: 100 });
  const shoppers = Array.from({ length: 100 }, randomId);
  await getDb().shopper.createMany({ data: shoppers.map((id) => ({ id })) });
  const carts = shoppers.map((shopperId) => ({ id: randomId(), shopperId }));
  await getDb().cart.createMany({ data: carts });
  const lines = carts.flatMap(({ id: cartId }) =>
    productIds.slice(0, 3).map((productId) => ({ cartId, productId, quantity: 1 })),
  );
  await getDb().cartItem.createMany({ data: lines });
  return shoppers;
}

async function measure(load: Load) {
  const rates = await recordInRounds(load);
  const [former = []] = rates;
  const recording = RECORDING.map(({ name }, i) => ({
    name,
    eventsPerSecond: Math.round(median(rates[i] ?? [])),
    // By round: what slows the machine for a while slows both sides of a ratio.
    ratio: median((rates[i] ?? []).map((rate, round) => rate / (former[round] ?? Number.NaN))),
  }));
  const shoppers = await fillCarts();
  const reads: { name: string; ms: number }[] = [];
  for (const roads of READS) {
    const times = await timeReads(roads, shoppers, load.rounds);
    reads.push(...roads.map(({ name }, i) => ({ name, ms: times[i] ?? Number.NaN })));
  }
  return { suite: "record", ...load, recording, reads };
}

type Measured = Awaited<ReturnType<typeof measure>>;

function print({ writers, events, rounds, recording, reads }: Measured): void {
  console.log(`${writers} writers × ${events} events, median of ${rounds - 1} rounds`);
  for (const { name, eventsPerSecond, ratio } of recording) {
    const rate = eventsPerSecond.toLocaleString("en").padStart(10);
    console.log(`  ${name.padEnd(40)}${rate} events/s${ratio.toFixed(2).padStart(8)}`);
  }
  console.log("one read");
  for (const { name, ms } of reads) console.log(`  ${name.padEnd(40)}${ms.toFixed(2).padStart(10)} ms`);
}

async function run(): Promise<void> {
  const { values } = readArguments({ options: OPTIONS });
  if (values.help) return console.log(HELP);
  const read = (name: "writers" | "events" | "rounds") =>
    readNumber(values[name], name, { low: name === "rounds" ? 2 : 1, high: 1_000, integer: true });
  const seconds = readNumber(values.seconds, "seconds", { low: 0.1, high: 60 });
  const load = { writers: read("writers"), events: read("events"), rounds: read("rounds"), seconds };
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "aisle-record-"));
  completeEnvironment({ AISLE_DATA: folder, DATABASE_URL: "", LOG_LEVEL: "error" });
  const installation = await openInstallation();
  try {
    const measured = await measure(load);
    if (values.json) console.log(JSON.stringify(measured));
    else print(measured);
    if ((measured.recording.at(-1)?.ratio ?? 0) < LEAST_RATIO) process.exitCode = 1;
  } finally {
    await closeDb();
    await installation.close();
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

await runProgram(HELP, run);
process.disconnect?.();
