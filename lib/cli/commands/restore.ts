import { withSpooled } from "@/lib/backup/backup-file";
import { type Restored, restoreFile } from "@/lib/backup/restore";
import { sayStrange } from "@/lib/platform/postgres/secret-prints";
import { defineCommand } from "../command";
import { EXIT } from "../exit-code";
import { formatCount } from "../format-table";
import type { Output } from "../output";
import { resolveGiven } from "../paths";

/** What came of it, for a restore and for a move. */
export function printRestored(restored: Restored, out: Output): void {
  const { rows, madeAt, migrated, files, erasures, jobs, strangeSecrets } = restored;
  out.line(`${formatCount(rows)} rows, as of ${madeAt}; every table has the checksum it was written with.`);
  for (const name of migrated) out.line(`Brought up to date by ${name}`);
  for (const name of files) out.line(`Put back: ${name}`);
  if (erasures > 0) out.line(`${erasures} erasures of after the backup were done again.`);
  if (jobs > 0) out.line(`${jobs} jobs that had not ended wait for a worker.`);
  if (strangeSecrets.length > 0) out.note(sayStrange(strangeSecrets));
}

export const restoreCommand = defineCommand({
  name: "restore",
  summary: "Make the shop what a backup says",
  positionals: ["<file>"],
  options: { replace: { type: "boolean" }, "with-secrets": { type: "boolean" } },
  details: `
  <file>               a backup; - is standard input. It is read to its end first: what is damaged changes nothing
  --replace            gives up the shop that is in the database; without it, one is refused
  --with-secrets       the secrets in the backup take the place of those in the data folder (kept beside them)

  Close the shop first. All of it is restored, or nothing.`,
  async run({ values, positionals: [given = ""], out }) {
    const options = { replaces: values.replace, withSecrets: values["with-secrets"] };
    const restore = (file: string) =>
      out.step("Restoring", (onProgress) => restoreFile(file, { ...options, onProgress }));
    const restored = await (given === "-"
      ? withSpooled(process.stdin, restore)
      : restore(resolveGiven(given)));
    out.result(restored);
    printRestored(restored, out);
    return EXIT.ok;
  },
});
