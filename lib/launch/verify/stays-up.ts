import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import { getLauncherEnv } from "@/lib/platform/env";
import { runStep } from "../steps";
import { countLost, prepareSending, type Sending, startSending, tellSending } from "./sending";
import { isReady, startWholeShop, until, type WholeShop, withPreparedShop } from "./whole-shop";

const DATA = ".data/verify-up";
const ROUNDS = 20;
/** Every so many rounds the database is killed as well. */
const DATABASE_EVERY = 4;
/** Longer than the longest pause before a process that keeps ending is started again. */
const BACK_MS = 60_000;
/** A hung process is noticed, killed and started anew. */
const REPLACED_MS = 60_000;
const INSPECTOR_PORT_OFFSET = 50;

type Part = "web" | "worker" | "database";

/** Kills it; a worker that has just found no database may be between two tries. */
async function kill(shop: WholeShop, part: Part): Promise<number> {
  let pid: number | undefined;
  await until(`there is a process that does ${part}`, BACK_MS, () => {
    pid = shop.find(part)?.pid;
    return pid !== undefined;
  });
  process.kill(pid ?? 0, "SIGKILL");
  return pid ?? 0;
}

/** Waits until another process does what `before` did, and the shop serves and takes events. */
async function untilBack(
  shop: WholeShop,
  sending: Sending,
  before: Partial<Record<Part, number>>,
): Promise<number> {
  const parts = Object.entries(before) as [Part, number][];
  const isAnother = ([part, pid]: (typeof parts)[number]) =>
    ![null, pid].includes(shop.find(part)?.pid ?? null);
  const ms = await until("all processes run again", BACK_MS, () => parts.every(isAnother));
  const serving = await until("the shop serves again", BACK_MS, () => isReady(shop.address));
  const taken = sending.acknowledged.size;
  return (
    ms + serving + (await until("events are taken again", BACK_MS, () => sending.acknowledged.size > taken))
  );
}

async function killAll(shop: WholeShop, sending: Sending): Promise<number[]> {
  const times: number[] = [];
  await runStep(
    "Killing site and worker, again and again, and the database now and then",
    async (onProgress) => {
      for (let round = 1; round <= ROUNDS; round++) {
        const taken = sending.acknowledged.size;
        await until("events are taken", BACK_MS, () => sending.acknowledged.size > taken + 100);
        const withDatabase = round % DATABASE_EVERY === 0;
        const database = withDatabase ? { database: await kill(shop, "database") } : {};
        const [web, worker] = [await kill(shop, "web"), await kill(shop, "worker")];
        times.push(await untilBack(shop, sending, { web, worker, ...database }));
        onProgress(round / ROUNDS, tellSending(sending));
      }
    },
  );
  return times;
}

const targets = z.array(z.object({ webSocketDebuggerUrl: z.string() }));

/** Sends a process round in a loop for ever: through its inspector, which a signal opens. */
async function sendRound(pid: number, inspectorPort: number): Promise<void> {
  process.kill(pid, "SIGUSR1");
  let socket = "";
  await until("the inspector listens", 10_000, async () => {
    const found = await fetch(`http://127.0.0.1:${inspectorPort}/json`).then(
      async (answer) => targets.parse(await answer.json()),
      () => [],
    );
    socket = found[0]?.webSocketDebuggerUrl ?? "";
    return socket !== "";
  });
  const inspector = new WebSocket(socket);
  await new Promise((resolve) => inspector.addEventListener("open", resolve, { once: true }));
  inspector.send(JSON.stringify({ id: 1, method: "Runtime.evaluate", params: { expression: "for (;;);" } }));
  await sleep(500);
}

async function hang(shop: WholeShop, sending: Sending, inspectorPort: number): Promise<void> {
  const stories = [
    ["A site that was stopped", "web", (pid: number) => process.kill(pid, "SIGSTOP")],
    ["A worker that was stopped", "worker", (pid: number) => process.kill(pid, "SIGSTOP")],
    ["A site in an endless loop", "web", (pid: number) => sendRound(pid, inspectorPort)],
  ] as const;
  for (const [title, part, halt] of stories) {
    const pid = shop.find(part)?.pid ?? 0;
    await runStep(title, async () => {
      await halt(pid);
      const ms = await until(`${part} is replaced`, REPLACED_MS, () => {
        const now = shop.find(part)?.pid;
        return now !== undefined && now !== pid;
      });
      await untilBack(shop, sending, { [part]: pid });
      console.log(`  ${title} was replaced after ${(ms / 1_000).toFixed(1)} s`);
    });
  }
}

/**
 * The shop as `npm start` runs it, while another shop's server sends it events: 20 kills of the site, 20 of the worker, 5 of the
 * database, and processes that hang. It always comes back, and no event is lost that was acknowledged.
 */
export async function verifyStaysUp(): Promise<boolean> {
  const inspectorPort = getLauncherEnv().PORT + INSPECTOR_PORT_OFFSET;
  const telling = await withPreparedShop(DATA, prepareSending);
  const env = { NODE_OPTIONS: `--inspect-port=${inspectorPort}` };
  const shop = await runStep("Opening the shop", () => startWholeShop({ data: DATA, env }));
  const sending = startSending(() => shop.address, telling);
  try {
    const times = (await killAll(shop, sending)).map((ms) => ms / 1_000).sort((a, b) => a - b);
    const [median = 0, longest = 0] = [times[Math.floor(times.length / 2)], times.at(-1)];
    console.log(`  ${ROUNDS} kills of site and worker, ${ROUNDS / DATABASE_EVERY} of the database:`);
    console.log(`  back after ${median.toFixed(1)} s (median), ${longest.toFixed(1)} s (longest)`);
    await hang(shop, sending, inspectorPort);
  } finally {
    await sending.stop();
    await shop.stop();
  }
  const lost = await withPreparedShop(DATA, () => countLost(sending.acknowledged));
  console.log(`  ${tellSending(sending)}; lost: ${lost}`);
  return lost === 0 && sending.acknowledged.size > 1_000;
}
