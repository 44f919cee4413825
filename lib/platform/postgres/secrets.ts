import { randomBytes } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { z } from "zod";

const NAMES = [
  "NEXTAUTH_SECRET",
  "AISLE_LIST_SECRET",
  "CRON_SECRET",
  "METRICS_TOKEN",
  "ADMIN_PASSWORD",
] as const;

export type Secrets = Record<(typeof NAMES)[number], string>;

const schema = z.record(z.string(), z.string());

/**
 * The secrets of the shop in `dataDir`, made on first use and kept in secrets.json (mode 600). Deleting one line of it
 * makes a new one at the next start.
 */
export function ensureSecrets(dataDir: string): Secrets {
  fs.mkdirSync(dataDir, { recursive: true });
  const file = path.join(dataDir, "secrets.json");
  const isNew = !fs.existsSync(file);
  const kept = isNew ? {} : schema.parse(JSON.parse(fs.readFileSync(file, "utf8")));
  const make = (name: string) => randomBytes(name === "ADMIN_PASSWORD" ? 12 : 32).toString("base64url");
  const secrets = Object.fromEntries(NAMES.map((name) => [name, kept[name] || make(name)])) as Secrets;
  if (NAMES.every((name) => kept[name])) return secrets;
  const draft = `${file}.${process.pid}`;
  fs.writeFileSync(draft, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
  if (isNew) return placeFirst(draft, file) ? secrets : ensureSecrets(dataDir);
  fs.renameSync(draft, file);
  return secrets;
}

/** Puts `draft` at `file` unless something is there: of several processes that start a shop at once, one makes its secrets. */
function placeFirst(draft: string, file: string): boolean {
  try {
    fs.linkSync(draft, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    return false;
  } finally {
    fs.rmSync(draft, { force: true });
  }
}
