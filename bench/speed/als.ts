/**
 * Seconds per iteration of implicit ALS beside the reference library, on the same matrices and processors, with what
 * it costs in memory and what loss it reaches; `--growth` shows how both grow with the size of the problem.
 */
import { parseArgs } from "node:util";
import { compareEngines, type Comparison } from "./als-compare";
import { measureGrowth } from "./als-growth";
import { aisleEngine, implicitEngine, type Engine } from "./als-engines";
import { printComparison, printGrowth } from "./als-print";
import { findPython } from "./find-python";
import { MATRICES } from "./matrices";

const { values: options } = parseArgs({
  options: {
    matrix: { type: "string", default: "2m,10m" },
    factors: { type: "string", default: "64,128,256" },
    iterations: { type: "string", default: "6" },
    rounds: { type: "string", default: "3" },
    threads: { type: "string", default: "2" },
    python: { type: "string" },
    plain: { type: "boolean", default: false },
    growth: { type: "boolean", default: false },
    json: { type: "boolean", default: false },
  },
});
const threads = Number(options.threads);
/** Plain TypeScript is measured up to so many entries times factors, and beyond with --plain: it takes minutes. */
const MOST_FOR_PLAIN = 2e8;

if (options.growth) {
  for await (const point of measureGrowth(threads)) printGrowth(point, options.json);
} else {
  const python = findPython(options.python);
  const engines: Engine[] = [aisleEngine("aisle")];
  if (python !== null) engines.push(implicitEngine(python));
  for (const matrix of options.matrix.split(",")) {
    const shape = MATRICES[matrix];
    if (shape === undefined)
      throw new RangeError(`No matrix "${matrix}"; there are ${Object.keys(MATRICES).join(", ")}.`);
    for (const factors of options.factors.split(",").map(Number)) {
      const plan = {
        matrix,
        shape,
        factors,
        iterations: Number(options.iterations),
        rounds: Number(options.rounds),
        threads,
      };
      const withPlain = options.plain || shape.entries * factors <= MOST_FOR_PLAIN;
      const all = withPlain ? [...engines, aisleEngine("aisle-plain")] : engines;
      const found: Comparison[] = await compareEngines(all, plan);
      printComparison(found, options.json);
    }
  }
}
