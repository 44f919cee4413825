import fs from "node:fs";
import path from "node:path";
import { AppError } from "@/lib/platform/errors";

/** The first of `names` in `folder`, plain or with `.gz`, or null. */
export function findIn(folder: string, names: readonly (string | RegExp)[]): string | null {
  const entries = fs.readdirSync(folder).sort();
  for (const name of names) {
    const fits = (entry: string) => {
      const plain = entry.replace(/\.gz$/, "");
      return typeof name === "string" ? plain === name : name.test(plain);
    };
    const found = entries.find(fits);
    if (found !== undefined) return path.join(folder, found);
  }
  return null;
}

/** All files of `folder` that fit, plain or with `.gz`, by name. */
export function findAllIn(folder: string, pattern: RegExp): string[] {
  const entries = fs.readdirSync(folder).sort();
  return entries
    .filter((entry) => pattern.test(entry.replace(/\.gz$/, "")))
    .map((entry) => path.join(folder, entry));
}

/**
 * The rows' file of a data set given as a folder or as the file itself, and the folder its other files lie in.
 * Throws AppError when a folder holds none of `names`.
 */
export function locateMain(
  given: string,
  names: readonly (string | RegExp)[],
): { main: string; folder: string } {
  if (!fs.statSync(given, { throwIfNoEntry: false })?.isDirectory()) {
    return { main: given, folder: path.dirname(given) };
  }
  const main = findIn(given, names);
  if (main !== null) return { main, folder: given };
  const wanted = names.map((name) => (typeof name === "string" ? name : name.source)).join(", ");
  throw new AppError("not_found", `The folder ${given} has none of these files: ${wanted}.`);
}
