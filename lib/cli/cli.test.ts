import { type SpawnSyncReturns, spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, describe, expect, it } from "vitest";
import { withTestDatabase } from "@/lib/platform/db/testing";
import { childEnvironment } from "@/lib/platform/env";

const { url, pool } = withTestDatabase();
const folder = fs.mkdtempSync(path.join(os.tmpdir(), "aisle-cli-"));
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

/** Runs the command line as a shell would. */
const aisle = (...args: string[]): SpawnSyncReturns<string> => aisleWith({}, ...args);

function aisleWith(extra: Record<string, string>, ...args: string[]): SpawnSyncReturns<string> {
  const node = ["--conditions=react-server", "--import", "tsx", "bin/aisle.ts"];
  const env = childEnvironment({
    DATABASE_URL: url(),
    AISLE_DATA: folder,
    AISLE_INVOKED_FROM: folder,
    PORT: "39871",
    ...extra,
  });
  return spawnSync(process.execPath, [...node, ...args], { encoding: "utf8", env });
}

const CATALOG = "sku,name,price,category\nA,Red mug,1.50,Home > Mugs\nB,Blue bowl,by weight,\n";

describe("npm run aisle --", { timeout: 120_000 }, () => {
  it("explains itself, and exits with 2 when called wrongly", () => {
    expect(aisle("--help")).toMatchObject({ status: 0, stdout: expect.stringContaining("doctor") });
    expect(aisle("import", "--help")).toMatchObject({
      status: 0,
      stdout: expect.stringContaining("--dry-run"),
    });
    const { help } = JSON.parse(aisle("train", "--help", "--json").stdout);
    expect(help).toContain("--force");
    expect(aisle("imprt")).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('no command "imprt"'),
    });
    expect(aisle("import", "catalog")).toMatchObject({
      status: 2,
      stderr: expect.stringContaining("Missing: <path>"),
    });
    expect(aisle("import", "catalog", "x.csv", "--colour")).toMatchObject({ status: 2 });
    expect(aisle("import", "catalogue", "x.csv").stderr).toContain("online-retail, retailrocket");
    expect(aisle("import", "catalog", "x.csv", "--image-base", "media/")).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('--image-base "media/" must be an address'),
    });
  });

  it("changes secrets of the data folder, and not those that come from outside", () => {
    const own = { NEXTAUTH_SECRET: "", AISLE_LIST_SECRET: "", CRON_SECRET: "", METRICS_TOKEN: "" };
    expect(aisleWith(own, "secrets", "rotate", "CRON_SECRET")).toMatchObject({ status: 0 });
    const kept = JSON.parse(fs.readFileSync(path.join(folder, "secrets.json"), "utf8"));
    expect(kept).toMatchObject({ CRON_SECRET: expect.stringMatching(/^[\w-]{43},[\w-]{43}$/) });
    expect(aisle("secrets", "rotate")).toMatchObject({
      status: 1,
      stderr: expect.stringContaining("come from the environment"),
    });
  });

  it("a missing file is exit code 1 and, with --json, one JSON document", () => {
    const { status, stdout, stderr } = aisle("import", "catalog", "absent.csv", "--json");
    expect(status).toBe(1);
    expect(JSON.parse(stdout)).toEqual({
      error: { code: "not_found", message: expect.stringContaining("absent.csv") },
    });
    expect(stderr).not.toContain("    at ");
  });

  it("imports relative to where it was typed, lists rejects in the data folder, and tells --strict by 3", async () => {
    fs.writeFileSync(path.join(folder, "shop.csv"), gzipSync(CATALOG));
    const dry = aisle("import", "catalog", "shop.csv", "--dry-run", "--json");
    expect(JSON.parse(dry.stdout)).toMatchObject({ rows: 2, importable: 1, rejected: 1, products: 1 });
    expect((await pool().query("select 1 from products")).rowCount).toBe(0);

    const { status, stdout } = aisle("import", "catalog", "shop.csv", "--json", "--strict");
    expect(status).toBe(3);
    const report = JSON.parse(stdout);
    expect(report).toMatchObject({ rows: 2, imported: 1, duplicates: 0, rejected: 1 });
    expect(report.rejectsFile).toBe(path.join(folder, "imports/shop.csv.rejects.csv"));
    expect(fs.readFileSync(report.rejectsFile, "utf8")).toContain("3,");
  });

  it("exports what it imports", () => {
    expect(aisle("export", "catalog").stdout).toContain('A,Red mug,1.50,"","",Home > Mugs');
    const { stdout } = aisle("export", "catalog", "-o", "out.jsonl", "--json");
    expect(JSON.parse(stdout)).toEqual({ file: path.join(folder, "out.jsonl"), rows: 1 });
    const again = aisle("import", "catalog", "out.jsonl", "--json");
    expect(JSON.parse(again.stdout)).toMatchObject({ rows: 1, imported: 0, duplicates: 1, rejected: 0 });
    expect(aisle("export", "model").stderr).toContain("No model is live");
  });

  it("closes orders and decides about what is held back, or says why it cannot", () => {
    expect(aisle("orders", "cancel", "1")).toMatchObject({
      status: 1,
      stderr: expect.stringContaining("no order 1"),
    });
    expect(aisle("orders", "return", "W-1").stderr).toContain("--reported");
    expect(aisle("orders", "return", "W-1", "--reported").stderr).toContain("No purchase of an order");
    expect(aisle("orders", "burn", "1")).toMatchObject({ status: 2 });
    expect(JSON.parse(aisle("held", "list", "--json").stdout)).toEqual([]);
    expect(aisle("held", "count", "--product", "nothing").stderr).toContain('no product "nothing"');
    expect(JSON.parse(aisle("held", "discard", "--json").stdout)).toEqual({ events: 0 });
  });

  it("makes admins and keys, showing what is secret once", async () => {
    const made = JSON.parse(aisle("admin", "Owner@Example.com", "--json").stdout);
    expect(made).toEqual({
      email: "owner@example.com",
      role: "admin",
      password: expect.stringMatching(/^.{20}$/),
    });
    expect(JSON.parse(aisle("admin", "owner@example.com", "--json").stdout)).toMatchObject({
      password: null,
    });
    expect(aisle("admin", "nobody")).toMatchObject({ status: 2 });

    const { key } = JSON.parse(
      aisle("key", "create", "feed", "--scopes", "interactions:write", "--json").stdout,
    );
    expect(key).toMatch(/^aisle_[0-9a-f]{8}_[\w-]{43}$/);
    const listed = aisle("key", "list").stdout;
    expect(listed).toContain("feed");
    expect(listed).not.toContain(key.slice(15));
    expect(aisle("key", "revoke", key).status).toBe(0);
    const { rows } = await pool().query("select revoked_at is not null as revoked from api_keys");
    expect(rows).toEqual([{ revoked: true }]);
    expect(aisle("key", "create", "feed", "--scopes", "everything")).toMatchObject({ status: 2 });
  });
});
