import { getLauncherEnv } from "@/lib/env";
import { isAppError } from "@/lib/errors";
import { buildSite, isBuildStale } from "@/lib/launch/build";
import { requireFreePort } from "@/lib/launch/port";
import { ADMIN_EMAIL, prepareShop } from "@/lib/launch/prepare-shop";
import { type Mode, startProcesses, waitUntilServing } from "@/lib/launch/processes";
import { runStep } from "@/lib/launch/steps";
import { type Installation, openInstallation } from "@/lib/postgres/installation";

/** `npm start` and `npm run dev`: everything from an empty folder to a shop that serves, until it is told to stop. */

const mode: Mode = process.argv[2] === "development" ? "development" : "production";
const { PORT, AISLE_DATA } = getLauncherEnv();
const address = `http://localhost:${PORT}`;
const say = (message: string) => console.error(`  ${message}`);
const stopping = new AbortController();

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
  if (installation.note) say(installation.note);
  if (installation.migrated.length > 0) say(`Applied ${installation.migrated.join(", ")}`);
  await prepareShop(installation.secrets.ADMIN_PASSWORD);
  const processes = startProcesses(mode, address, say);
  cleanup.push(() => processes.stop());
  await waitUntilServing(address, stopping.signal);
  if (!stopping.signal.aborted) announce(installation);
}

function announce({ databaseUrl }: Installation): void {
  const database = new URL(databaseUrl);
  database.password = "";
  console.error(`
  The shop is open:   ${address}
  Its admin:          ${address}/admin
                      sign in as ${ADMIN_EMAIL}, password: ADMIN_PASSWORD in ${AISLE_DATA}/secrets.json
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
  await up();
} catch (error) {
  console.error(isAppError(error) ? `aisle: ${error.message}` : error);
  await down(1);
}
