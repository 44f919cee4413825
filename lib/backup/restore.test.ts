import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import pg from "pg";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, it } from "vitest";
import { listJobs } from "@/lib/jobs/queries";
import { enqueue } from "@/lib/jobs/commands";
import { closeSender, getSender } from "@/lib/jobs/queue";
import { closeDb, getDb } from "@/lib/platform/db/client";
import { withTestDatabase } from "@/lib/platform/db/testing";
import { completeEnvironment, getEnv } from "@/lib/platform/env";
import { randomId } from "@/lib/platform/ids";
import { ensureSecrets } from "@/lib/platform/postgres/secrets";
import { adoptSecrets } from "@/lib/platform/postgres/secret-prints";
import { eraseShopper } from "@/lib/privacy/erase";
import { getMetrics } from "@/lib/platform/http/metrics";
import { measureBackupAge } from "./backup-age";
import { backUpToFile } from "./backup-file";
import { backupJob } from "./backup-job";
import { nightlyBackup } from "./backup-schedule";
import { moveShop } from "./move";
import { backUpByNight } from "./nightly-backup";
import { getBackups } from "./queries";
import { restoreFile } from "./restore";

const { url } = withTestDatabase();
const STAFF = { process: "test" };
const other = `move_${process.pid}`;
let folder: string;
let before: { data: string; url: string };

async function asAdmin(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: inject("postgresUrl") });
  await client.connect();
  await client.query(sql).finally(() => client.end());
}

beforeAll(() => asAdmin(`create database ${other}`));
afterAll(() => asAdmin(`drop database if exists ${other} with (force)`));
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), "aisle-restore-"));
  before = { data: getEnv().AISLE_DATA, url: url() };
  completeEnvironment({ AISLE_DATA: folder, ...ensureSecrets(folder) });
});
afterEach(async () => {
  await closeSender();
  await closeDb();
  completeEnvironment({ AISLE_DATA: before.data, DATABASE_URL: before.url, AISLE_BACKUP_FOLDER: "" });
  fs.rmSync(folder, { recursive: true });
});

async function makeShopper(): Promise<string> {
  const id = randomId();
  await getDb().shopper.create({ data: { id } });
  return id;
}

const isKnown = async (id: string) => (await getDb().shopper.findUnique({ where: { id } })) !== null;

/** Nobody is connected any more, as when web and worker have been closed. */
async function closeShop(): Promise<void> {
  await closeSender();
  await closeDb();
}

describe("a restored shop", () => {
  it("does not know again who was erased after the backup, and works off what waited", async () => {
    const [erased, stayed] = [await makeShopper(), await makeShopper()];
    const { id: job } = await enqueue(backupJob, {});
    const file = path.join(folder, "shop.aisle");
    await backUpToFile(file, { url: url() });
    await eraseShopper(erased, "test");
    await closeShop();

    const restored = await restoreFile(file, { replaces: true });
    expect(restored).toMatchObject({ erasures: 1, jobs: 1, migrated: [], strangeSecrets: [] });
    expect([await isKnown(erased), await isKnown(stayed)]).toEqual([false, true]);
    const boss = await getSender();
    expect(await boss.getJobById(backupJob.name, job)).toMatchObject({ state: "created" });
    expect((await listJobs(STAFF)).find(({ id }) => id === job)).toMatchObject({ state: "queued" });
  });

  it("gets its secrets back where they were saved with it, and is told where they were not", async () => {
    await makeShopper();
    await adoptSecrets(url(), ensureSecrets(folder));
    const [open, sealed] = ["open", "sealed"].map((name) => path.join(folder, `${name}.aisle`));
    await backUpToFile(open ?? "", { url: url(), withSecrets: true });
    await backUpToFile(sealed ?? "", { url: url() });
    await closeShop();
    const kept = ensureSecrets(folder);
    expect(fs.statSync(open ?? "").mode & 0o777).toBe(0o600);

    fs.rmSync(path.join(folder, "secrets.json"));
    for (const name of Object.keys(kept)) completeEnvironment({ [name]: "" });
    const restored = await restoreFile(open ?? "", { replaces: true });
    expect(restored).toMatchObject({ files: ["secrets.json"], strangeSecrets: [] });
    expect(ensureSecrets(folder)).toEqual(kept);

    fs.rmSync(path.join(folder, "secrets.json"));
    for (const name of Object.keys(kept)) completeEnvironment({ [name]: "" });
    const without = await restoreFile(sealed ?? "", { replaces: true });
    expect(without.strangeSecrets).toContain("AISLE_LIST_SECRET");
    await adoptSecrets(url(), ensureSecrets(folder));
  });

  it("moves to another server and back, and not while it is open", async () => {
    const shopper = await makeShopper();
    const there = new URL(url());
    there.pathname = `/${other}`;
    await expect(moveShop({ url: there.href }, {})).rejects.toThrow("The shop is open");
    await closeShop();
    await moveShop({ url: there.href }, {});
    expect(getEnv().DATABASE_URL).toBe(there.href);
    expect(await isKnown(shopper)).toBe(true);
    const later = await makeShopper();
    await closeShop();
    await expect(moveShop({ url: url() }, {})).rejects.toThrow("holds a shop already");
    await moveShop({ url: url() }, { replaces: true });
    expect(await isKnown(later)).toBe(true);
    expect(fs.readdirSync(folder).filter((name) => name.startsWith("move-"))).toEqual([]);
  });
});

describe("the backup of the night", () => {
  it("is made where there is a folder for it, once, and tells how old it is", async () => {
    const now = Date.now();
    expect(await nightlyBackup.enqueueDue(now, now)).toBeNull();
    const backups = path.join(folder, "backups");
    completeEnvironment({ AISLE_BACKUP_FOLDER: backups, AISLE_BACKUP_DAILY: "1", AISLE_BACKUP_WEEKLY: "0" });
    await getDb().backup.deleteMany();
    expect(await getBackups(STAFF)).toEqual({ backups: [], isOld: true });
    measureBackupAge();
    expect(await getMetrics().registry.metrics()).not.toMatch(/^aisle_backup_age_seconds /m);
    expect((await nightlyBackup.enqueueDue(now, now))?.created).toBe(true);
    expect(await nightlyBackup.enqueueDue(now, now)).toBeNull();

    await backUpByNight(now - 86_400_000, {});
    const { file, pruned } = await backUpByNight(now, {});
    expect(pruned).toHaveLength(1);
    expect(fs.readdirSync(backups)).toEqual([path.basename(file ?? "")]);
    const found = await getBackups(STAFF);
    expect(found).toMatchObject({ isOld: false, backups: [{ file }] });
    expect(await getMetrics().registry.metrics()).toMatch(/^aisle_backup_age_seconds [0-5]\b/m);
    await expect(getBackups(null)).rejects.toMatchObject({ code: "unauthenticated" });
  });
});
