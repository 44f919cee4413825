import "server-only";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { closeSender } from "@/lib/jobs/queue";
import { enqueue } from "@/lib/jobs/commands";
import { closeDb } from "@/lib/platform/db/client";
import { completeEnvironment, getEnv } from "@/lib/platform/env";
import { openInstallation } from "@/lib/platform/postgres/installation";
import { type Relay, startRelay } from "@/lib/platform/postgres/relay";
import { trainJob } from "@/lib/recommender/training/train-job";
import { buildSite, isBuildStale } from "../build";
import { ADMIN_EMAIL, prepareShop } from "../prepare-shop";
import { processEnvironment, waitUntilServing, WEB_PROGRAM } from "../processes";
import { runStep } from "../steps";
import { supervise } from "../supervise";
import { type Answer, signIn, visit } from "./visit";
import { listRoutes, makeVisitors, readVisitedShop, type Visitor } from "./visits";

/** How long the database's connections stay half open. */
const SILENCE_MS = 60_000;
/** What any route may take meanwhile, and how soon after it all has to be as before. */
const LIMIT_MS = 5_000;
/** Visits at the same time, as of a few people who look around. */
const VISITORS = 6;
const GRACE_MS = 10_000;

interface Watched {
  route: string;
  visitor: Visitor;
  before: Answer | null;
  during: Answer[];
  after: Answer | null;
  failures: string[];
}

function watchRoutes(visitors: Record<string, Visitor[]>): Watched[] {
  const routes = listRoutes();
  const unknown = routes.filter((route) => !visitors[route]);
  const gone = Object.keys(visitors).filter((route) => !routes.includes(route));
  if (unknown.length + gone.length > 0) {
    throw new Error(`lib/launch/verify/visits.ts does not fit app: ${[...unknown, ...gone].join(", ")}`);
  }
  return routes.flatMap((route) =>
    (visitors[route] ?? []).map((visitor) => ({
      route,
      visitor,
      before: null,
      during: [],
      after: null,
      failures: [],
    })),
  );
}

/** Visits all routes once, a few at a time. */
async function visitAll(
  address: string,
  watched: readonly Watched[],
  note: (route: Watched, answer: Answer) => void,
): Promise<void> {
  const waiting = [...watched];
  const visitOneByOne = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      try {
        note(next, await visit(address, next.visitor()));
      } catch (error) {
        next.failures.push(`no answer: ${String(error)}`);
      }
    }
  };
  await Promise.all(Array.from({ length: VISITORS }, visitOneByOne));
}

/** What is wrong with an answer while the database is silent; null when it may be so. */
function judge({ before }: Watched, { status, ms, type, bytes }: Answer): string | null {
  if (ms > LIMIT_MS) return `${Math.round(ms)} ms in silence`;
  if (status === before?.status) return null;
  // 429: some routes let nobody ask as often as this does, whatever the database is doing.
  const isProblem = [429, 503].includes(status) && type === "application/problem+json";
  const isPage = type === "text/html" && bytes > 0;
  // next-auth answers with a redirect to its page, which says what went wrong.
  const isRedirect = status >= 300 && status < 400;
  return isProblem || isPage || isRedirect ? null : `${status} ${type} in silence`;
}

async function watch(address: string, relay: Relay, watched: readonly Watched[]): Promise<void> {
  await runStep("Visiting every route", () =>
    visitAll(address, watched, (route, answer) => {
      route.before = answer;
      if (answer.status >= 500) route.failures.push(`${answer.status} before`);
    }),
  );
  relay.fallSilent();
  const ends = performance.now() + SILENCE_MS;
  await runStep("Again and again with the database's connections half open", async (onProgress) => {
    while (performance.now() < ends) {
      await visitAll(address, watched, (route, answer) => {
        route.during.push(answer);
        const problem = judge(route, answer);
        if (problem) route.failures.push(problem);
      });
      onProgress(1 - Math.max(0, ends - performance.now()) / SILENCE_MS, "");
    }
  });
  relay.recover();
  await sleep(LIMIT_MS);
  await runStep("Five seconds after", () =>
    visitAll(address, watched, (route, answer) => {
      route.after = answer;
      if (answer.status !== route.before?.status) route.failures.push(`${answer.status} after`);
      if (answer.ms > LIMIT_MS) route.failures.push(`${Math.round(answer.ms)} ms after`);
    }),
  );
}

function print(watched: readonly Watched[]): void {
  const times = (answers: readonly Answer[]) => answers.map(({ ms }) => ms).sort((a, b) => a - b);
  const rows = watched.map(({ route, before, during, after, failures }) => [
    route,
    `${before?.status ?? ""}`,
    [...new Set(during.map(({ status }) => status))].join(" "),
    `${during.length}`,
    `${Math.round(times(during)[Math.floor(during.length / 2)] ?? 0)}`,
    `${Math.round(times(during).at(-1) ?? 0)}`,
    `${after?.status ?? ""}`,
    [...new Set(failures)].join("; "),
  ]);
  const widths = [36, 8, 14, 8, 11, 12, 7, 0];
  const head = ["route", "before", "in silence", "visits", "median ms", "longest ms", "after", ""];
  for (const row of [head, ...rows]) console.log(row.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join(""));
}

/**
 * The shop as `npm start` runs it, with its way to the database lost for a minute without anybody being told: every route
 * answers within five seconds, and five seconds after the way is back all is as before. Returns whether that is so.
 */
export async function verifyHalfOpen(): Promise<boolean> {
  if (isBuildStale()) await runStep("Building the site", buildSite);
  completeEnvironment({ AISLE_DATA: path.resolve(".data/verify"), DATABASE_URL: "", LOG_LEVEL: "fatal" });
  const installation = await runStep("Starting the database", () => openInstallation());
  const direct = installation.databaseUrl;
  const relay = await startRelay(direct);
  const address = `http://localhost:${getEnv().PORT}`;
  const stopping = new AbortController();
  try {
    await prepareShop(installation.secrets.ADMIN_PASSWORD);
    // Only the site goes through the relay: what is looked up here is not to be lost with it.
    const env = { ...processEnvironment("production", address), DATABASE_URL: relay.url };
    const web = supervise({ name: "web", args: WEB_PROGRAM, env, quiet: true }, console.error);
    try {
      await waitUntilServing(address, stopping.signal);
      const cookies = await signIn(address, ADMIN_EMAIL, installation.secrets.ADMIN_PASSWORD);
      const { id: job } = await enqueue(trainJob, { force: true });
      const watched = watchRoutes(makeVisitors(await readVisitedShop(cookies, job)));
      await watch(address, relay, watched);
      print(watched);
      return watched.every(({ failures }) => failures.length === 0);
    } finally {
      await web.stop(GRACE_MS);
    }
  } finally {
    await relay.close();
    await closeSender();
    await closeDb();
    await installation.close();
  }
}
