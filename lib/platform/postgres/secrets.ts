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
  "AISLE_ERASURE_SECRET",
  "NEXT_SERVER_ACTIONS_ENCRYPTION_KEY",
] as const;

export type Secrets = Record<(typeof NAMES)[number], string>;

/** What a data folder that keeps none has. */
export const NO_SECRETS = Object.fromEntries(NAMES.map((name) => [name, ""])) as Secrets;

const schema = z.record(z.string(), z.string());

/** Two values with a comma between them: the first is used, the second still accepted (docs/operations.md). */
export const oldestOf = (values: string): string => values.split(",").at(-1)?.trim() ?? values;

/** What is made where nothing is kept. An older shop has signed its receipts of erasures with its list secret. */
function makeSecret(name: (typeof NAMES)[number], kept: Record<string, string>): string {
  if (name === "AISLE_ERASURE_SECRET" && kept.AISLE_LIST_SECRET) return oldestOf(kept.AISLE_LIST_SECRET);
  // Next takes its key in this alphabet alone.
  if (name === "NEXT_SERVER_ACTIONS_ENCRYPTION_KEY") return randomBytes(32).toString("base64");
  return randomBytes(name === "ADMIN_PASSWORD" ? 12 : 32).toString("base64url");
}

/** Where the secrets of a data folder lie. */
export const secretsFile = (dataDir: string): string => path.join(dataDir, "secrets.json");

function readSecrets(dataDir: string): Record<string, string> {
  const file = secretsFile(dataDir);
  return fs.existsSync(file) ? schema.parse(JSON.parse(fs.readFileSync(file, "utf8"))) : {};
}

/** The secrets of a data folder without making any; null unless all are there. */
export function readAllSecrets(dataDir: string): Secrets | null {
  const kept = readSecrets(dataDir);
  return NAMES.every((name) => kept[name]) ? (kept as Secrets) : null;
}

function writeDraft(dataDir: string, secrets: Record<string, string>): string {
  const draft = `${secretsFile(dataDir)}.${process.pid}`;
  fs.writeFileSync(draft, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
  return draft;
}

/**
 * The secrets of the shop in `dataDir`, made on first use and kept in secrets.json (mode 600). Deleting one line of it
 * makes a new one at the next start.
 */
export function ensureSecrets(dataDir: string): Secrets {
  fs.mkdirSync(dataDir, { recursive: true });
  const file = secretsFile(dataDir);
  const isNew = !fs.existsSync(file);
  const kept = readSecrets(dataDir);
  const secrets = Object.fromEntries(
    NAMES.map((name) => [name, kept[name] || makeSecret(name, kept)]),
  ) as Secrets;
  if (NAMES.every((name) => kept[name])) return secrets;
  const draft = writeDraft(dataDir, secrets);
  if (isNew) return placeFirst(draft, file) ? secrets : ensureSecrets(dataDir);
  fs.renameSync(draft, file);
  return secrets;
}

/** Those of which a former value is accepted for a while. */
export const ROTATING = ["NEXTAUTH_SECRET", "AISLE_LIST_SECRET", "CRON_SECRET", "METRICS_TOKEN"] as const;
export type RotatingSecret = (typeof ROTATING)[number];

/**
 * Puts a new value before the one each secret has, which goes on being accepted; the one before that is not any more.
 * Holds for processes that start from now on.
 */
export function rotateSecrets(dataDir: string, names: readonly RotatingSecret[]): void {
  const kept = ensureSecrets(dataDir);
  const turned = names.map((name) => {
    const [current = ""] = kept[name].split(",");
    return [name, `${makeSecret(name, {})},${current}`];
  });
  fs.renameSync(writeDraft(dataDir, { ...kept, ...Object.fromEntries(turned) }), secretsFile(dataDir));
}

/** Ends the overlap: former values are not accepted any more. Returns the names of those that had one. */
export function retireSecrets(dataDir: string): RotatingSecret[] {
  const kept = ensureSecrets(dataDir);
  const doubled = ROTATING.filter((name) => kept[name].includes(","));
  const left = doubled.map((name) => [name, kept[name].split(",")[0]]);
  fs.renameSync(writeDraft(dataDir, { ...kept, ...Object.fromEntries(left) }), secretsFile(dataDir));
  return doubled;
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
