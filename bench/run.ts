import { spawn } from "node:child_process";

/** `npm run bench -- [suite] [options]`: each suite is a program of its own that measures beside a baseline. */

interface Suite {
  readonly script: string;
  readonly about: string;
  /** Whether it runs when nobody says which; the others need something first. */
  readonly alone: boolean;
}

const SUITES: Record<string, Suite> = {
  quality: {
    script: "bench/quality/run.ts",
    about: "every model on the public data sets [data set…] [--search minutes --save]",
    alone: true,
  },
  speed: {
    script: "bench/speed/als.ts",
    about: "training against the reference library, by size of the matrix",
    alone: true,
  },
  serving: {
    script: "bench/speed/serving.ts",
    about: "scoring and selecting from catalogues of up to a million products",
    alone: true,
  },
  scale: {
    script: "bench/scale/run.ts",
    about: "a whole training in the worker, on made-up shops of --interactions 100000,1000000,10000000",
    alone: false,
  },
  serve: {
    script: "bench/serve/recommend.ts",
    about: "latency of /api/recommend at a steady rate (--url of a running shop)",
    alone: false,
  },
  shop: {
    script: "bench/shop/training.ts",
    about: "what a training of the shop chooses, on two public data sets",
    alone: false,
  },
};

function printUsage(): void {
  console.error("npm run bench -- [suite] [options]; --json prints one record a line\n");
  for (const [name, { about, alone }] of Object.entries(SUITES)) {
    console.error(`  ${name.padEnd(9)}${about}${alone ? "" : " (only when asked for)"}`);
  }
  console.error("");
}

/** Runs a suite to its end and returns its exit code. */
function run({ script }: Suite, options: readonly string[]): Promise<number> {
  const args = ["--conditions=react-server", "--import", "tsx", script, ...options];
  const child = spawn(process.execPath, args, { stdio: "inherit" });
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code) => resolve(code ?? 1));
  });
}

async function runAll(options: readonly string[]): Promise<number> {
  let worst = 0;
  for (const [name, suite] of Object.entries(SUITES)) {
    if (!suite.alone) continue;
    console.error(`${name}: ${suite.about}\n`);
    worst = Math.max(worst, await run(suite, options));
  }
  return worst;
}

const [name, ...options] = process.argv.slice(2);
const suite = name !== undefined && Object.hasOwn(SUITES, name) ? SUITES[name] : undefined;
if (suite) {
  process.exitCode = await run(suite, options);
} else {
  printUsage();
  const isAll = name === undefined || name === "--json";
  process.exitCode = isAll ? await runAll(process.argv.slice(2)) : name === "--help" ? 0 : 2;
}
process.disconnect?.();
