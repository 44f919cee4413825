import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { withTestDatabase } from "@/lib/platform/db/testing";
import { adoptSecrets, findStrangeSecrets, guardSecrets, toPrints } from "./secret-prints";
import { ensureSecrets, retireSecrets, rotateSecrets, ROTATING } from "./secrets";

const { url, pool } = withTestDatabase();
const folders: string[] = [];

function makeFolder(): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "aisle-prints-"));
  folders.push(folder);
  return folder;
}

beforeEach(() => pool().query("delete from secret_prints"));
afterEach(() => {
  for (const folder of folders.splice(0)) fs.rmSync(folder, { recursive: true });
});

describe("a process of a shop", () => {
  it("is let in with the shop's secrets, and with others refused by name in one sentence", async () => {
    const shop = ensureSecrets(makeFolder());
    await guardSecrets(url(), shop);
    await guardSecrets(url(), shop);
    const other = { ...shop, AISLE_LIST_SECRET: ensureSecrets(makeFolder()).AISLE_LIST_SECRET };
    await expect(guardSecrets(url(), other)).rejects.toMatchObject({
      code: "conflict",
      message: expect.stringContaining("other secrets than the shop in its database: AISLE_LIST_SECRET."),
    });
    // Who was refused has changed nothing.
    await guardSecrets(url(), shop);
  });

  it("of several that start a shop at once, with different secrets, one is let in", async () => {
    const starting = [1, 2, 3].map(() => guardSecrets(url(), ensureSecrets(makeFolder())));
    const ended = await Promise.allSettled(starting);
    expect(ended.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected", "rejected"]);
  });

  it("changes over to new secrets one after the other, without any being refused", async () => {
    const folder = makeFolder();
    const before = ensureSecrets(folder);
    await guardSecrets(url(), before);
    rotateSecrets(folder, ROTATING);
    const during = ensureSecrets(folder);
    for (const name of ROTATING) expect(during[name]).toMatch(new RegExp(`^[\\w-]{43},${before[name]}$`));
    await guardSecrets(url(), during);
    // One that has not been started anew yet comes back after a crash.
    await guardSecrets(url(), before);
    await guardSecrets(url(), during);
    expect(retireSecrets(folder)).toEqual([...ROTATING]);
    const after = ensureSecrets(folder);
    await guardSecrets(url(), after);
    await expect(guardSecrets(url(), before)).rejects.toThrow("other secrets");
    expect(after.AISLE_ERASURE_SECRET).toBe(before.AISLE_ERASURE_SECRET);
  });

  it("that has lost its secrets may make others the shop's", async () => {
    const [lost, made] = [ensureSecrets(makeFolder()), ensureSecrets(makeFolder())];
    await guardSecrets(url(), lost);
    expect(await adoptSecrets(url(), made)).toEqual([...ROTATING, "AISLE_ERASURE_SECRET"]);
    await guardSecrets(url(), made);
    const client = await pool().connect();
    expect((await findStrangeSecrets(client, lost)).length).toBe(5);
    client.release();
  });

  it("tells nobody who reads the database what its secrets are", async () => {
    const secrets = ensureSecrets(makeFolder());
    await guardSecrets(url(), secrets);
    const { rows } = await pool().query<{ text: string }>("select p::text as text from secret_prints p");
    const kept = JSON.stringify(rows);
    for (const value of Object.values(secrets)) expect(kept).not.toContain(value);
    expect(kept).not.toContain("ADMIN_PASSWORD");
    expect(new Set(Object.values(toPrints(secrets)).flat()).size).toBe(5);
  });

  it("of an older version keeps what its receipts of erasures were signed with", () => {
    const folder = makeFolder();
    const { AISLE_ERASURE_SECRET: _, ...older } = ensureSecrets(folder);
    fs.writeFileSync(path.join(folder, "secrets.json"), JSON.stringify(older));
    expect(ensureSecrets(folder).AISLE_ERASURE_SECRET).toBe(older.AISLE_LIST_SECRET);
  });
});
