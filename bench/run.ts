import { spawn } from "node:child_process";

/** `npm run bench -- <suite> [options]`: each suite is a program of its own that measures beside a baseline. */

const SUITES: Record<string, { script: string; about: string }> = {
  serve: {
    script: "bench/serve/recommend.ts",
    about: "latency of /api/recommend at a steady rate (--url of a running shop)",
  },
  quality: {
    script: "bench/quality/temporal.ts",
    about: "every model on real data, newest fifth held out (needs ../shared/data)",
  },
};

const [name = "", ...options] = process.argv.slice(2);
const suite = Object.hasOwn(SUITES, name) ? SUITES[name] : undefined;
if (!suite) {
  console.error("Usage: npm run bench -- <suite> [options]\n");
  for (const [suiteName, { about }] of Object.entries(SUITES))
    console.error(`  ${suiteName.padEnd(9)}${about}`);
  process.exit(2);
}
const args = ["--conditions=react-server", "--import", "tsx", suite.script, ...options];
const child = spawn(process.execPath, args, { stdio: "inherit" });
child.once("exit", (code) => process.exit(code ?? 1));
