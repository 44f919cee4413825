import { execFile } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { messageOf } from "@/lib/platform/errors";
import { startShop } from "./fuzzed-shop";

const run = promisify(execFile);

const LINTERS = [
  { name: "@redocly/cli@2.77.0", args: ["lint", "--max-problems", "1000", "openapi.json"], silent: /valid/ },
  {
    name: "@stoplight/spectral-cli@6.16.3",
    args: ["lint", "--ruleset", "ruleset.json", "--fail-severity", "hint", "openapi.json"],
    silent: /No results/,
  },
] as const;

/** Whether a linter, as its makers publish it, has nothing to say. Prints what it says. */
async function isSilent(folder: string, { name, args, silent }: (typeof LINTERS)[number]): Promise<boolean> {
  try {
    const { stdout, stderr } = await run("npx", ["--yes", name, ...args], { cwd: folder });
    const said = `${stdout}${stderr}`;
    const isQuiet = silent.test(said) && !/You have \d+ warning/.test(said);
    console.log(isQuiet ? `${name}: nothing` : said);
    return isQuiet;
  } catch (error) {
    const { stdout = "", stderr = "" } = error as { stdout?: string; stderr?: string };
    console.log(`${stdout}${stderr}`.trim() || messageOf(error));
    return false;
  }
}

/** The contract of a running shop, read by two public linters with the rules they recommend. */
export async function verifyOpenApi(): Promise<boolean> {
  const shop = await startShop();
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "aisle-openapi-"));
  try {
    const document = await (await fetch(`${shop.address}/api/openapi.json`)).text();
    fs.writeFileSync(path.join(folder, "openapi.json"), document);
    fs.writeFileSync(path.join(folder, "ruleset.json"), JSON.stringify({ extends: ["spectral:oas"] }));
    const answers = [];
    for (const linter of LINTERS) answers.push(await isSilent(folder, linter));
    return answers.every(Boolean);
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
    await shop.stop();
  }
}
