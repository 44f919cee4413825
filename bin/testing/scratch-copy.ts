import { spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { childEnvironment } from "@/lib/platform/env";

const FOLDERS = ["app", "bin", "client", "components", "lib", "ml", "prisma"];

/** A copy of the repository to change at will. */
export interface ScratchCopy {
  /** Writes a file that must not be there yet; its path is relative to the root. */
  add(file: string, text: string): void;
  /** Adds a line to a file that is there. */
  addLine(file: string, line: string): void;
  /** Runs the tests of these paths; the reporter's output, and whether they all passed. */
  test(project: "shop" | "ml", ...paths: string[]): { passed: boolean; output: string };
  remove(): void;
}

/** Copies the sources, generated ones included; packages are linked. */
export function makeScratchCopy(): ScratchCopy {
  const root = fs.mkdtempSync(path.join(os.tmpdir(), "aisle-copy-"));
  for (const folder of FOLDERS) fs.cpSync(folder, path.join(root, folder), { recursive: true });
  for (const entry of fs.readdirSync(".", { withFileTypes: true })) {
    if (entry.isFile()) fs.copyFileSync(entry.name, path.join(root, entry.name));
  }
  fs.symlinkSync(path.resolve("node_modules"), path.join(root, "node_modules"));
  return {
    add(file, text) {
      fs.mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
      fs.writeFileSync(path.join(root, file), text, { flag: "wx" });
    },
    addLine(file, line) {
      const place = path.join(root, file);
      fs.writeFileSync(place, `${fs.readFileSync(place, "utf8")}${line}\n`);
    },
    test(project, ...paths) {
      const run = ["node_modules/vitest/vitest.mjs", "run", "--project", project, ...paths];
      const env = childEnvironment({ NO_COLOR: "1" });
      const { status, stdout, stderr } = spawnSync(process.execPath, run, {
        cwd: root,
        env,
        encoding: "utf8",
      });
      return { passed: status === 0, output: `${stdout}${stderr}` };
    },
    remove: () => fs.rmSync(root, { recursive: true, force: true }),
  };
}
