import "server-only";
import fs from "node:fs";
import path from "node:path";
import { getLauncherEnv } from "@/lib/platform/env";
import { hasLine } from "@/lib/platform/files/has-line";
import { createLineFinder, type Secrets } from "@/lib/platform/redact";

/** Where imports list the rows they could not take, as the files had them. */
const rejectsFolder = () => path.resolve(getLauncherEnv().AISLE_DATA, "imports");

function listRejects(): string[] {
  const folder = rejectsFolder();
  if (!fs.existsSync(folder)) return [];
  return fs
    .readdirSync(folder)
    .filter((name) => name.endsWith(".csv"))
    .map((name) => path.join(folder, name));
}

/**
 * Removes every list of rejected rows that names somebody: which lines of it are one row only the import knew, and a list
 * can be made again from its file.
 */
export async function forgetInRejects(secrets: Secrets): Promise<{ import_rejects: number }> {
  const finds = createLineFinder(secrets);
  let removed = 0;
  for (const file of listRejects()) {
    if (!(await hasLine(file, finds))) continue;
    fs.rmSync(file, { force: true });
    removed++;
  }
  return { import_rejects: removed };
}

const listOld = (before: Date) => listRejects().filter((file) => fs.statSync(file).mtime < before);

/** How many lists of rejected rows were written before `before`. */
export const countOldRejects = (before: Date): number => listOld(before).length;

/** Removes lists of rejected rows that were written before `before`. Returns how many these were. */
export function dropOldRejects(before: Date): number {
  const old = listOld(before);
  for (const file of old) fs.rmSync(file, { force: true });
  return old.length;
}
