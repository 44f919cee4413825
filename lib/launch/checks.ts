import { spawn } from "node:child_process";
import fs from "node:fs";
import { childEnvironment } from "@/lib/platform/env";
import { messageOf } from "@/lib/platform/errors";
import { coverageReport, verifyCoverage } from "./coverage";
import { tallyOfPlaywright, tallyOfVitest, type Tally } from "./reports";

export interface Check {
  name: string;
  /** Commands run one after the other with this Node; the check passes when all end with 0. */
  commands: string[][];
  env?: Record<string, string>;
  /** The file that the runner writes. */
  report?: string;
  /** The runner's own count; a check without one counts as a single test. */
  tally?: () => Tally;
  /** What is to hold besides: prints what it finds; the check fails when it answers false. */
  verify?: () => boolean;
}

const bin = (name: string) => `node_modules/${name}`;
const VITEST_REPORT = ".cache/vitest.json";
const PLAYWRIGHT_REPORT = ".cache/playwright.json";
const COVERAGE_REPORT = ".cache/coverage/coverage-summary.json";

export const lintCheck: Check = {
  name: "lint and layers",
  commands: [[bin("eslint/bin/eslint.js"), "--max-warnings=0", "."]],
};

export const formatCheck: Check = {
  name: "formatting",
  commands: [[bin("prettier/bin/prettier.cjs"), "--check", "--log-level=warn", "."]],
};

export const typeCheck: Check = {
  name: "types",
  commands: [
    [bin("next/dist/bin/next"), "typegen"],
    [bin("typescript/bin/tsc"), "-b", "ml"],
    [bin("typescript/bin/tsc"), "-p", "ml/tsconfig.test.json"],
    [bin("typescript/bin/tsc"), "--noEmit"],
  ],
};

export const unitCheck: Check = {
  name: "unit and database tests",
  commands: [
    [
      bin("vitest/vitest.mjs"),
      "run",
      "--project=ml",
      "--project=shop",
      "--reporter=default",
      "--reporter=json",
      `--outputFile.json=${VITEST_REPORT}`,
    ],
  ],
  report: VITEST_REPORT,
  tally: () => tallyOfVitest(VITEST_REPORT),
};

/** The same once more, with an eye on which lines they reach, which makes long loops several times slower. */
export const coverageCheck: Check = {
  name: "lines that tests reach",
  commands: [[bin("vitest/vitest.mjs"), "run", "--project=ml", "--project=shop", "--coverage"]],
  report: COVERAGE_REPORT,
  verify: () =>
    verifyCoverage(coverageReport.parse(JSON.parse(fs.readFileSync(COVERAGE_REPORT, "utf8"))), process.cwd()),
};

/** Tests that take too long for every `npm test`, in the files under a path. */
export const longCheck = (path: string): Check => ({
  name: path,
  commands: [[bin("vitest/vitest.mjs"), "run", "--project=long", path]],
});

/** Everything the API promises, asked of the plain listener instead of the framework. */
export const mountsCheck: Check = {
  name: "the API over sockets",
  commands: [[bin("vitest/vitest.mjs"), "run", "--project=mounts"]],
};

/** The stories in a browser, against the shop as `npm start` runs it (playwright.config.ts starts it). */
export function browserCheck(chromium: string): Check {
  return {
    name: "browser tests",
    commands: [[bin("playwright/cli.js"), "test"]],
    env: { CHROMIUM: chromium, PLAYWRIGHT_REPORT },
    report: PLAYWRIGHT_REPORT,
    tally: () => tallyOfPlaywright(PLAYWRIGHT_REPORT),
  };
}

/** What a command prints goes on at once, or is held back until it has ended, where several run side by side. */
type Output = "inherit" | "pipe";

async function runCommand(args: string[], env: Record<string, string>, output: Output): Promise<boolean> {
  const child = spawn(process.execPath, args, {
    stdio: ["ignore", output, output],
    env: childEnvironment(env),
  });
  const held: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", (chunk: Buffer) => held.push(chunk));
  const ok = await new Promise<boolean>((resolve) => {
    child.once("error", () => resolve(false));
    child.once("close", (code) => resolve(code === 0));
  });
  process.stdout.write(Buffer.concat(held));
  return ok;
}

const countOne = (failed: 0 | 1, ...remarks: string[]): Tally => ({
  passed: 1 - failed,
  failed,
  skipped: 0,
  remarks,
});

/** Runs a check. A runner that failed without saying which test counts as one failure. */
export async function runCheck(check: Check, output: Output = "inherit"): Promise<Tally> {
  const { name, commands, env = {}, report, tally, verify } = check;
  console.log(`\n── ${name}`);
  const started = Date.now();
  if (report !== undefined) fs.rmSync(report, { force: true });
  let ok = true;
  for (const command of commands) ok = ok && (await runCommand(command, env, output));
  if (ok && verify) ok = verify();
  console.log(`── ${name}: ${ok ? "passed" : "FAILED"} in ${((Date.now() - started) / 1000).toFixed(1)} s`);
  if (!tally) return ok ? countOne(0) : countOne(1, `failed: ${name}`);
  try {
    const count = tally();
    if (ok || count.failed > 0) return count;
    return {
      ...count,
      failed: 1,
      remarks: [...count.remarks, `failed: ${name}: its runner ended with an error`],
    };
  } catch (error) {
    return countOne(1, `failed: ${name}: it left no report that can be read: ${messageOf(error)}`);
  }
}

/** Runs checks that need one processor each side by side. */
export const runChecksTogether = (checks: readonly Check[]): Promise<Tally[]> =>
  Promise.all(checks.map((check) => runCheck(check, "pipe")));
