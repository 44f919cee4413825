import "server-only";
import fs from "node:fs";
import http from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { runStep } from "../steps";
import { findLookedAt } from "./looked-at";
import { startWholeShop, type WholeShop, withPreparedShop } from "./whole-shop";

const DATA = ".data/verify-overload";
/** Who finds out what the shop gets through: each asks again as soon as they are answered. */
const VISITORS = 8;
const PRODUCTS = 40;
const WARM_SECONDS = 10;
const MEASURED_SECONDS = 10;
const TIMES = 3;
const SECONDS = 60;
const MOST_MEMORY_BYTES = 512 * 2 ** 20;
/** Whoever is let in waits no longer. */
const MOST_MS = 1_000;
const PATIENCE_MS = 20_000;
const TICK_MS = 5;
const SAMPLE_MS = 250;

interface Answered {
  /** 0: none came. */
  status: number;
  ms: number;
  isToldWhen: boolean;
}

function ask(site: URL, agent: http.Agent, path: string): Promise<Answered> {
  const began = performance.now();
  const options = { host: site.hostname, port: site.port, path, agent, timeout: PATIENCE_MS };
  return new Promise((resolve) => {
    const end = (status: number, isToldWhen: boolean) =>
      resolve({ status, ms: performance.now() - began, isToldWhen });
    const request = http.get(options, (answer) => {
      const { statusCode = 0, headers } = answer;
      answer.resume().once("end", () => end(statusCode, headers["retry-after"] !== undefined));
      answer.once("error", () => end(0, false));
    });
    request.once("timeout", () => request.destroy(new Error("no answer")));
    request.once("error", (error: NodeJS.ErrnoException) => {
      // The shop has closed a connection that was idle just when it was used again: browsers ask once more, too.
      if (request.reusedSocket && error.code === "ECONNRESET") void ask(site, agent, path).then(resolve);
      else end(0, false);
    });
  });
}

/** What the shop gets through in a second, of people who wait for each answer. */
async function measureCapacity(site: URL, paths: readonly string[], seconds: number): Promise<number> {
  const agent = new http.Agent({ keepAlive: true });
  const end = performance.now() + 1_000 * seconds;
  let answered = 0;
  const visit = async (place: number) => {
    for (let turn = place; performance.now() < end; turn++) {
      const { status } = await ask(site, agent, paths[turn % paths.length] ?? "/");
      if (status === 200) answered++;
    }
  };
  await Promise.all(Array.from({ length: VISITORS }, (_, place) => visit(place)));
  agent.destroy();
  return answered / seconds;
}

/** Sends so many a second whatever becomes of the earlier ones. */
async function flood(site: URL, paths: readonly string[], rate: number): Promise<Answered[]> {
  const agent = new http.Agent({ keepAlive: true });
  const sent: Promise<Answered>[] = [];
  const began = performance.now();
  for (let passed = 0; passed < 1_000 * SECONDS; passed = performance.now() - began) {
    while (sent.length < (rate * passed) / 1_000)
      sent.push(ask(site, agent, paths[sent.length % paths.length] ?? "/"));
    await sleep(TICK_MS);
  }
  const answers = await Promise.all(sent);
  agent.destroy();
  return answers;
}

/** What a process has in memory, in bytes. Linux only. */
function memoryOf(pid: number): number {
  const status = fs.readFileSync(`/proc/${pid}/status`, "utf8");
  return 1_024 * Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1] ?? Number.NaN);
}

async function watchMemory(pid: number, isOver: () => boolean): Promise<number> {
  let most = 0;
  while (!isOver()) {
    most = Math.max(most, memoryOf(pid));
    await sleep(SAMPLE_MS);
  }
  return most;
}

function tell(answers: readonly Answered[], memory: number): boolean {
  const accepted = answers.filter(({ status }) => status === 200).map(({ ms }) => ms);
  const refused = answers.filter(({ status }) => status === 503 || status === 429);
  const others = answers.filter(({ status }) => ![200, 503, 429].includes(status));
  const longest = accepted.reduce((most, ms) => Math.max(most, ms), 0);
  const late = accepted.filter((ms) => ms > MOST_MS).length;
  const isEachToldWhen = refused.every(({ isToldWhen }) => isToldWhen);
  console.log(
    `  ${answers.length} sent: ${accepted.length} answered within ${Math.round(longest)} ms (${late} later than ${MOST_MS}), ` +
      `${refused.length} refused${isEachToldWhen ? "" : ", NOT ALL WITH A TIME TO COME BACK"}, ${others.length} neither`,
  );
  if (others.length > 0)
    console.log(`  neither: ${[...new Set(others.map(({ status }) => status))].join(", ")}`);
  console.log(`  memory of the web process: ${(memory / 2 ** 20).toFixed(0)} MiB at most`);
  const isHeld = memory < MOST_MEMORY_BYTES && late === 0 && others.length === 0;
  return isHeld && isEachToldWhen && refused.length > 0 && accepted.length > 0;
}

async function floodShop(shop: WholeShop, paths: readonly string[]): Promise<boolean> {
  const site = new URL(shop.address);
  const before = shop.find("web")?.pid ?? 0;
  await runStep("Warming up", () => measureCapacity(site, paths, WARM_SECONDS));
  const capacity = await runStep("Finding out what it gets through", () =>
    measureCapacity(site, paths, MEASURED_SECONDS),
  );
  console.log(`  ${capacity.toFixed(0)} pages and calls a second`);
  let isOver = false;
  const memory = watchMemory(before, () => isOver);
  const answers = await runStep(`Sending ${TIMES} times as many for ${SECONDS} s`, () =>
    flood(site, paths, TIMES * capacity),
  ).finally(() => (isOver = true));
  const isGood = tell(answers, await memory);
  const isSame = shop.find("web")?.pid === before;
  console.log(isSame ? "  one process throughout" : "  THE PROCESS ENDED AND WAS STARTED AGAIN");
  const after = await measureCapacity(site, paths, MEASURED_SECONDS);
  console.log(`  afterwards ${after.toFixed(0)} a second again`);
  return isGood && isSame && after > capacity / 2;
}

/**
 * Three times as many people as the shop gets through, for a minute: those who are let in are answered within a second, the
 * others are told when to come back, and memory stays below 512 MB. Returns whether that is so.
 */
export async function verifyOverload(): Promise<boolean> {
  const paths = await withPreparedShop(DATA, () => findLookedAt(PRODUCTS));
  const shop = await startWholeShop({ data: DATA });
  try {
    return await floodShop(shop, paths);
  } finally {
    await shop.stop();
  }
}
