import { spawn } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { text } from "node:stream/consumers";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ensureSecrets } from "./secrets";

let folder: string;
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), "aisle-secrets-"));
});
afterEach(() => fs.rmSync(folder, { recursive: true }));

const file = () => path.join(folder, "secrets.json");

function makeElsewhere(): Promise<string> {
  const program = `
    const { ensureSecrets } = await import(${JSON.stringify(path.resolve("lib/platform/postgres/secrets.ts"))});
    process.stdout.write(JSON.stringify(ensureSecrets(${JSON.stringify(folder)})));`;
  return text(
    spawn(process.execPath, ["--import", "tsx", "--input-type=module", "-e", program], {
      stdio: ["ignore", "pipe", "inherit"],
    }).stdout,
  );
}

describe("secrets", () => {
  it("are long, different from each other, for their owner only, and stay", () => {
    const secrets = ensureSecrets(folder);
    expect(new Set(Object.values(secrets)).size).toBe(Object.keys(secrets).length);
    expect(secrets.NEXTAUTH_SECRET.length).toBeGreaterThanOrEqual(32);
    expect(fs.statSync(file()).mode & 0o777).toBe(0o600);
    expect(ensureSecrets(folder)).toEqual(secrets);
    expect(fs.readdirSync(folder)).toEqual(["secrets.json"]);
  });

  it("are made anew one by one when they are missing", () => {
    const { CRON_SECRET, ...others } = ensureSecrets(folder);
    fs.writeFileSync(file(), JSON.stringify(others));
    const again = ensureSecrets(folder);
    expect(again).toMatchObject(others);
    expect(again.CRON_SECRET).not.toBe(CRON_SECRET);
    fs.writeFileSync(file(), "{}");
    expect(Object.keys(ensureSecrets(folder))).toEqual(Object.keys(again));
  });

  it("are the same for all processes that start a new shop at once", async () => {
    const made = await Promise.all([makeElsewhere(), makeElsewhere(), makeElsewhere(), makeElsewhere()]);
    const kept: unknown = JSON.parse(fs.readFileSync(file(), "utf8"));
    expect(made.map((one): unknown => JSON.parse(one))).toEqual([kept, kept, kept, kept]);
  });
});
