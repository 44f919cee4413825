import { backUpToFile, backUpToOutput } from "@/lib/backup/backup-file";
import { checkBackup } from "@/lib/backup/check-backup";
import { type Drill, drillBackup } from "@/lib/backup/drill";
import { listBackups } from "@/lib/backup/queries";
import type { WrittenBackup } from "@/lib/backup/write-backup";
import { closeDb } from "@/lib/platform/db/client";
import { openInstallation } from "@/lib/platform/postgres/installation";
import { defineCommand, UsageError } from "../command";
import { EXIT, type ExitCode } from "../exit-code";
import { formatCount, formatTable } from "../format-table";
import type { Output } from "../output";
import { resolveGiven } from "../paths";
import { withSession } from "../session";

const MEGABYTE = 1_000_000;
const MOST_LISTED = 100;

/** Takes the database as it is: an update that has not been applied yet must not be what one wants to save before. */
async function writeTo(file: string | null, withSecrets: boolean, out: Output): Promise<WrittenBackup> {
  const installation = await openInstallation({ migrates: false });
  const options = { url: installation.databaseUrl, withSecrets };
  try {
    return await (file === null
      ? backUpToOutput(options)
      : out.step("Backing up", (onProgress) => backUpToFile(file, { ...options, onProgress })));
  } finally {
    await closeDb();
    await installation.close();
  }
}

async function write(given: string, withSecrets: boolean, out: Output): Promise<ExitCode> {
  const file = given === "-" ? null : resolveGiven(given);
  if (file === null && process.stdout.isTTY) throw new UsageError("That is binary: name a file.");
  const { header, bytes, rows } = await writeTo(file, withSecrets, out);
  // On standard output the backup is the result.
  if (file === null) return EXIT.ok;
  out.result({
    file,
    bytes,
    rows,
    madeAt: header.madeAt,
    tables: header.tables.length,
    secrets: withSecrets,
  });
  const size = (bytes / MEGABYTE).toFixed(1);
  out.line(`${file}: ${formatCount(rows)} rows of ${header.tables.length} tables, ${size} MB`);
  if (withSecrets) out.line("It holds the shop's secrets: whoever reads it can sign in as anybody.");
  else out.line("It holds no secrets: keep secrets.json, or what the environment gives, somewhere else.");
  return EXIT.ok;
}

function printDrill(drill: Drill, out: Output): void {
  out.result(drill);
  const rows = drill.tables.map(({ name, rows: wanted, restoredRows, isSame }) => [
    name,
    formatCount(wanted),
    formatCount(restoredRows),
    isSame ? "same" : "OTHER",
  ]);
  for (const line of formatTable(["table", "in the backup", "restored", "checksum"], rows)) out.line(line);
  for (const name of drill.migrated) out.line(`Brought up to date by ${name}`);
  const verdict = drill.isSame ? "Everything is as it was" : "What was restored is NOT what was written";
  out.line(`${verdict} at ${drill.madeAt}. ${drill.seconds.toFixed(1)} s.`);
}

async function drill(file: string, url: string | undefined, out: Output): Promise<ExitCode> {
  const done = await out.step("Restoring into an empty database", (onProgress) =>
    drillBackup(resolveGiven(file), { url, onProgress }),
  );
  printDrill(done, out);
  return done.isSame ? EXIT.ok : EXIT.failed;
}

async function check(file: string, out: Output): Promise<ExitCode> {
  const { header, manifest } = await checkBackup(resolveGiven(file));
  out.result({ header, manifest });
  const rows = Object.values(manifest.tables).reduce((total, table) => total + table.rows, 0);
  out.line(`Whole and undamaged: ${formatCount(rows)} rows, as of ${header.madeAt}.`);
  return EXIT.ok;
}

async function list(out: Output): Promise<ExitCode> {
  const backups = await withSession(out, () => listBackups(MOST_LISTED));
  out.result(backups);
  if (backups.length === 0) out.line("There is none yet. AISLE_BACKUP_FOLDER has one made every night.");
  const rows = backups.map(({ madeAt, bytes, rows: count, file }) => [
    madeAt.toISOString(),
    `${(bytes / MEGABYTE).toFixed(1)} MB`,
    formatCount(count),
    file,
  ]);
  for (const line of formatTable(["of", "size", "rows", "file"], rows)) out.line(line);
  return EXIT.ok;
}

export const backupCommand = defineCommand({
  name: "backup",
  summary: "Write everything the shop has to one file, while it runs; try whether a backup can be restored",
  positionals: ["<file|check|drill|list>", "[file]"],
  options: { "with-secrets": { type: "boolean" }, on: { type: "string" } },
  details: `
  <file>               writes a backup there; - is standard output. The shop may run, and be written to
  --with-secrets       puts the secrets of the data folder in as well
  check <file>         reads a backup to its end and holds it against its checksums
  drill <file>         restores it into an empty database, compares every table, and throws it away
  --on <url>           of a drill: the empty database to use, instead of a temporary one on this machine
  list                 backups that were made, newest first`,
  async run({ values, positionals: [first = "", file], out }) {
    if (first === "list") return list(out);
    if (first !== "check" && first !== "drill") return write(first, values["with-secrets"] ?? false, out);
    if (file === undefined) throw new UsageError("Missing: [file].");
    return first === "check" ? check(file, out) : drill(file, values.on, out);
  },
});
