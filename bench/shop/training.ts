/**
 * Compares the models as a nightly training does on two public data sets, newest 20 % of the events as test, and prints
 * the table of each: npm run bench -- shop [name…]
 */
import type { Dataset } from "@/lib/data/benchmark/read/dataset";
import { formatCount, formatTable } from "@/lib/cli/format-table";
import { compareModels } from "@/ml/pipeline/compare-models";
import type { ComparisonRow } from "@/ml/pipeline/comparison";
import { DEFAULT_PIPELINE } from "@/ml/pipeline/config";
import { trainBundle } from "@/ml/pipeline/train-bundle";
import { guardLog } from "../guard";
import { readFiles, readOnlineRetail } from "../quality/datasets";

const DATASETS: Record<string, () => Dataset | Promise<Dataset>> = {
  "online-retail": readOnlineRetail,
  retailrocket: () => readFiles("retailrocket", "interactions", "retailrocket/events.csv.gz"),
};

async function measure(name: string, read: () => Dataset | Promise<Dataset>): Promise<void> {
  const { log: everything, content } = await read();
  const sizes = `${everything.length} events, ${everything.userCount} shoppers, ${everything.itemCount} products`;
  const { log, isFalse } = guardLog(everything);
  const left = isFalse.reduce((sum, is) => sum + is, 0);
  console.log(`\n${name}: ${sizes}; ${log.length} events without repetitions and ${left} false profiles`);
  const ctx = { seed: 1, clock: () => Date.now() };
  const data = { log, ...(content && { content }) };
  const start = performance.now();
  const { comparison } = await compareModels(data, DEFAULT_PIPELINE, ctx);
  const compared = performance.now();
  const productIds = Int32Array.from({ length: log.itemCount }, (_, i) => i + 1);
  await trainBundle(data, productIds, comparison.recipe, DEFAULT_PIPELINE, ctx);
  const finished = performance.now();
  for (const line of toTable(comparison.rows, comparison.k)) console.log(line);
  console.log(`chosen: ${comparison.chosen}\n${comparison.reason}`);
  for (const { model, reason } of comparison.skipped)
    console.log(`not considered: ${model}, because ${reason}`);
  console.log(`parameters: ${JSON.stringify(comparison.recipe.parts)}`);
  console.log(
    `seconds: compare ${seconds(compared - start)}, fit on everything ${seconds(finished - compared)}`,
  );
}

function toTable(rows: readonly ComparisonRow[], k: number): string[] {
  const part = [`capped recall@${k}`, `NDCG@${k}`];
  const header = [
    "model",
    "trials",
    "seconds",
    "validation",
    ...part,
    "test",
    ...part,
    `HR@${k}`,
    "coverage",
  ];
  const byQuality = rows.toSorted((a, b) => b.validation.ndcg - a.validation.ndcg);
  const cells = byQuality.map(({ model, trials, seconds: took, validation: v, test: t }) => [
    ...[model, String(trials), took.toFixed(1)],
    ...[formatCount(v.users), v.recall.toFixed(4), v.ndcg.toFixed(4)],
    ...(t === null
      ? ["", "", "", "", ""]
      : [
          formatCount(t.users),
          t.recall.toFixed(4),
          t.ndcg.toFixed(4),
          t.hr.toFixed(3),
          t.coverage.toFixed(3),
        ]),
  ]);
  return formatTable(header, cells);
}

const seconds = (ms: number): string => (ms / 1000).toFixed(1);

const wanted = process.argv.slice(2);
for (const [name, load] of Object.entries(DATASETS)) {
  if (wanted.length === 0 || wanted.includes(name)) await measure(name, load);
}
