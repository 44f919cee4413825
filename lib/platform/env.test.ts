import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { parseEnv } from "node:util";
import { expect, it } from "vitest";
import { completeEnvironment, getEnv } from "./env";
import { ensureSecrets } from "@/lib/platform/postgres/secrets";

const example = fs.readFileSync(".env.example", "utf8");
/** Every setting of the example, as if nothing were commented out. */
const settings = parseEnv(example.replace(/^#(?=[A-Z_]+=)/gm, ""));

function newSecrets() {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "aisle-env-"));
  const secrets = ensureSecrets(folder);
  fs.rmSync(folder, { recursive: true });
  return secrets;
}

it("has an example that names every setting and no other", () => {
  const source = fs.readFileSync("lib/platform/env.ts", "utf8");
  const known = [...source.matchAll(/\b([A-Z]+(?:_[A-Z]+)*): (?:z\.|secret)/g)].map(([, name]) => name);
  expect(known.length).toBeGreaterThan(10);
  const names = new Set([...known, ...Object.keys(newSecrets())]);
  expect(Object.keys(settings).sort()).toEqual([...names].sort());
});

it("is as complete by the example and the secrets as the shop needs it", () => {
  completeEnvironment({ ...(settings as Record<string, string>), ...newSecrets() });
  expect(getEnv()).toMatchObject({ PORT: 3000, NEXTAUTH_URL: "https://shop.example", LOG_LEVEL: "info" });
});

it("says everything that is wrong at once", () => {
  completeEnvironment({ PORT: "70000", CRON_SECRET: "short", LOG_LEVEL: "info" });
  expect(() => getEnv()).toThrow(/PORT: [^]*CRON_SECRET: must have at least 32 characters/);
});

it("refuses e-mail addresses that are none, and alerts by e-mail without a server that takes them", () => {
  completeEnvironment({ ...(settings as Record<string, string>), ...newSecrets() });
  expect(getEnv().AISLE_ALERT_EMAIL).toEqual(["operator@shop.example"]);
  completeEnvironment({ AISLE_SMTP_URL: "" });
  expect(() => getEnv()).toThrow(/AISLE_SMTP_URL: must be there for AISLE_ALERT_EMAIL/);
  completeEnvironment({ AISLE_SMTP_URL: "smtp://mail.example", AISLE_ALERT_EMAIL: "a@shop.example, nobody" });
  expect(() => getEnv()).toThrow(/AISLE_ALERT_EMAIL/);
  completeEnvironment({ AISLE_ALERT_EMAIL: "", AISLE_ALERT_WEBHOOK: "ftp://chat.example" });
  expect(() => getEnv()).toThrow(/AISLE_ALERT_WEBHOOK/);
});
