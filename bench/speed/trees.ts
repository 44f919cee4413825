/**
 * Gradient-boosted trees beside LightGBM, on the same rows with the same settings and as many threads, each time in a process
 * of its own: seconds, loss or NDCG on rows held out, and the time of scoring a hundred rows.
 */
import fs from "node:fs";
import path from "node:path";
import { messageOf } from "@/lib/platform/errors";
import { measureLoss } from "@/ml/boosting/train/measure";
import { runProgram } from "../program";
import { findPython } from "./find-python";
import { runForJson, runPeer } from "./peer-process";
import { generateData, GROUP, type TreesData, writeData } from "./trees-data";
import { HELP, readOptions, type TreesOptions, type TreesTask } from "./trees-options";
import { labelsOf, lightgbmSettings, objectiveOf } from "./trees-tasks";

const FOLDER = path.resolve(import.meta.dirname, "../../.cache/bench/trees");
const ENGINE = path.join(import.meta.dirname, "trees-engine.ts");
const PEER = path.join(import.meta.dirname, "trees.py");

/** What an engine says of one training. */
interface Measured {
  readonly binSeconds: number;
  readonly trainSeconds: number;
  readonly scoreMicros: number;
  readonly peakBytes: number;
}

interface Row extends Measured {
  readonly engine: "aisle" | "lightgbm";
  /** On the rows held out; of a ranking 1 − NDCG. */
  readonly loss: number;
}

interface Setting {
  readonly options: TreesOptions;
  readonly data: TreesData;
  readonly file: string;
  readonly held: number;
}

async function measure(
  engine: Row["engine"],
  python: string,
  task: TreesTask,
  setting: Setting,
): Promise<Row> {
  const { options, data, file, held } = setting;
  const { trees, leaves, threads } = options;
  const scoresFile = path.join(FOLDER, `scores-${process.pid}.bin`);
  const shape = [file, `${data.rows}`, `${data.features}`, `${held}`];
  const settings = JSON.stringify(lightgbmSettings(task, trees, leaves, threads));
  const node = ["--conditions=react-server", "--import", "tsx", ENGINE];
  try {
    const measured =
      engine === "aisle"
        ? await runForJson<Measured>(process.execPath, [
            ...node,
            ...shape,
            task,
            `${trees}`,
            `${leaves}`,
            `${threads}`,
            scoresFile,
          ])
        : await runPeer<Measured>(python, [PEER, ...shape, `${GROUP}`, task, settings, scoresFile], {
            omp: threads,
            blas: 1,
          });
    return { engine, ...measured, loss: lossOf(task, setting, scoresFile) };
  } finally {
    fs.rmSync(scoresFile, { force: true });
  }
}

function lossOf(task: TreesTask, { data, held }: Setting, scoresFile: string): number {
  const bytes = fs.readFileSync(scoresFile);
  const scores = new Float64Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / 8);
  const rows = {
    labels: labelsOf(data, task).subarray(data.rows - held),
    groups: new Uint32Array(held / GROUP).fill(GROUP),
  };
  const loss = measureLoss(objectiveOf(task), rows, scores);
  return task === "lambdarank" ? 1 + loss : loss;
}

/** The engines take turns; the fastest round of each counts, as others may use the machine at the same time. */
async function compare(python: string | null, task: TreesTask, setting: Setting): Promise<Row[]> {
  const engines: Row["engine"][] = python === null ? ["aisle"] : ["aisle", "lightgbm"];
  const best = new Map<Row["engine"], Row>();
  for (let round = 0; round < setting.options.rounds; round++) {
    for (const engine of engines) {
      const row = await measure(engine, python ?? "", task, setting).catch((error: unknown) => {
        if (engine === "aisle") throw error;
        console.error(`lightgbm failed: ${messageOf(error)}. Going on without it.`);
        return null;
      });
      const known = best.get(engine);
      if (row && !(known && known.trainSeconds <= row.trainSeconds)) best.set(engine, row);
    }
  }
  return [...best.values()];
}

function print(
  task: TreesTask,
  found: readonly Row[],
  { json, rows, features, trees, leaves, threads }: TreesOptions,
): void {
  if (json) {
    for (const row of found)
      console.log(JSON.stringify({ suite: "trees", task, rows, features, trees, leaves, threads, ...row }));
    return;
  }
  console.log(`\n${task}: ${rows} × ${features}, ${trees} trees of ${leaves} leaves, ${threads} threads`);
  console.log("engine     bins s  trees s  µs of 100 rows    MiB  loss held out");
  for (const { engine, binSeconds, trainSeconds, scoreMicros, peakBytes, loss } of found) {
    const cells = [
      engine.padEnd(9),
      binSeconds.toFixed(2).padStart(7),
      trainSeconds.toFixed(2).padStart(8),
      scoreMicros.toFixed(0).padStart(15),
      (peakBytes / 2 ** 20).toFixed(0).padStart(6),
      loss.toFixed(5).padStart(12),
    ];
    console.log(cells.join(" "));
  }
  const [ours, theirs] = found;
  if (!ours || !theirs) return;
  const ratio = (ours.trainSeconds / theirs.trainSeconds).toFixed(2);
  const whole = ((ours.binSeconds + ours.trainSeconds) / (theirs.binSeconds + theirs.trainSeconds)).toFixed(
    2,
  );
  console.log(
    `time ratio ${ratio} (with bins ${whole}), loss difference ${(ours.loss - theirs.loss).toFixed(5)}`,
  );
}

async function run(): Promise<void> {
  const options = readOptions();
  if (options.help) {
    process.stdout.write(`${HELP}\n`);
    return;
  }
  const python = findPython(options.python, "lightgbm");
  const file = path.join(FOLDER, `rows-${process.pid}.bin`);
  // Whole groups on both sides.
  const rows = GROUP * Math.round(options.rows / GROUP);
  const held = GROUP * Math.floor(rows / GROUP / 5);
  const data = generateData(rows, options.features, options.seed);
  writeData(file, data);
  try {
    for (const task of options.tasks) {
      print(task, await compare(python, task, { options, data, file, held }), options);
    }
  } finally {
    fs.rmSync(file, { force: true });
  }
}

await runProgram(HELP, run);
