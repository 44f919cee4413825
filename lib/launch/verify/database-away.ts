import "server-only";
import fs from "node:fs";
import path from "node:path";
import { ensurePostgres, stopPostgres } from "@/lib/platform/postgres/embedded";
import { runStep } from "../steps";
import { type Ask, type AwayShop, listReads, listWrites, prepareAwayShop, readForms } from "./away-visits";
import { listDescendants } from "./process-tree";
import { countLost, prepareSending, type Sending, startSending, tellSending } from "./sending";
import { startWholeShop, until, type WholeShop, withPreparedShop } from "./whole-shop";

const DATA = ".data/verify-away";
/** What anything may take while the database is away. */
const LIMIT_MS = 1_000;
/** So soon after the database is back all is as before. */
const BACK_MS = 5_000;
/** A site that was killed is started anew and reads what was kept. */
const REPLACED_MS = 60_000;
/** What a process has read is kept a moment later. */
const KEPT_MS = 60_000;
const ROUNDS = 10;
const VISITORS = 4;
const PATIENCE_MS = 20_000;

interface Answered {
  ask: Ask;
  ms: number;
  wrong: string | null;
}

async function send(address: string, ask: Ask): Promise<Answered> {
  const { path: where, headers, body, status, says } = ask;
  const began = performance.now();
  const response = await fetch(`${address}${where}`, {
    method: body === undefined ? "GET" : "POST",
    headers,
    body,
    redirect: "manual",
    signal: AbortSignal.timeout(PATIENCE_MS),
  });
  const text = await response.text();
  const ms = performance.now() - began;
  const problems = [
    response.status === status ? [] : [`${response.status} instead of ${status}`],
    says.test(text) ? [] : [`does not say ${says.source}`],
    ms <= LIMIT_MS ? [] : [`${Math.round(ms)} ms`],
    status !== 503 || Number(response.headers.get("retry-after")) > 0 ? [] : ["no Retry-After"],
  ].flat();
  return { ask, ms, wrong: problems.length > 0 ? problems.join(", ") : null };
}

/** Asks everything once, a few at a time, as visitors come. */
async function askAll(address: string, asks: readonly Ask[]): Promise<Answered[]> {
  const waiting = [...asks];
  const answered: Answered[] = [];
  const goOn = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) answered.push(await send(address, next));
  };
  await Promise.all(Array.from({ length: VISITORS }, goOn));
  return answered;
}

/** Asks everything again and again, and prints how it was answered. Returns what was wrong. */
async function askOften(title: string, address: string, list: () => Ask[]): Promise<string[]> {
  const answered = await runStep(title, async (onProgress) => {
    const all: Answered[] = [];
    for (let round = 1; round <= ROUNDS; round++) {
      all.push(...(await askAll(address, list())));
      onProgress(round / ROUNDS, "");
    }
    return all;
  });
  for (const what of new Set(answered.map(({ ask }) => ask.what))) {
    const answers = answered.filter(({ ask }) => ask.what === what);
    const times = answers.map(({ ms }) => Math.round(ms)).sort((a, b) => a - b);
    const [median = 0, longest = 0] = [times[Math.floor(times.length / 2)], times.at(-1)];
    console.log(`  ${what.padEnd(26)}${answers[0]?.ask.status}  ${median} ms, longest ${longest} ms`);
  }
  return answered.flatMap(({ ask, wrong }) => (wrong ? [`${title}: ${ask.what}: ${wrong}`] : []));
}

/** Stops every process of the server where it is, or lets them go on. */
function signalDatabase(pid: number, signal: "SIGSTOP" | "SIGCONT"): void {
  // The parent first: it makes no more children then.
  process.kill(pid, signal);
  for (const child of listDescendants(pid)) {
    try {
      process.kill(child.pid, signal);
    } catch {
      // It has come to its end between being listed and being told.
    }
  }
}

/** Waits until searches are the database's again, and events are taken. Returns how long that took. */
async function untilBack(site: WholeShop, shop: AwayShop, sending: Sending): Promise<number> {
  const { address } = site;
  const taken = sending.acknowledged.size;
  const isBack = async () => {
    const [found, degraded] = await Promise.all([
      fetch(`${address}/api/search?q=${encodeURIComponent(shop.seen.name)}`).then((answer) => answer.text()),
      site.degraded(),
    ]);
    const isWhole = found.includes('"rung":"live"') && degraded?.length === 0;
    return isWhole && sending.acknowledged.size > taken;
  };
  const ms = await until("all is as before", BACK_MS, isBack);
  console.log(`  all is as before after ${(ms / 1_000).toFixed(1)} s`);
  return ms;
}

/** Whether catalogue and model lie on disk for the next process. */
function isKept(): boolean {
  const folder = path.resolve(DATA, "kept");
  const databases = fs.existsSync(folder) ? fs.readdirSync(folder) : [];
  return databases.some((one) =>
    ["catalogue", "model"].every((name) => fs.existsSync(path.join(folder, one, name))),
  );
}

async function replaceSite(site: WholeShop): Promise<void> {
  const before = site.find("web")?.pid ?? 0;
  process.kill(before, "SIGKILL");
  const ms = await until("another site serves", REPLACED_MS, async () => {
    const now = site.find("web")?.pid;
    if (now === undefined || now === before) return false;
    const answer = await fetch(`${site.address}/api/health/ready`).catch(() => null);
    return answer?.ok ?? false;
  });
  console.log(`  a site killed meanwhile serves again after ${(ms / 1_000).toFixed(1)} s`);
}

async function tryAll(site: WholeShop, shop: AwayShop, sending: Sending): Promise<string[]> {
  const { address } = site;
  const forms = await readForms(address, shop);
  for (const where of [`/products/${shop.seen.slug}`, "/cart"])
    await (await fetch(`${address}${where}`, { headers: { cookie: shop.shopper } })).text();
  await until("catalogue and model are kept", KEPT_MS, isKept);
  const listAll = (isNew: boolean) => [...listReads(shop, isNew), ...listWrites(shop, forms)];
  const wrong: string[] = [];
  const pid = site.find("database")?.pid ?? 0;

  signalDatabase(pid, "SIGSTOP");
  try {
    wrong.push(...(await askOften("Frozen", address, () => listAll(false))));
    await replaceSite(site);
    wrong.push(...(await askOften("Begun while frozen", address, () => listAll(true))));
  } finally {
    signalDatabase(pid, "SIGCONT");
  }
  await untilBack(site, shop, sending);

  await stopPostgres(path.resolve(DATA));
  wrong.push(...(await askOften("Stopped", address, () => listReads(shop, true).filter(isSameAnew))));
  await replaceSite(site);
  wrong.push(...(await askOften("Begun while stopped", address, () => listAll(true))));
  const share = await ensurePostgres(path.resolve(DATA));
  await untilBack(site, shop, sending);
  await share.release();
  return wrong;
}

/** What is answered alike whether or not the process has had a database. */
const isSameAnew = ({ what }: Ask) => !what.startsWith("ready, to") && !what.startsWith("cart");

/**
 * The shop as `npm start` runs it, its database frozen, then stopped: whoever looks is answered from memory within a second,
 * also by a site that begins meanwhile; what has to be written is refused with 503 and when to come back, never with 500;
 * five seconds after the database is back all is as before, and no event is lost that was acknowledged.
 */
export async function verifyDatabaseAway(): Promise<boolean> {
  const [telling, shop] = await withPreparedShop(DATA, async () => [
    await prepareSending(),
    await prepareAwayShop(),
  ]);
  const site = await runStep("Opening the shop", () => startWholeShop({ data: DATA }));
  const sending = startSending(() => site.address, telling);
  let wrong: string[];
  try {
    wrong = await tryAll(site, shop, sending);
  } finally {
    await sending.stop();
    await site.stop();
  }
  const lost = await withPreparedShop(DATA, () => countLost(sending.acknowledged));
  console.log(`  ${tellSending(sending)}; lost: ${lost}`);
  for (const one of new Set(wrong)) console.log(`  ${one}`);
  return wrong.length === 0 && lost === 0 && sending.acknowledged.size > 100;
}
