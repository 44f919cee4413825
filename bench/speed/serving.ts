import { DEFAULT_ALS } from "@/ml/models/als/config";
import { AlsModel } from "@/ml/models/als/model";
import type { Kernel } from "@/ml/kernels/kernel";
import { FactorIndex } from "@/ml/kernels/retrieval/factor-index";
import { createRng } from "@/ml/base/rng";
import type { History } from "@/ml/core/recommender";
import { readArguments, runProgram } from "../program";
import { measureLatency, type Latency } from "./latency";

/**
 * What one request waits for, on one thread: the exact 100 best of all items, and the factors of a shopper from
 * what they did. The library beside its own plain TypeScript, in one run.
 */
interface Task {
  readonly task: "top-100" | "fold-in";
  readonly items: number;
  readonly factors: number;
  /** Entries of the history; 0 where there is none. */
  readonly interactions: number;
}

type Engine = "aisle" | "aisle-plain";

const FACTORS = 64;
const LIMIT = 100;
const TOP_ITEMS = [10_000, 100_000, 1_000_000];
const FOLD_IN_PRODUCTS = 100_000;
const INTERACTIONS = [10, 50, 200];
/** Different shoppers, so that no answer is remembered. */
const SHOPPERS = 64;
const BACKENDS: Readonly<Record<Engine, Kernel["backend"]>> = { aisle: "wasm", "aisle-plain": "plain" };
const ENGINES: readonly Engine[] = ["aisle", "aisle-plain"];
const DAY_MS = 86_400_000;

const HELP = `npm run bench -- serving [options]

  The exact best 100 of a catalogue, and the factors of a shopper, on one thread beside plain TypeScript.

  --json               one record a line on standard output, nothing else there
  --help               this text`;

const sink = { sum: 0 };

/** Normal numbers whose spread shrinks along a row, as that of factors in their eigenbasis does. */
function createFactors(rows: number, seed: number): Float32Array {
  const rng = createRng(seed);
  const spread = 1 / Math.sqrt(FACTORS);
  return Float32Array.from(
    { length: rows * FACTORS },
    (_, at) => (spread * rng.normal()) / Math.sqrt(1 + (at % FACTORS)),
  );
}

function createHistories(interactions: number, items: number): History[] {
  const rng = createRng(3);
  return Array.from({ length: SHOPPERS }, () => ({
    items: Uint32Array.from({ length: interactions }, () => rng.integer(items)),
    weights: Float32Array.from({ length: interactions }, () => 1 + rng.integer(5)),
    at: Float64Array.from({ length: interactions }, () => rng.uniform() * 30 * DAY_MS),
  }));
}

function measureTop(items: number, json: boolean): void {
  const factors = createFactors(items, 1);
  const queries = createFactors(SHOPPERS, 2);
  const task: Task = { task: "top-100", items, factors: FACTORS, interactions: 0 };
  report(task, json, (engine) => {
    const index = new FactorIndex(factors, FACTORS, { backend: BACKENDS[engine] });
    return measureLatency((call) => {
      const first = (call % SHOPPERS) * FACTORS;
      const { items: best } = index.topK(queries.subarray(first, first + FACTORS), LIMIT);
      return (best[0] ?? 0) + best.length;
    }, sink);
  });
}

function measureFoldIn(interactions: number, json: boolean): void {
  const factors = createFactors(FOLD_IN_PRODUCTS, 1);
  const spectrum = new Float64Array(FACTORS);
  factors.forEach((value, at) => (spectrum[at % FACTORS] = (spectrum[at % FACTORS] ?? 0) + value ** 2));
  const histories = createHistories(interactions, FOLD_IN_PRODUCTS);
  const serving = { ...DEFAULT_ALS, factors: FACTORS, decayPerDay: 0.02, floor: 0 };
  report({ task: "fold-in", items: FOLD_IN_PRODUCTS, factors: FACTORS, interactions }, json, (engine) => {
    const model = new AlsModel({ factors, spectrum }, serving, { backend: BACKENDS[engine] });
    return measureLatency((call) => {
      const history = histories[call % SHOPPERS];
      return history ? (model.foldIn(history, 31 * DAY_MS)[0] ?? 0) : 0;
    }, sink);
  });
}

/** Measures one task with every engine: a line for each, or a line of the table. */
function report(task: Task, json: boolean, measure: (engine: Engine) => Latency): void {
  const measured = ENGINES.map((engine) => ({ engine, ...measure(engine) }));
  if (json) {
    for (const each of measured) console.log(JSON.stringify({ suite: "serving", ...task, ...each }));
    return;
  }
  const [aisle, plain] = measured;
  if (!aisle || !plain) return;
  const what = task.task === "top-100" ? `of ${task.items}` : `${task.interactions} interactions`;
  const times = [aisle, plain].flatMap(({ medianMs, p90Ms, p99Ms }) =>
    [medianMs, p90Ms, p99Ms].map((time) => time.toFixed(3).padStart(9)),
  );
  const ratio = (plain.medianMs / aisle.medianMs).toFixed(1).padStart(7);
  console.log(`${task.task.padEnd(9)}${what.padStart(18)}${times.join("")}${ratio}`);
}

function run(): void {
  const flag = { type: "boolean", default: false } as const;
  const { json, help } = readArguments({ options: { json: flag, help: flag } }).values;
  if (help) return console.log(HELP);
  if (!json) {
    console.log(
      `One thread, ${FACTORS} factors, milliseconds: median, 90 %, 99 %; Aisle, then plain TypeScript, ratio.`,
    );
  }
  for (const items of TOP_ITEMS) measureTop(items, json);
  for (const interactions of INTERACTIONS) measureFoldIn(interactions, json);
  if (!Number.isFinite(sink.sum)) throw new Error(`The answers add up to ${sink.sum}.`);
}

await runProgram(HELP, run);
