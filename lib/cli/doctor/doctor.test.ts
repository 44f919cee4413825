import fs from "node:fs";
import net from "node:net";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { withTestDatabase } from "@/lib/platform/db/testing";
import { completeEnvironment } from "@/lib/platform/env";
import { readMigrations } from "@/lib/platform/postgres/migrate";
import { ensureSecrets } from "@/lib/platform/postgres/secrets";
import { checkClock, checkMigrations } from "./check-database";
import { checkDisk, checkNode, checkPort, checkProxies, checkSecrets } from "./check-machine";
import { examine } from "./examine";
import type { Finding } from "./finding";

const { url, pool } = withTestDatabase();
const folder = fs.mkdtempSync(path.join(os.tmpdir(), "aisle-doctor-"));
beforeAll(() => void ensureSecrets(folder));
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

const env = {
  NODE_ENV: "test",
  LOG_LEVEL: "silent",
  PORT: 39872,
  AISLE_DATA: folder,
  AISLE_CONSENT: "ask",
  DATABASE_POOL: 2,
  AISLE_PAGES_AT_ONCE: 40,
  AISLE_CALLS_AT_ONCE: 200,
  AISLE_KEPT_PAGES_MB: 0,
  AISLE_OFFLINE: "on",
  AISLE_RESERVE_MB: 1,
} as const;
const NOW = Date.UTC(2026, 0, 1);

async function examineShop(databaseUrl = url()): Promise<Map<string, Finding>> {
  const findings = await examine({ ...env, DATABASE_URL: databaseUrl }, NOW);
  return new Map(findings.map((finding) => [finding.check, finding]));
}

it("says when nobody in front of an https shop is trusted", () => {
  const NEXTAUTH_URL = "https://shop.example";
  expect(checkProxies({})).toMatchObject({ level: "ok" });
  expect(checkProxies({ NEXTAUTH_URL, AISLE_TRUSTED_PROXIES: ["10.0.0.1"] })).toMatchObject({ level: "ok" });
  expect(checkProxies({ NEXTAUTH_URL })).toMatchObject({ level: "warning", remedy: expect.any(String) });
});

describe("the doctor", () => {
  it("finds an empty but sound installation sound, and says what is missing in it", async () => {
    const found = await examineShop();
    expect([...found.values()].filter(({ level }) => level === "problem")).toEqual([]);
    expect(found.get("migrations")).toMatchObject({ level: "ok" });
    for (const check of ["products", "interactions", "admin", "model", "worker"]) {
      expect(found.get(check)).toMatchObject({ level: "warning", remedy: expect.any(String) });
    }
  });

  it("finds that there is no backup, and that the newest is old", async () => {
    expect((await examineShop()).get("backup")).toMatchObject({
      level: "warning",
      remedy: expect.stringContaining("AISLE_BACKUP_FOLDER"),
    });
    const note = (hours: number) =>
      pool().query("insert into backups values (gen_random_uuid(), $1, '/srv/shop.aisle', 1, 1)", [
        new Date(NOW - hours * 3_600_000),
      ]);
    await note(60);
    expect((await examineShop()).get("backup")).toMatchObject({
      level: "warning",
      message: expect.stringContaining("60 hours old: /srv/shop.aisle"),
    });
    await note(3);
    expect((await examineShop()).get("backup")).toMatchObject({ level: "ok" });
  });

  it("finds secrets that are another shop's, before a start is refused for them", async () => {
    expect((await examineShop()).get("secrets of the shop")).toMatchObject({ level: "ok" });
    await pool().query("insert into secret_prints (name, print) values ('CRON_SECRET', 'of another')");
    expect((await examineShop()).get("secrets of the shop")).toMatchObject({
      level: "problem",
      message: expect.stringContaining("CRON_SECRET"),
    });
    await pool().query("delete from secret_prints");
  });

  it("goes by the secrets of the environment where the data folder keeps none, as in a container", async () => {
    completeEnvironment(ensureSecrets(folder));
    const empty = fs.mkdtempSync(path.join(folder, "empty-"));
    const look = async () => {
      const findings = await examine({ ...env, AISLE_DATA: empty, DATABASE_URL: url() }, NOW);
      return new Map(findings.map((finding) => [finding.check, finding]));
    };
    expect((await look()).get("secrets")).toMatchObject({ level: "ok" });
    await pool().query("insert into secret_prints (name, print) values ('CRON_SECRET', 'of another')");
    expect((await look()).get("secrets of the shop")).toMatchObject({
      level: "problem",
      remedy: expect.stringContaining("OLD,NEW"),
    });
    await pool().query("delete from secret_prints");
    expect(fs.readdirSync(empty)).toEqual([]);
  });

  it("finds a live model that cannot be decoded", async () => {
    await pool().query(
      `insert into model_versions (id, algorithm, parameters, snapshot_hash, metrics) values ('bad', 'als', '{}', 'x', '{}')`,
    );
    await pool().query("insert into model_artifacts values ('bad', $1, $2)", [
      "0".repeat(64),
      Buffer.from("torn"),
    ]);
    await pool().query(
      "insert into model_aliases (alias, model_version_id, updated_at) values ('live', 'bad', now())",
    );
    expect((await examineShop()).get("model")).toMatchObject({ level: "problem" });
  });

  it("finds a missing search extension", async () => {
    await pool().query("drop extension pg_trgm cascade");
    expect((await examineShop()).get("search")).toMatchObject({ level: "problem" });
  });

  it("finds edited, pending and unknown migrations", async () => {
    const client = await pool().connect();
    try {
      const [first, ...rest] = readMigrations();
      if (!first) throw new Error("there are migrations");
      const check = (list: ReturnType<typeof readMigrations>) => checkMigrations(client, list);
      expect(await check([{ ...first, checksum: "other" }, ...rest])).toMatchObject({ level: "problem" });
      const extra = { name: "9999_extra", sql: "", checksum: "c" };
      expect(await check([first, ...rest, extra])).toMatchObject({ level: "warning" });
      expect(await check([])).toMatchObject({ level: "problem", message: expect.stringContaining("newer") });
    } finally {
      client.release();
    }
  });

  it("finds a clock that is an hour off, and a disk with less room than is kept free", async () => {
    const client = await pool().connect();
    try {
      expect(await checkClock(client)).toMatchObject({ level: "ok" });
      for (const [hours, word] of [
        [1, "ahead of"],
        [-1, "behind"],
      ] as const) {
        const found = await checkClock(client, () => Date.now() + hours * 3_600_000);
        expect(found).toMatchObject({ level: "warning", message: expect.stringContaining(`3600 s ${word}`) });
      }
    } finally {
      client.release();
    }
    expect(checkDisk(folder, 0).level).not.toBe("problem");
    expect(checkDisk(folder, 2 ** 40)).toMatchObject({ level: "problem", remedy: expect.any(String) });
  });

  it("finds a database that does not answer", async () => {
    const found = await examineShop("postgresql://aisle@127.0.0.1:1/aisle");
    expect(found.get("database")).toMatchObject({ level: "problem", remedy: expect.any(String) });
  });

  it("finds secrets others can read, or nobody", () => {
    const file = path.join(folder, "secrets.json");
    expect(checkSecrets(folder)).toMatchObject({ level: "ok" });
    fs.chmodSync(file, 0o644);
    expect(checkSecrets(folder)).toMatchObject({ level: "problem", remedy: `chmod 600 ${file}` });
    fs.writeFileSync(file, "{torn");
    fs.chmodSync(file, 0o600);
    expect(checkSecrets(folder)).toMatchObject({ level: "problem" });
  });

  it("finds a port somebody else uses, and an old Node", async () => {
    const server = net.createServer((socket) => socket.destroy());
    await new Promise<void>((resolve) => server.listen(0, () => resolve()));
    const { port } = server.address() as net.AddressInfo;
    expect(await checkPort(port)).toMatchObject({
      level: "warning",
      message: expect.stringContaining("PORT="),
    });
    await new Promise((resolve) => server.close(resolve));
    expect(await checkPort(port)).toMatchObject({ level: "ok" });
    expect(checkNode("20.20.2")).toMatchObject({ level: "problem" });
    expect(checkNode("22.12.0")).toMatchObject({ level: "warning" });
    expect(checkNode("24.21.0")).toMatchObject({ level: "ok" });
  });
});
