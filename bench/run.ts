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
    about: "scoring and selecting from catalogs of up to a million products",
    alone: true,
  },
  trees: {
    script: "bench/speed/trees.ts",
    about: "gradient-boosted trees beside LightGBM: training, loss, scoring",
    alone: false,
  },
  request: {
    script: "bench/speed/request.ts",
    about: "the lists of one request in memory, by size of the catalog",
    alone: false,
  },
  listing: {
    script: "bench/speed/listing.ts",
    about: "a category with the counts of its facets in memory, by how large it is",
    alone: false,
  },
  assignment: {
    script: "bench/speed/assignment.ts",
    about: "what experiments, exploration and their logging add to a request",
    alone: false,
  },
  record: {
    script: "bench/record/run.ts",
    about: "recording interactions and reading rows, through Prisma beside statements through pg",
    alone: false,
  },
  scale: {
    script: "bench/scale/run.ts",
    about: "a whole training in the worker, on made-up shops of --interactions 100000,1000000,10000000",
    alone: false,
  },
  serve: {
    script: "bench/serve/run.ts",
    about: "the hot endpoints of a shop of 100,000 products under load, beside a route that does nothing",
    alone: false,
  },
  pages: {
    script: "bench/pages/run.ts",
    about: "front page, categories and products of that shop as kept bytes, with and without their visits",
    alone: false,
  },
  attack: {
    script: "bench/attack/run.ts",
    about: "false profiles of four shapes: exposure of what they push, and what they cost everybody else",
    alone: false,
  },
  search: {
    script: "bench/search/run.ts",
    about:
      "what searches find first, and how fast, in the sample shop, Online Retail and a shop of --products",
    alone: false,
  },
  admin: {
    script: "bench/admin/run.ts",
    about: "the admin's pages on 10 million interactions and 2 million lists, from roll-ups beside the rows",
    alone: false,
  },
  shop: {
    script: "bench/shop/training.ts",
    about: "what a training of the shop chooses, on two public data sets",
    alone: false,
  },
};

const INTERRUPTED = 130;

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
    // Without a code it was ended by a signal, such as Ctrl-C.
    child.once("exit", (code) => resolve(code ?? INTERRUPTED));
  });
}

async function runAll(options: readonly string[]): Promise<number> {
  let worst = 0;
  for (const [name, suite] of Object.entries(SUITES)) {
    if (!suite.alone) continue;
    console.error(`${name}: ${suite.about}\n`);
    worst = Math.max(worst, await run(suite, options));
    if (worst === INTERRUPTED) break;
  }
  return worst;
}

/** One suite, or all that need nothing when none is named. */
async function main([name, ...options]: readonly string[]): Promise<number> {
  if (name !== undefined && Object.hasOwn(SUITES, name)) return run(SUITES[name] as Suite, options);
  const isAll = name === undefined || name === "--json";
  if (!isAll && name !== "--help") console.error(`There is no suite "${name}".\n`);
  printUsage();
  return isAll ? runAll(process.argv.slice(2)) : name === "--help" ? 0 : 2;
}

// Ctrl-C reaches the suite as well; this one waits for its end to say how it ended.
process.on("SIGINT", () => {});
process.exitCode = await main(process.argv.slice(2));
process.disconnect?.();
