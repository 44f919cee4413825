import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { parseEnv } from "node:util";
import { expect, it } from "vitest";
import { childEnvironment, completeEnvironment, getEnv } from "./env";
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
  const known = [...source.matchAll(/\b([A-Z]+(?:_[A-Z]+)*): (?:z\.|secret|rotatingSecret)/g)].map(
    ([, name]) => name,
  );
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

it("takes settings from files, as containers mount them, and hands them on to child processes", () => {
  const file = path.join(os.tmpdir(), `aisle-cron-${process.pid}`);
  fs.writeFileSync(file, `${"f".repeat(40)}\n`);
  completeEnvironment({
    ...(settings as Record<string, string>),
    ...newSecrets(),
    CRON_SECRET: "",
    CRON_SECRET_FILE: file,
  });
  expect(getEnv().CRON_SECRET).toBe("f".repeat(40));
  expect(childEnvironment({})).toMatchObject({ CRON_SECRET: "f".repeat(40) });
  expect(childEnvironment({})).not.toHaveProperty("CRON_SECRET_FILE");
  completeEnvironment({ CRON_SECRET_FILE: file });
  expect(() => getEnv()).toThrow("CRON_SECRET and CRON_SECRET_FILE are both set");
  fs.rmSync(file);
  completeEnvironment({ CRON_SECRET: "" });
  expect(() => getEnv()).toThrow(/CRON_SECRET_FILE cannot be read: ENOENT/);
  completeEnvironment({ CRON_SECRET_FILE: "" });
});

it("takes two values of a secret that is being changed, each long enough", () => {
  completeEnvironment({ ...(settings as Record<string, string>), ...newSecrets() });
  completeEnvironment({ AISLE_LIST_SECRET: `${"n".repeat(32)},${"o".repeat(32)}` });
  expect(getEnv().AISLE_LIST_SECRET).toContain(",");
  completeEnvironment({ AISLE_LIST_SECRET: `${"n".repeat(32)},short` });
  expect(() => getEnv()).toThrow(/AISLE_LIST_SECRET: must have at least 32 characters/);
  completeEnvironment({ AISLE_LIST_SECRET: ["a", "b", "c"].map((one) => one.repeat(32)).join(",") });
  expect(() => getEnv()).toThrow(/AISLE_LIST_SECRET: may have two values at most/);
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
