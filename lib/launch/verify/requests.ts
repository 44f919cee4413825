import "server-only";
import http from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { getEnv } from "@/lib/platform/env";
import { getDb } from "@/lib/platform/db/client";
import { toPublicProductId } from "@/lib/platform/ids";
import { createRng } from "@/ml/index";
import { ADMIN_EMAIL } from "../prepare-shop";
import { runStep } from "../steps";
import { type FuzzedShop, startShop } from "./fuzzed-shop";
import { type Known, type StrangeRequest, strangeRequests } from "./strange-requests";
import { signIn } from "./visit";

const REQUESTS = 100_000;
const ROUNDS = 4;
/** Rounds until what the process keeps of pages, lists and pictures is as full as it gets. */
const FILLING = 2;
/** Of those who send them, at the same time. */
const SENDERS = 10;
const PATIENCE_MS = 20_000;
/** What a page that does nothing may wait for while they are answered. */
const LONGEST_STALL_MS = 1_000;
const WATCH_EVERY_MS = 50;
/** By how much a process that has filled what it keeps may grow in the rounds after that, which take some ten minutes. */
const MOST_GROWTH_BYTES = 20e6;
/** What waits to be collected comes and goes by some 30 MB: what a process holds is the least of its last minute. */
const MEMORY_EVERY_MS = 1_000;
const MEMORY_READINGS = 60;
const FIGURES = [
  "process_start_time_seconds",
  "process_resident_memory_bytes",
  "nodejs_heap_size_total_bytes",
  "nodejs_external_memory_bytes",
] as const;
type Figures = Record<(typeof FIGURES)[number], number>;

interface Outcome {
  byStatus: Map<number, number>;
  failures: Map<string, number>;
  longestStall: number;
  /** What the process held at the end. */
  held: Figures;
}

function send(address: URL, agent: http.Agent, { options, body }: StrangeRequest): Promise<number | string> {
  return new Promise((resolve) => {
    const request = http.request(
      { host: address.hostname, port: address.port, agent, timeout: PATIENCE_MS, ...options },
      (answer) => {
        answer.resume().once("end", () => resolve(answer.statusCode ?? 0));
        answer.once("error", (error) => resolve(error.message));
      },
    );
    // An answer may come before all is sent, and the rest is not wanted then.
    request.once("error", (error) => resolve(error.message));
    request.once("timeout", () => request.destroy(new Error("no answer")));
    request.end(body);
  });
}

/** What was refused while it was still being sent leaves a broken connection, after an answer or before it. */
const IS_HUNG_UP = /ECONNRESET|EPIPE|socket hang up/;

async function readFigures(address: string): Promise<Figures> {
  const headers = { authorization: `Bearer ${getEnv().METRICS_TOKEN}` };
  const text = await (await fetch(`${address}/api/metrics`, { headers })).text();
  const read = (name: string) => Number(new RegExp(`^${name} (\\S+)$`, "m").exec(text)?.[1] ?? Number.NaN);
  return Object.fromEntries(FIGURES.map((name) => [name, read(name)])) as Figures;
}

/** Asks for next to nothing again and again, and notes how long that takes at most. */
async function watchStalls(address: string, isOver: () => boolean): Promise<number> {
  let longest = 0;
  while (!isOver()) {
    const began = performance.now();
    await fetch(`${address}/api/health/live`).catch(() => null);
    longest = Math.max(longest, performance.now() - began);
    await sleep(WATCH_EVERY_MS);
  }
  return longest;
}

/** Reads what the process holds again and again, and tells the least of the last readings. */
async function watchMemory(address: string, isOver: () => boolean): Promise<Figures> {
  const readings: Figures[] = [];
  while (!isOver()) {
    const figures = await readFigures(address).catch(() => null);
    if (figures) readings.push(figures);
    await sleep(MEMORY_EVERY_MS);
  }
  const last = readings.slice(-MEMORY_READINGS);
  return Object.fromEntries(
    FIGURES.map((name) => [name, Math.min(...last.map((figures) => figures[name]))]),
  ) as Figures;
}

async function sendAll(
  address: string,
  make: () => StrangeRequest,
  onProgress: (share: number, what: string) => void,
): Promise<Outcome> {
  const [byStatus, failures] = [new Map<number, number>(), new Map<string, number>()];
  const agent = new http.Agent({ keepAlive: true, maxSockets: SENDERS });
  const target = new URL(address);
  let left = REQUESTS;
  const sendSome = async () => {
    while (left > 0) {
      left--;
      const request = make();
      const answered = await send(target, agent, request);
      if (typeof answered === "number") byStatus.set(answered, (byStatus.get(answered) ?? 0) + 1);
      const isFault =
        typeof answered === "number" ? answered >= 500 && answered !== 503 : !IS_HUNG_UP.test(answered);
      if (isFault) {
        const { method, path, headers } = request.options;
        const what = `${answered} ${method} ${path.slice(0, 80)} ${JSON.stringify(headers).slice(0, 200)}`;
        failures.set(what, (failures.get(what) ?? 0) + 1);
      }
      if (left % 500 === 0) onProgress(1 - left / REQUESTS, "");
    }
  };
  let isOver = false;
  const stalls = watchStalls(address, () => isOver);
  const held = watchMemory(address, () => isOver);
  await Promise.all(Array.from({ length: SENDERS }, sendSome));
  isOver = true;
  agent.destroy();
  return { byStatus, failures, longestStall: await stalls, held: await held };
}

async function readKnown({ address, key, password }: FuzzedShop): Promise<Known> {
  const db = getDb();
  const [products, categories] = await Promise.all([
    db.product.findMany({ take: 20, select: { id: true, slug: true } }),
    db.category.findMany({ take: 20, select: { path: true } }),
  ]);
  const ids = products.map(({ id }) => toPublicProductId(id));
  const paths = categories.map(({ path }) => path);
  const slugs = products.map(({ slug }) => slug);
  const placements = ["home.for-you", "home.trending", "product.similar", "cart.together"];
  return {
    values: {
      slug: slugs,
      product: ids,
      id: ids,
      path: paths,
      category: paths,
      q: ["lamp", "%20"],
      placement: placements,
    },
    cookies: [await signIn(address, ADMIN_EMAIL, password), "aisle_shopper=%%%", "a".repeat(9_000)],
    keys: [key, "nonsense"],
  };
}

function tellHeld(when: string, figures: Figures): void {
  const megabytes = (name: (typeof FIGURES)[number]) => (figures[name] / 1e6).toFixed(1);
  console.log(
    `memory ${when}: ${megabytes("process_resident_memory_bytes")} MB, of which V8 has ${megabytes("nodejs_heap_size_total_bytes")} and buffers ${megabytes("nodejs_external_memory_bytes")}`,
  );
}

function tellOutcome({ byStatus, failures, longestStall, held }: Outcome): void {
  const counts = [...byStatus].sort(([a], [b]) => a - b);
  console.log(counts.map(([status, n]) => `${status}: ${n}`).join("  "));
  console.log(`longest wait of somebody else: ${Math.round(longestStall)} ms`);
  for (const [what, times] of failures) console.log(`  ${times} × ${what}`);
  tellHeld("at the end", held);
}

const isGood = ({ failures, longestStall }: Outcome) =>
  failures.size === 0 && longestStall <= LONGEST_STALL_MS;

/** By how many bytes the process grew once it had filled what it keeps. */
function growthOf(outcomes: readonly Outcome[]): number {
  const held = outcomes.slice(FILLING - 1).map((outcome) => outcome.held.process_resident_memory_bytes);
  return (held.at(-1) ?? 0) - (held[0] ?? 0);
}

/**
 * Four times a hundred thousand requests as nobody should send them, to every page and call: none is answered as a fault of the
 * shop's, the process goes on, nobody else waits, and it does not grow any more once it has filled what it keeps. Returns
 * whether that is so.
 */
export async function verifyRequests(): Promise<boolean> {
  const shop = await startShop();
  const { address } = shop;
  try {
    const make = strangeRequests(await readKnown(shop), createRng(1));
    const sendThem = (onProgress: (share: number, what: string) => void) =>
      sendAll(address, make, onProgress);
    const began = await readFigures(address);
    tellHeld("at first", began);
    const outcomes: Outcome[] = [];
    for (let round = 1; round <= ROUNDS; round++) {
      const outcome = await runStep(`Sending strange requests, ${round} of ${ROUNDS}`, sendThem);
      tellOutcome(outcome);
      outcomes.push(outcome);
    }
    const ended = await readFigures(address);
    const isSame = began.process_start_time_seconds === ended.process_start_time_seconds;
    console.log(isSame ? "one process throughout" : "THE PROCESS ENDED AND WAS STARTED AGAIN");
    return isSame && outcomes.every(isGood) && growthOf(outcomes) <= MOST_GROWTH_BYTES;
  } finally {
    await shop.stop();
  }
}
