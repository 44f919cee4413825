import { formatCount, formatTable } from "@/lib/cli/format-table";
import type { SizeRecord, Training } from "./measure-size";

const seconds = (value: number): string => `${value.toFixed(1)} s`;
const megabytes = (bytes: number): string => formatCount(Math.round(bytes / 2 ** 20));

function stagesOf({ stages }: Training): string[] {
  return formatTable(
    ["stage", "time", "peak MiB"],
    stages.map(({ stage, seconds: time, memory }) => [stage, seconds(time), megabytes(memory)]),
  );
}

function metricsOf({ metrics }: Training): string[] {
  if (!metrics) return [];
  const { comparison } = metrics;
  return formatTable(
    ["model", `validation recall@${comparison.k}`, "ndcg", "test recall", "ndcg", "shoppers"],
    comparison.rows.map(({ model, validation, test }) => [
      model === comparison.chosen ? `${model} ←` : model,
      ...[validation.recall, validation.ndcg, test?.recall, test?.ndcg].map(
        (value) => value?.toFixed(4) ?? "–",
      ),
      test ? formatCount(test.users) : "–",
    ]),
  );
}

/** Everything measured at one size, for people. */
export function printSize(record: SizeRecord): void {
  const { shoppers, products, interactions, fillSeconds } = record;
  const counts = `${formatCount(shoppers)} shoppers, ${formatCount(products)} products, ${formatCount(interactions)} interactions`;
  console.log(`\n${counts}${fillSeconds === null ? "" : `; made up in ${seconds(fillSeconds)}`}`);
  for (const training of record.trainings) {
    for (const line of [...stagesOf(training), "", ...metricsOf(training), ""]) console.log(`  ${line}`);
    console.log(
      `  trained and registered in ${seconds(training.seconds)}; the worker held ${megabytes(training.peak)} MiB at most;`,
    );
    console.log(
      `  the artifact has ${megabytes(training.artifactBytes)} MiB; the progress stood still for ${seconds(training.longestStill)} at most (${training.stillIn})`,
    );
  }
}

/** How time and memory grow with the size. */
export function printGrowth(records: readonly SizeRecord[]): void {
  const rows = records.map(({ shoppers, products, interactions, trainings: [first] }) => [
    ...[interactions, shoppers, products].map(formatCount),
    ...(first ? [seconds(first.seconds), megabytes(first.peak), megabytes(first.artifactBytes)] : []),
  ]);
  const header = ["interactions", "shoppers", "products", "training", "peak MiB", "artifact MiB"];
  console.log("");
  for (const line of formatTable(header, rows)) console.log(line);
}
