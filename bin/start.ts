import path from "node:path";
import { AppError } from "@/lib/platform/errors";
import { getLauncherEnv } from "@/lib/platform/env";
import { buildSite, isBuildStale } from "@/lib/launch/build";
import { requireFreePort } from "@/lib/launch/port";
import { ADMIN_EMAIL, prepareShop } from "@/lib/launch/prepare-shop";
import { type Mode, startProcesses, waitUntilServing } from "@/lib/launch/processes";
import { endOnFailure, reportFailure } from "@/lib/launch/report-failure";
import { runStep } from "@/lib/launch/steps";
import { withFileLock } from "@/lib/platform/postgres/lock";
import { type Installation, openInstallation } from "@/lib/platform/postgres/installation";

/**
 * `npm start` and `npm run dev`: everything from an empty folder to a shop that serves, until it is told to stop. With
 * `-- --empty` a shop that has nothing yet stays without the sample, then and at every later start.
 */

endOnFailure();
const mode: Mode = process.argv[2] === "development" ? "development" : "production";
const isEmpty = process.argv.includes("--empty");
const { PORT, AISLE_DATA } = getLauncherEnv();
const address = `http://localhost:${PORT}`;
const say = (message: string) => console.error(`  ${message}`);
const stopping = new AbortController();
/** Filling and training take a minute on a slow machine. */
const OPENING_MS = 10 * 60_000;

/** Undone in reverse order, whatever happens. */
const cleanup: (() => Promise<void>)[] = [];

async function up(): Promise<void> {
  await requireFreePort(PORT);
  if (mode === "production" && isBuildStale()) await runStep("Building the site", buildSite);
  const opening = runStep("Starting the database", () => openInstallation());
  cleanup.push(() =>
    opening.then(
      (opened) => opened.close(),
      () => {},
    ),
  );
  const installation = await opening;
  void installation.keepUp(stopping.signal);
  if (installation.note) say(installation.note);
  if (installation.migrated.length > 0) say(`Applied ${installation.migrated.join(", ")}`);
  // One shop opens at a time: a second one finds it filled and trained, and its port taken.
  const lock = path.join(AISLE_DATA, "start.lock");
  const { isAdminOpen } = await withFileLock(lock, () => open(installation), OPENING_MS);
  if (!stopping.signal.aborted) announce(installation, isAdminOpen);
}

async function open({ secrets, isPasswordOwn }: Installation): Promise<{ isAdminOpen: boolean }> {
  const prepared = await prepareShop(secrets.ADMIN_PASSWORD, { isEmpty, isPasswordOwn });
  await requireFreePort(PORT);
  const processes = startProcesses(mode, address, say);
  cleanup.push(() => processes.stop());
  await waitUntilServing(address, stopping.signal);
  return prepared;
}

function announce({ databaseUrl }: Installation, isAdminOpen: boolean): void {
  const database = new URL(databaseUrl);
  database.password = "";
  const signIn = isAdminOpen
    ? `sign in as ${ADMIN_EMAIL}, password: ADMIN_PASSWORD in ${AISLE_DATA}/secrets.json`
    : `sign in as an admin of yours; ${ADMIN_EMAIL} is none any more`;
  console.error(`
  The shop is open:   ${address}
  Its admin:          ${address}/admin
                      ${signIn}
                      (or make an account of yours an admin: npm run aisle -- admin you@example.com)
  Its database:       ${database.href}
  Ctrl-C closes it.
`);
}

async function down(exitCode: number): Promise<void> {
  if (stopping.signal.aborted) return;
  stopping.abort();
  for (const undo of cleanup.reverse()) {
    await undo().catch((error: unknown) => console.error(error));
  }
  process.exit(exitCode);
}

process.on("SIGINT", () => void down(0));
process.on("SIGTERM", () => void down(0));
process.on("disconnect", () => void down(1));

try {
  // Gone while this file was being read.
  if (process.connected === false)
    throw new AppError("unavailable", "The process that started this one is gone.");
  await up();
} catch (error) {
  reportFailure(error);
  await down(1);
}
