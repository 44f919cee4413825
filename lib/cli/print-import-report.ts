import type { ImportReport } from "@/lib/data/import/run-import";
import type { RejectReason } from "@/lib/data/formats/row-account";
import { formatCount, formatTable } from "./format-table";
import type { Output } from "./output";

/** Why rows were rejected, with the first row of each kind. */
export function printReasons(reasons: readonly RejectReason[], out: Output): void {
  const rows = reasons.map(({ reason, count, examples }) => [
    formatCount(count),
    reason,
    `line ${examples[0]?.line ?? "?"}`,
  ]);
  for (const line of formatTable(["rows", "reason", "first"], rows)) out.line(`  ${line}`);
}

/** The account of an import: where every row of the file went. */
export function printImportReport(report: ImportReport, out: Output): void {
  out.result(report);
  const { rows, imported, duplicates, rejected, products } = report;
  const parts = `${formatCount(imported)} imported + ${formatCount(duplicates)} duplicates + ${formatCount(rejected)} rejected`;
  out.line(`${report.file}: ${formatCount(rows)} rows = ${parts}`);
  if (report.resumedAfter > 0) {
    out.line(`Resumed after row ${formatCount(report.resumedAfter)} of an interrupted import.`);
  }
  if (products.inFile > 0) {
    out.line(`Products: ${formatCount(products.inFile)} in the file, ${formatCount(products.added)} new.`);
  }
  for (const note of report.notes) out.line(note);
  if (report.reasons.length > 0) {
    out.line("\nRejected:");
    printReasons(report.reasons, out);
    out.line(`\nAll of them, with their lines: ${report.rejectsFile}`);
  }
  out.line(`\n${report.seconds.toFixed(1)} s. Next: npm run aisle -- train`);
}
