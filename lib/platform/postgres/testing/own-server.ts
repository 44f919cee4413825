import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll } from "vitest";
import { closeDb } from "@/lib/platform/db/client";
import { completeEnvironment } from "@/lib/platform/env";
import { type EmbeddedPostgres, ensurePostgres, stopPostgres } from "../embedded";
import { migrate } from "../migrate";

/** A server that no other test uses: it may be stopped and frozen. Linux only. */
export interface OwnServer {
  /** Stops the processes of the server where they are: connections are taken and nothing is answered. */
  freeze(which?: "all" | "postmaster"): void;
  thaw(): void;
  stop(): Promise<void>;
  start(): Promise<void>;
}

function childrenOf(pid: number): number[] {
  return fs.readdirSync("/proc").flatMap((name) => {
    if (!/^\d+$/.test(name)) return [];
    try {
      const stat = fs.readFileSync(`/proc/${name}/stat`, "utf8");
      const [, parent] = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
      return Number(parent) === pid ? [Number(name)] : [];
    } catch {
      return [];
    }
  });
}

/** Call at the top of a test file, before anything that uses the database: gives it a server with a migrated database. */
export function withOwnServer(): OwnServer {
  const data = fs.mkdtempSync(path.join(os.tmpdir(), "aisle-own-"));
  fs.chmodSync(data, 0o755);
  const shares: EmbeddedPostgres[] = [];
  const open = async () => {
    const postgres = await ensurePostgres(data, { durable: false });
    shares.push(postgres);
    return postgres;
  };
  const pid = () => Number(fs.readFileSync(path.join(data, "pg/postmaster.pid"), "utf8").split("\n")[0]);
  let frozen: number[] = [];
  const server: OwnServer = {
    freeze(which = "all") {
      const postmaster = pid();
      // The parent first: it makes no more children then.
      process.kill(postmaster, "SIGSTOP");
      frozen = [postmaster, ...(which === "all" ? childrenOf(postmaster) : [])];
      for (const one of frozen.slice(1)) process.kill(one, "SIGSTOP");
    },
    thaw() {
      for (const one of frozen) process.kill(one, "SIGCONT");
      frozen = [];
    },
    stop: () => stopPostgres(data),
    start: async () => void (await open()),
  };
  beforeAll(async () => {
    const postgres = await open();
    await postgres.createDatabase("shop");
    await migrate(postgres.urlOf("shop"));
    await closeDb();
    completeEnvironment({ DATABASE_URL: postgres.urlOf("shop") });
  });
  afterAll(async () => {
    server.thaw();
    await closeDb();
    for (const share of shares) await share.release();
    fs.rmSync(data, { recursive: true });
  });
  return server;
}
