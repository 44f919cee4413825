/**
 * One training of ours in a process of its own, so that its peak of memory is its own: prints one line of JSON.
 * usage: als-engine.ts MATRIX FACTORS ITERATIONS THREADS wasm|plain [FACTORS_FILE]
 */
import { createThreadPool } from "@/lib/platform/threads/create-thread-pool";
import { trainAls } from "@/ml/models/als/train";
import { createRng } from "@/ml/base/rng";
import { alsProblem } from "./als-problem";
import { readMatrixFile, writeFactors } from "./matrix-file";

const [file = "", factors, iterations, threads, backend, factorsTo] = process.argv.slice(2);
const config = alsProblem(Number(factors), Number(iterations));
const pool = await createThreadPool({ threads: Number(threads) });
const seconds: number[] = [];
let begun = performance.now();
const { rowFactors, factors: columnFactors } = await trainAls(readMatrixFile(file), config, {
  rng: createRng(1),
  pool,
  keepRows: factorsTo !== undefined,
  backend: backend === "plain" ? "plain" : "wasm",
  onProgress(fraction) {
    if (!Number.isInteger(Math.round(fraction * config.iterations * 1e6) / 1e6)) return;
    const now = performance.now();
    seconds.push((now - begun) / 1000);
    begun = now;
  },
});
await pool.close();
const peakBytes = process.resourceUsage().maxRSS * 1024;
if (factorsTo !== undefined && rowFactors !== undefined) writeFactors(factorsTo, rowFactors, columnFactors);
console.log(JSON.stringify({ seconds, peakBytes }));
