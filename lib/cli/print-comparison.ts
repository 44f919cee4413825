import type { Comparison, Metrics } from "@/ml/index";
import { formatCount, formatTable } from "./format-table";
import type { Output } from "./output";

function day(at: number | null): string {
  return at === null ? "never" : new Date(at).toISOString().slice(0, 10);
}

function metricCells({ recall, ndcg, hr, coverage }: Metrics): string[] {
  return [...[recall, ndcg, hr].map((share) => share.toFixed(4)), `${(coverage * 100).toFixed(1)} %`];
}

function printPart(title: string, comparison: Comparison, part: "validation" | "test", out: Output): void {
  const { k, rows, chosen } = comparison;
  out.line(`\n${title}`);
  const header = ["model", `capped Recall@${k}`, `NDCG@${k}`, `HR@${k}`, "coverage", "seconds", ""];
  const table = rows.map((row) => [
    row.model,
    ...metricCells(row[part]),
    row.seconds.toFixed(1),
    row.model === chosen ? "← chosen" : "",
  ]);
  for (const line of formatTable(header, table)) out.line(`  ${line}`);
}

/** Every model's figures, on what the choice was made on and on what nobody had seen, and why it was made. */
export function printComparison(comparison: Comparison, out: Output): void {
  const { split, rows, reason } = comparison;
  const shoppers = (part: "validation" | "test") => formatCount(rows[0]?.[part].users ?? 0);
  const validation = `Validation: what the choice is made on. Interactions from ${day(split.validationFrom)}, ${shoppers("validation")} shoppers, products new to them`;
  const test = `Test: the newest 20 %, which no model has seen. Interactions from ${day(split.testFrom)}, ${shoppers("test")} shoppers, products new to them`;
  printPart(validation, comparison, "validation", out);
  printPart(test, comparison, "test", out);
  out.line(`\n${reason}`);
}
