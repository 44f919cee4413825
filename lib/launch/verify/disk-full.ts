import "server-only";
import { execFileSync, spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { childEnvironment } from "@/lib/platform/env";
import { runStep } from "../steps";
import { countLost, prepareSending, type Sending, startSending, tellSending, type Telling } from "./sending";
import { isReady, startWholeShop, until, type WholeShop, withPreparedShop } from "./whole-shop";

const DISK_MEGABYTES = 900;
const RESERVE_MEGABYTES = 200;
/** What is left for events to be refused, and for orders to be taken. */
const LOW_MEGABYTES = 150;
const MEGABYTE = 2 ** 20;
const BACK_MS = 90_000;
const NOTICE_MS = 15_000;
/** In a row, a quarter of a second from one to the next: the server is tried to be started meanwhile. */
const LOOKS = 20;

const freeMegabytes = (folder: string) => {
  const { bavail, bsize } = fs.statfsSync(folder);
  return Math.floor((bavail * bsize) / MEGABYTE);
};

/** Takes room until so many megabytes are left; with none to be left, as much as there is. */
function fill(ballast: string, leave: number): void {
  const file = fs.openSync(ballast, "a");
  try {
    while (leave === 0 || freeMegabytes(path.dirname(ballast)) > leave)
      fs.writeSync(file, Buffer.alloc(MEGABYTE));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOSPC") throw error;
  } finally {
    fs.closeSync(file);
  }
}

/** What a command of the command line says, and whether it did what it was to do. */
function runCommand(data: string, args: string[]): { ok: boolean; said: string } {
  const env = childEnvironment({
    AISLE_DATA: data,
    DATABASE_URL: "",
    AISLE_RESERVE_MB: String(RESERVE_MEGABYTES),
    LOG_LEVEL: "fatal",
  });
  const { status, stdout, stderr } = spawnSync(process.execPath, ["bin/launch.mjs", "aisle", ...args], {
    env,
    encoding: "utf8",
  });
  return { ok: status === 0, said: `${stdout}${stderr}`.trim() };
}

/** A shopper's choice is as small as an order, and written in the same way. */
async function takesChoices({ address }: WholeShop): Promise<number> {
  const response = await fetch(`${address}/api/shoppers/me/consent`, {
    method: "PUT",
    headers: { "content-type": "application/json", origin: address },
    body: JSON.stringify({ personalisation: true, analytics: true }),
  });
  return response.status;
}

function requireRefusal(what: string, { ok, said }: ReturnType<typeof runCommand>): void {
  const reason = /(The \w+ needs about .*)/.exec(said)?.[1];
  if (ok || !reason) throw new Error(`${what} was begun, or failed for another reason: ${said.slice(-500)}`);
  console.log(`  ${what}: ${reason}`);
}

async function runLow(shop: WholeShop, sending: Sending, data: string): Promise<void> {
  await until("events are refused with 507", NOTICE_MS, () => sending.refused.has(507));
  console.log(`  Events: 507, ${sending.lastRefusal}`);
  await until("readiness tells of the disk", NOTICE_MS, async () => {
    return (await shop.degraded())?.includes("disk-low") ?? false;
  });
  const status = await takesChoices(shop);
  console.log(`  What shoppers choose by hand: ${status}`);
  if (status !== 200) throw new Error(`A choice was answered with ${status} while there was room for it.`);
  requireRefusal("A training", runCommand(data, ["train", "--force"]));
  const file = path.join(os.tmpdir(), `aisle-import-${process.pid}.csv`);
  const row = "i1,SKU-1,Chair,1000,GBP,Furniture\n";
  fs.writeFileSync(file, `id,sku,name,price,currency,category\n${row.repeat((20 * MEGABYTE) / row.length)}`);
  try {
    requireRefusal(
      "An import",
      runCommand(data, ["import", "catalog", file, "--rejects", `${file}.rejects`]),
    );
  } finally {
    fs.rmSync(file);
  }
}

/** Not a byte is left, and the database crashes: it cannot start, and the shop goes on without it. */
async function runFull(shop: WholeShop, ballast: string): Promise<void> {
  fill(ballast, 0);
  process.kill(shop.find("database")?.pid ?? 0, "SIGKILL");
  let looks = 0;
  await until("the database cannot start, again and again, and the home page answers", BACK_MS, async () => {
    const page = await fetch(shop.address).catch(() => null);
    looks = shop.find("database") === null && page?.status === 200 ? looks + 1 : 0;
    return looks === LOOKS;
  });
  console.log(
    `  With ${freeMegabytes(path.dirname(ballast))} MB the database stays down; the home page answers 200`,
  );
}

async function tellStory(data: string, disk: string, telling: Telling): Promise<Sending> {
  const ballast = path.join(disk, "ballast");
  const env = { AISLE_RESERVE_MB: String(RESERVE_MEGABYTES) };
  const shop = await runStep("Opening the shop", () => startWholeShop({ data, env }));
  const sending = startSending(() => shop.address, telling);
  try {
    await until("events are taken", NOTICE_MS, () => sending.acknowledged.size > 500);
    fill(ballast, LOW_MEGABYTES);
    await runStep(`${freeMegabytes(disk)} MB left`, () => runLow(shop, sending, data));
    await runStep("Nothing left", () => runFull(shop, ballast));
    fs.rmSync(ballast);
    const taken = sending.acknowledged.size;
    const ms = await until("all is well again", BACK_MS, async () => {
      return sending.acknowledged.size > taken && (await isReady(shop.address));
    });
    console.log(`  With room again the shop was back after ${(ms / 1_000).toFixed(1)} s`);
    await until("events go on", NOTICE_MS, () => sending.acknowledged.size > taken + 200);
  } finally {
    fs.rmSync(ballast, { force: true });
    await sending.stop();
    await shop.stop();
  }
  return sending;
}

/**
 * A shop on a small disk of its own that fills up: events are refused with the reason before it is full, trainings and imports
 * that would not fit are not begun, and once there is room again everything is as before, with every event that was acknowledged.
 * Linux, as root: it mounts the disk.
 */
export async function verifyDiskFull(): Promise<boolean> {
  const disk = fs.mkdtempSync(path.join(os.tmpdir(), "aisle-disk-"));
  execFileSync("mount", ["-t", "tmpfs", "-o", `size=${DISK_MEGABYTES}m,mode=755`, "tmpfs", disk]);
  try {
    const data = path.join(disk, "data");
    const telling = await withPreparedShop(data, prepareSending);
    const sending = await tellStory(data, disk, telling);
    const lost = await withPreparedShop(data, () => countLost(sending.acknowledged));
    console.log(`  ${tellSending(sending)}; lost: ${lost}`);
    return lost === 0;
  } finally {
    execFileSync("umount", ["-l", disk]);
    fs.rmdirSync(disk);
  }
}
