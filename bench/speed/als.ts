/**
 * Seconds per iteration of implicit ALS beside the reference library, on the same matrices and processors, with what
 * it costs in memory and what loss it reaches; `--growth` shows how both grow with the size of the problem.
 */
import { runProgram } from "../program";
import { compareEngines } from "./als-compare";
import { aisleEngine, implicitEngine, type Engine } from "./als-engines";
import { measureGrowth } from "./als-growth";
import { HELP, readOptions, type SpeedOptions } from "./als-options";
import { printComparison, printGrowth } from "./als-print";
import { findPython } from "./find-python";
import { unsetForPeers } from "./peer-process";

/** Plain TypeScript is measured up to so many entries times factors, and beyond with --plain: it takes minutes. */
const MOST_FOR_PLAIN = 2e8;

async function compare({ plans, python: asked, plain, json }: SpeedOptions): Promise<void> {
  const python = findPython(asked, "implicit");
  const unset = unsetForPeers();
  if (python !== null && unset.length > 0) console.error(`Not passed on to implicit: ${unset.join(", ")}.`);
  const engines: readonly Engine[] = [
    aisleEngine("aisle"),
    ...(python === null ? [] : [implicitEngine(python)]),
  ];
  for (const plan of plans) {
    const withPlain = plain || plan.shape.entries * plan.factors <= MOST_FOR_PLAIN;
    const all = withPlain ? [...engines, aisleEngine("aisle-plain")] : engines;
    printComparison(await compareEngines(all, plan), json);
  }
}

async function run(): Promise<void> {
  const options = readOptions();
  if (options.help) process.stdout.write(`${HELP}\n`);
  else if (!options.growth) await compare(options);
  else for await (const point of measureGrowth(options.threads)) printGrowth(point, options.json);
}

await runProgram(HELP, run);
