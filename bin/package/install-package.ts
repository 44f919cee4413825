import { execFileSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";

/** What the package's one dependency brings, as it lies in the repository's own node_modules. */
const DEPENDENCIES = ["ml-matrix", "is-any-array", "ml-array-max", "ml-array-min", "ml-array-rescale"];

/** Runs a program to its end and gives back what it wrote; throws with everything it wrote if it fails. */
export function run(program: string, args: readonly string[], cwd: string): string {
  try {
    return execFileSync(program, args, { cwd, encoding: "utf8", stdio: "pipe", timeout: 10 * 60_000 });
  } catch (error) {
    const { stdout = "", stderr = "" } = error as { stdout?: string; stderr?: string };
    throw new Error(`${path.basename(program)} ${args.join(" ")} failed:\n${stdout}${stderr}`, {
      cause: error,
    });
  }
}

/**
 * Packs `ml` and installs the tarball into an empty folder.
 *
 * @param isOffline lay the dependency beside it from what is installed here, instead of asking the registry
 * @returns the folder
 */
export function installPackage(root: string, { isOffline }: { readonly isOffline: boolean }): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "aisle-package-"));
  const listed = run("npm", ["pack", path.join(root, "ml"), "--json", "--loglevel=error"], folder);
  const [{ filename }] = JSON.parse(listed.slice(listed.indexOf("["))) as [{ filename: string }];
  fs.writeFileSync(path.join(folder, "package.json"), '{ "private": true, "type": "module" }\n');
  if (!isOffline) {
    run("npm", ["install", `./${filename}`, "--no-audit", "--no-fund", "--loglevel=error"], folder);
    return folder;
  }
  const place = path.join(folder, "node_modules/@aisle/recommender");
  fs.mkdirSync(place, { recursive: true });
  run("tar", ["-xzf", filename, "-C", place, "--strip-components=1"], folder);
  for (const name of DEPENDENCIES) {
    fs.cpSync(path.join(root, "node_modules", name), path.join(folder, "node_modules", name), {
      recursive: true,
    });
  }
  return folder;
}
