import { spawn } from "node:child_process";
import { closeSender } from "@/lib/jobs/queue";
import { buildSite, isBuildStale } from "@/lib/launch/build";
import { requireFreePort } from "@/lib/launch/port";
import { processEnvironment, waitUntilServing, WEB_PROGRAM } from "@/lib/launch/processes";
import { closeDb, getPool } from "@/lib/platform/db/client";
import { childEnvironment, completeEnvironment } from "@/lib/platform/env";
import { openInstallation } from "@/lib/platform/postgres/installation";
import { measureSize, type Size } from "../scale/measure-size";

/** A shop of its own that is served as in production, by one web process. */
export interface OwnShop {
  address: URL;
  /** Of the web process. */
  pid: number;
  close(): Promise<void>;
}

interface ShopOptions {
  /** Where its database lies; it is filled and trained on there unless it has been. */
  data: string;
  /** What is made up and trained on; or what fills the database, without a training. */
  size: Size | (() => Promise<void>);
  port: number;
  say(text: string): void;
}

async function hasModel(): Promise<boolean> {
  const { rows } = await getPool().query("select from model_aliases where alias = 'live'");
  return rows.length > 0;
}

async function hasProducts(): Promise<boolean> {
  const { rows } = await getPool().query("select from products limit 1");
  return rows.length > 0;
}

/** Makes up the shop and trains on it, or fills it, unless that has been done. */
async function prepare({ data, size, say }: ShopOptions): Promise<void> {
  completeEnvironment({ AISLE_DATA: data, DATABASE_URL: "", LOG_LEVEL: "error" });
  const installation = await openInstallation();
  const isReady = typeof size === "function" ? await hasProducts() : await hasModel();
  if (!isReady && typeof size === "function") await size();
  await closeDb();
  await installation.close();
  if (!isReady && typeof size !== "function") await measureSize(size, { data, seed: 1, trainings: 1, say });
  if (isBuildStale()) {
    say("building the site");
    await buildSite();
  }
}

export async function openOwnShop(options: ShopOptions): Promise<OwnShop> {
  await prepare(options);
  await requireFreePort(options.port);
  completeEnvironment({ PORT: String(options.port), DATABASE_URL: "" });
  const installation = await openInstallation();
  const address = `http://localhost:${options.port}`;
  const web = spawn(process.execPath, WEB_PROGRAM, {
    // The load comes from addresses of its own.
    env: childEnvironment({
      ...processEnvironment("production", address),
      AISLE_TRUSTED_PROXIES: "127.0.0.1,::1",
    }),
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
  const ended = new Promise((resolve) => web.once("exit", resolve));
  const close = async () => {
    web.kill("SIGTERM");
    await ended;
    await closeSender();
    await closeDb();
    await installation.close();
  };
  try {
    await waitUntilServing(address, new AbortController().signal);
  } catch (error) {
    await close();
    throw error;
  }
  return { address: new URL(address), pid: web.pid ?? 0, close };
}
