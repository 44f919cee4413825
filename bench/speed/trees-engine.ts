/**
 * One training of ours in a process of its own, so that its peak of memory is its own: prints one line of JSON.
 * usage: trees-engine.ts DATA ROWS FEATURES HELD TASK TREES LEAVES THREADS SCORES
 */
import fs from "node:fs";
import { createThreadPool } from "@/lib/platform/threads/create-thread-pool";
import { DEFAULT_BOOSTING } from "@/ml/boosting/parameters";
import { createScorer } from "@/ml/boosting/predict/create-scorer";
import { trainForest } from "@/ml/boosting/train/train";
import { GROUP, readData, type TreesData } from "./trees-data";
import type { TreesTask } from "./trees-options";
import { labelsOf, objectiveOf } from "./trees-tasks";

const [file = "", rowsText, featuresText, heldText, task, trees, leaves, threads, scoresFile = ""] =
  process.argv.slice(2);
const [features, held] = [Number(featuresText), Number(heldText)];
const data: TreesData = readData(file, Number(rowsText), features);
const split = data.rows - held;
const kind = task as TreesTask;
const pool = await createThreadPool({ threads: Number(threads) });

const begun = performance.now();
let first = 0;
const { forest } = await trainForest(
  {
    table: { values: data.values.subarray(0, split * features), features },
    labels: labelsOf(data, kind).subarray(0, split),
    groups: kind === "lambdarank" ? new Uint32Array(split / GROUP).fill(GROUP) : undefined,
  },
  { ...DEFAULT_BOOSTING, objective: objectiveOf(kind), trees: Number(trees), leaves: Number(leaves) },
  { seed: 1, pool, onTree: (count) => (first = count === 1 ? performance.now() : first) },
);
const ended = performance.now();
await pool.close();
const peakBytes = process.resourceUsage().maxRSS * 1024;

const rest = data.values.subarray(split * features);
const scorer = createScorer(forest);
fs.writeFileSync(scoresFile, new Uint8Array(scorer.score(rest).buffer));

/** The median time of scoring a hundred rows, on this thread alone. */
function measureScoring(): number {
  const few = Float64Array.from(rest.subarray(0, 100 * features));
  const micros: number[] = [];
  for (let call = 0; call < 2500; call++) {
    const before = performance.now();
    scorer.score(few);
    if (call >= 500) micros.push(1000 * (performance.now() - before));
  }
  return micros.sort((a, b) => a - b)[micros.length / 2] ?? Number.NaN;
}

// The trees after the first say how long one takes; what came before them besides is learning bins.
const perTree = (ended - first) / Math.max(1, forest.trees.length - 1);
const trainSeconds = (perTree * forest.trees.length) / 1000;
const binSeconds = (ended - begun) / 1000 - trainSeconds;
console.log(JSON.stringify({ binSeconds, trainSeconds, scoreMicros: measureScoring(), peakBytes }));
