import type { Comparison, Metrics } from "@/ml/index";
import { formatCount, formatTable } from "./format-table";
import type { Output } from "./output";

function day(at: number | null): string {
  return at === null ? "never" : new Date(at).toISOString().slice(0, 10);
}

function metricCells({ recall, ndcg, hr, coverage }: Metrics): string[] {
  return [...[recall, ndcg, hr].map((share) => share.toFixed(4)), `${(coverage * 100).toFixed(1)} %`];
}

const NOT_MEASURED = ["–", "–", "–", "–"];

function printPart(title: string, comparison: Comparison, part: "validation" | "test", out: Output): void {
  const { k, chosen } = comparison;
  const rows = comparison.rows.toSorted((a, b) => b.validation.ndcg - a.validation.ndcg);
  out.line(`\n${title}`);
  const header = ["model", `capped recall@${k}`, `NDCG@${k}`, `HR@${k}`, "coverage", "seconds", ""];
  const table = rows.map((row) => [
    row.model,
    ...(row[part] ? metricCells(row[part]) : NOT_MEASURED),
    row.seconds.toFixed(1),
    row.model === chosen ? "← chosen" : "",
  ]);
  for (const line of formatTable(header, table)) out.line(`  ${line}`);
}

/** Every model's figures, on what the choice was made on and on what nobody had seen, and why it was made. */
export function printComparison(comparison: Comparison, out: Output): void {
  const { split, rows, skipped, reason } = comparison;
  const shoppers = (part: "validation" | "test") =>
    formatCount(rows.find((row) => row[part] !== null)?.[part]?.users ?? 0);
  const validation = `Validation: what the choice is made on. Interactions from ${day(split.validationFrom)}, ${shoppers("validation")} shoppers, products new to them`;
  const test = `Test: the newest 20 %, which nothing was chosen by; only what ranks, its parts and popularity. Interactions from ${day(split.testFrom)}, ${shoppers("test")} shoppers, products new to them`;
  printPart(validation, comparison, "validation", out);
  printPart(test, comparison, "test", out);
  for (const { model, reason: why } of skipped) out.line(`  ${model} was not considered: ${why}.`);
  out.line(`\n${reason}`);
}
