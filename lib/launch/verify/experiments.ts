import "server-only";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { readTasteProducts } from "@/lib/data/simulate/read-shop";
import { runSimulation } from "@/lib/data/simulate/run-simulation";
import { closeDb, getPool } from "@/lib/platform/db/client";
import { completeEnvironment, getEnv } from "@/lib/platform/env";
import { openInstallation } from "@/lib/platform/postgres/installation";
import { addExperiment, startExperiment, stopExperiment } from "@/lib/recommender/experiments/commands";
import type { definitionSchema } from "@/lib/recommender/experiments/definition";
import { readRaw } from "@/lib/recommender/insights/testing/read-raw";
import { type ExperimentReport, getExperimentReport } from "@/lib/recommender/readouts/queries";
import { type Marked, outcomesByHand, totalsByHand } from "@/lib/recommender/readouts/testing/by-hand";
import { readoutSumsSchema } from "@/lib/recommender/readouts/sums";
import { addStrategy } from "@/lib/recommender/strategies/commands";
import { shippedStrategy } from "@/lib/recommender/strategies/shipped";
import { createApiKey, revokeApiKey } from "@/lib/shop/auth/api-keys";
import { closeLiveCatalog } from "@/lib/shop/catalog/live-catalog";
import type { z } from "zod";
import { buildSite, isBuildStale } from "../build";
import { prepareShop } from "../prepare-shop";
import { startProcesses, waitUntilServing } from "../processes";
import { runStep } from "../steps";

/** No longer than this, whatever the machine. */
const MOST_MINUTES = 9;
const SHOPPERS = 900;
const VISITS_A_SECOND = 25;
const LOOK_MS = 5_000;
/** What the last events need to be in the readout. */
const SETTLE_MS = 15_000;

const ACTOR = { process: "verification" };
type Given = z.input<typeof definitionSchema>;

/** The same lists for everybody, against those made for each: in a shop with tastes the second are better. */
const BETTER: Given = {
  hypothesis: "Lists made for a shopper are followed more than the newest products.",
  placements: ["home.for-you"],
  variants: [
    { key: "newest", name: "Newest", share: 0.5, strategies: { "home.for-you": "newest-first@1" } },
    { key: "personal", name: "Personal", share: 0.5 },
  ],
  metric: "click-rate",
  guardrails: ["revenue"],
  tuning: 1_000,
};
/** One and the same twice. */
const SAME: Given = {
  hypothesis: "Nothing differs, and nothing is to be found.",
  placements: ["home.trending"],
  variants: [
    { key: "one", name: "One", share: 0.5 },
    { key: "other", name: "Other", share: 0.5 },
  ],
  metric: "click-rate",
  tuning: 1_000,
};

async function startBoth(seed: number): Promise<{ better: string; same: string }> {
  const { version: _, ...usual } = shippedStrategy("home.for-you");
  const newest = { ...usual, name: "newest-first", needsModel: false, history: "optional" } as const;
  const strategy = { ...newest, sources: [{ source: "fresh" as const, weight: 1 }], fill: [] };
  const known = await getPool().query("select from strategies where id = 'newest-first@1'");
  if (known.rowCount === 0) await addStrategy({ strategy, note: "For everybody the same." }, ACTOR);
  const ids = { better: `better-${seed}`, same: `same-${seed}` };
  await addExperiment({ id: ids.better, definition: BETTER }, ACTOR);
  await addExperiment({ id: ids.same, definition: SAME }, ACTOR);
  for (const id of Object.values(ids)) await startExperiment(id, ACTOR);
  return ids;
}

async function reportOf(id: string): Promise<ExperimentReport> {
  const report = await getExperimentReport(id, ACTOR);
  if (!report) throw new Error(`There is no report of ${id}.`);
  return report;
}

/** Lets shoppers in until the better variant is found, or the time is over. Returns the seconds it took. */
async function browseUntilFound(address: string, id: string, seed: number): Promise<number> {
  const key = await createApiKey("verification", ["interactions:write"]);
  const enough = new AbortController();
  const shop = { base: new URL(address), key, products: await readTasteProducts() };
  const started = performance.now();
  const watching = (async () => {
    while (!enough.signal.aborted) {
      await sleep(LOOK_MS, undefined, { signal: enough.signal }).catch(() => {});
      if ((await reportOf(id)).conclusion?.kind === "better") enough.abort();
    }
  })();
  try {
    await runSimulation(shop, {
      shoppers: SHOPPERS,
      rate: VISITS_A_SECOND,
      minutes: MOST_MINUTES,
      seed,
      signal: enough.signal,
      onProgress: ({ visits, clicks, errors }, left) =>
        console.log(`  ${visits} visits, ${clicks} followed, ${errors} failed, ${Math.round(left)} s left`),
    });
  } finally {
    enough.abort();
    await watching;
    await revokeApiKey(key);
  }
  return (performance.now() - started) / 1_000;
}

/** Whether what the dashboard reads is what counting every raw row by hand gives. */
async function equalsByHand(id: string, variants: readonly string[]): Promise<boolean> {
  const pool = getPool("report");
  const { rows } = await pool.query<Marked & { id: string }>(
    `select id, case when experiment = $1 then variant end as variant, device, is_new as "isNew", held from shown_lists`,
    [id],
  );
  const stored = await pool.query<{ until: Date; sums: unknown }>(
    "select until, sums from readouts where experiment_id = $1 order by until desc limit 1",
    [id],
  );
  const newest = stored.rows[0];
  if (!newest) return false;
  const marks = new Map(rows.map(({ id: list, ...marked }) => [list, marked]));
  const raw = await readRaw(pool);
  const byHand = outcomesByHand(raw, marks, ({ variant }) => variant, newest.until.getTime());
  const { variants: counted } = readoutSumsSchema.parse(newest.sums);
  return variants.every((variant) => {
    const expected = totalsByHand(variant, byHand, () => true);
    const own = counted.find((one) => one.variant === variant);
    return Object.entries(expected).every(([name, value]) => {
      const found = own?.[name as keyof typeof own];
      return typeof value === "number" && typeof found === "number"
        ? Math.abs(found - value) <= 1e-6 * Math.max(1, Math.abs(value))
        : found === value;
    });
  });
}

/**
 * The shop as `npm start` runs it, with shoppers of known tastes in it: of two strategies the better one is declared in
 * less than ten minutes, of two equal ones none is, and the figures are those that counting by hand gives.
 */
export async function verifyExperiments(): Promise<boolean> {
  if (isBuildStale()) await runStep("Building the site", buildSite);
  completeEnvironment({ AISLE_DATA: path.resolve(".data/verify"), DATABASE_URL: "", LOG_LEVEL: "error" });
  const installation = await runStep("Starting the database", () => openInstallation());
  const address = `http://localhost:${getEnv().PORT}`;
  try {
    await prepareShop(installation.secrets.ADMIN_PASSWORD);
    const processes = startProcesses("production", address, console.error);
    try {
      await waitUntilServing(address, new AbortController().signal);
      const seed = Math.floor(Date.now() / 1_000);
      const ids = await startBoth(seed);
      const seconds = await browseUntilFound(address, ids.better, seed);
      for (const id of Object.values(ids)) await stopExperiment(id, ACTOR);
      await sleep(SETTLE_MS);
      const [better, same] = [await reportOf(ids.better), await reportOf(ids.same)];
      const areEqual = [
        await equalsByHand(ids.better, ["newest", "personal"]),
        await equalsByHand(ids.same, ["one", "other"]),
      ];
      console.log(`  After ${Math.round(seconds)} s: ${better.conclusion?.text}`);
      console.log(`  Of two equal ones: ${same.conclusion?.text}`);
      console.log(`  Counted by hand: ${areEqual.join(", ")}`);
      const isFound = better.conclusion?.kind === "better" && better.conclusion.variant === "personal";
      const isCalm = same.conclusion?.kind !== "better" && same.conclusion?.kind !== "worse";
      return isFound && isCalm && areEqual.every(Boolean);
    } finally {
      await processes.stop();
    }
  } finally {
    closeLiveCatalog();
    await closeDb();
    await installation.close();
  }
}
