import "server-only";
import path from "node:path";
import { closeSender } from "@/lib/jobs/queue";
import { closeDb } from "@/lib/platform/db/client";
import { completeEnvironment, getEnv } from "@/lib/platform/env";
import { openInstallation } from "@/lib/platform/postgres/installation";
import { createApiKey } from "@/lib/shop/auth/api-keys";
import { KEY_SCOPES } from "@/lib/shop/auth/scopes";
import { buildSite, isBuildStale } from "../build";
import { prepareShop } from "../prepare-shop";
import { processEnvironment, waitUntilServing, WEB_PROGRAM } from "../processes";
import { runStep } from "../steps";
import { supervise } from "../supervise";

const GRACE_MS = 10_000;

/** A shop to throw anything at, as `npm start` runs it, with a database of its own. */
export interface FuzzedShop {
  address: string;
  /** A key that may do all that keys may. */
  key: string;
  /** The admin's. */
  password: string;
  stop(): Promise<void>;
}

/** Starts it. The worker stays away: what is asked of it waits. */
export async function startShop(): Promise<FuzzedShop> {
  if (isBuildStale()) await runStep("Building the site", buildSite);
  completeEnvironment({ AISLE_DATA: path.resolve(".data/verify"), DATABASE_URL: "", LOG_LEVEL: "error" });
  const installation = await runStep("Starting the database", () => openInstallation());
  await prepareShop(installation.secrets.ADMIN_PASSWORD);
  const address = `http://localhost:${getEnv().PORT}`;
  const env = { ...processEnvironment("production", address), DATABASE_URL: installation.databaseUrl };
  const web = supervise({ name: "web", args: WEB_PROGRAM, env }, console.error);
  await waitUntilServing(address, new AbortController().signal);
  const key = await createApiKey("Fuzzer", [...KEY_SCOPES]);
  return {
    address,
    key,
    password: installation.secrets.ADMIN_PASSWORD,
    async stop() {
      await web.stop(GRACE_MS);
      await closeSender();
      await closeDb();
      await installation.close();
    },
  };
}
