import { type ChildProcess, spawn } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type EmbeddedPostgres, ensurePostgres, stopPostgres, stopAbandonedPostgres } from "./embedded";
import { processState } from "./process-state";

let data: string;
let postgres: EmbeddedPostgres;

beforeAll(async () => {
  data = fs.mkdtempSync(path.join(os.tmpdir(), "aisle-pg-"));
  fs.chmodSync(data, 0o755);
  postgres = await ensurePostgres(data, { durable: false });
});
afterAll(async () => {
  await postgres.release();
  fs.rmSync(data, { recursive: true });
});

function serverPid(): number {
  return Number(fs.readFileSync(path.join(data, "pg/postmaster.pid"), "utf8").split("\n")[0]);
}

async function ask(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

/** Another program that uses the same data folder; says "up" once it has its share. */
async function otherProgram(): Promise<ChildProcess> {
  const code = `
    const { ensurePostgres } = await import("./lib/platform/postgres/embedded.ts");
    const postgres = await ensurePostgres(${JSON.stringify(data)}, { durable: false });
    console.log("up");
    process.on("SIGTERM", async () => { await postgres.release(); process.exit(0); });
    setInterval(() => {}, 1000);`;
  const child = spawn(
    process.execPath,
    ["--conditions=react-server", "--import", "tsx", "--input-type=module", "-e", code],
    { stdio: ["ignore", "pipe", "inherit"] },
  );
  await new Promise((resolve) => child.stdout?.once("data", resolve));
  return child;
}

function ended(child: ChildProcess): Promise<unknown> {
  return new Promise((resolve) => child.once("exit", resolve));
}

describe("embedded PostgreSQL", () => {
  it("keeps what was written, and creates a database once", async () => {
    await postgres.createDatabase("shop");
    await postgres.createDatabase("shop");
    await ask(postgres.urlOf("shop"), "create table kept as select 42 as answer");
    expect(await ask(postgres.urlOf("shop"), "select answer from kept")).toEqual([{ answer: 42 }]);
  });

  it("opens to its password alone, which only its owner can read", async () => {
    const url = new URL(postgres.adminUrl);
    expect(url.password.length).toBeGreaterThanOrEqual(32);
    for (const password of ["", "aisle", "x".repeat(32)]) {
      url.password = password;
      await expect(ask(url.href, "select 1")).rejects.toThrow(/password/);
    }
    const { mode } = fs.statSync(path.join(data, "pg/aisle.password"));
    expect(mode & 0o077).toBe(0);
  });

  it("creates a database once when two programs ask at the same moment", async () => {
    const both = ["twin", "twin", "twin", "twin"].map((name) => postgres.createDatabase(name));
    await expect(Promise.all(both)).resolves.toHaveLength(4);
  });

  it("comes back under the same address", async () => {
    const { adminUrl } = postgres;
    await postgres.release();
    postgres = await ensurePostgres(data, { durable: false });
    expect(postgres.adminUrl).toBe(adminUrl);
  });

  it("is shared: a second program uses the same server, and its end does not stop it", async () => {
    const pid = serverPid();
    const other = await otherProgram();
    expect(serverPid()).toBe(pid);
    other.kill("SIGTERM");
    await ended(other);
    expect(await ask(postgres.adminUrl, "select 1 as up")).toEqual([{ up: 1 }]);
  });

  it("is not kept alive by the share of a program that was killed", async () => {
    const other = await otherProgram();
    other.kill("SIGKILL");
    await ended(other);
    const pid = serverPid();
    await postgres.release();
    expect(processState(pid)).not.toBe("alive");
    postgres = await ensurePostgres(data, { durable: false });
  });

  it("is stopped when all its users were killed, and not before", async () => {
    const pid = serverPid();
    await stopAbandonedPostgres(data);
    expect(processState(pid)).toBe("alive");
    fs.rmSync(path.join(data, "pg.leases", String(process.pid)));
    await stopAbandonedPostgres(data);
    expect(processState(pid)).not.toBe("alive");
    postgres = await ensurePostgres(data, { durable: false });
  });

  it("heals by itself after the server was killed", async () => {
    const killed = serverPid();
    process.kill(killed, "SIGKILL");
    const again = await ensurePostgres(data, { durable: false });
    expect(serverPid()).not.toBe(killed);
    expect(await ask(again.urlOf("shop"), "select answer from kept")).toEqual([{ answer: 42 }]);
    postgres = again;
  });

  it("is kept up however it went down, unless somebody has stopped it", async () => {
    const keeping = new AbortController();
    const kept = postgres.keepUp(keeping.signal);
    const { adminUrl } = postgres;
    // Killed it leaves its pid file behind; told to end by anybody, as it does by itself when the disk is full, it does not.
    for (const signal of ["SIGKILL", "SIGINT"] as const) {
      const before = serverPid();
      process.kill(before, signal);
      await expect
        .poll(() => ask(postgres.urlOf("shop"), "select answer from kept").catch(() => null), {
          timeout: 20_000,
        })
        .toEqual([{ answer: 42 }]);
      await expect.poll(serverPid, { timeout: 20_000 }).not.toBe(before);
    }

    await stopPostgres(data);
    await new Promise((resolve) => setTimeout(resolve, 2_500));
    expect(fs.existsSync(path.join(data, "pg/postmaster.pid"))).toBe(false);
    keeping.abort();
    await kept;
    postgres = await ensurePostgres(data, { durable: false });
    expect(postgres.adminUrl).toBe(adminUrl);
  });

  it("starts beside a dead server whose pid is not free", async () => {
    const file = path.join(data, "pg/postmaster.pid");
    const before = serverPid();
    process.kill(before, "SIGKILL");
    await expect.poll(() => processState(before)).not.toBe("alive");
    const [, ...rest] = fs.readFileSync(file, "utf8").split("\n");
    fs.writeFileSync(file, [String(process.pid), ...rest].join("\n"));
    postgres = await ensurePostgres(data, { durable: false });
    expect(await ask(postgres.urlOf("shop"), "select answer from kept")).toEqual([{ answer: 42 }]);
    expect(serverPid()).not.toBe(process.pid);
  });
});
