import type { ImportReport } from "@/lib/data/import/run-import";
import type { RejectReason } from "@/lib/data/formats/row-account";
import { formatCount, formatTable } from "./format-table";
import type { Output } from "./output";

/** A report is at most a screen: the rest is in a file. */
const SHOWN_KINDS = 4;
const WIDEST = 90;

/** Why rows were rejected, or what is remarked of them: the most frequent kinds, with the first row of each. */
export function printReasons(reasons: readonly RejectReason[], out: Output, heading = "reason"): void {
  const rows = reasons
    .slice(0, SHOWN_KINDS)
    .map(({ reason, count, examples }) => [
      formatCount(count),
      reason.length > WIDEST ? `${reason.slice(0, WIDEST)}…` : reason,
      `line ${examples[0]?.line ?? "?"}`,
    ]);
  for (const line of formatTable(["rows", heading, "first"], rows)) out.line(`  ${line}`);
  const more = reasons.slice(SHOWN_KINDS);
  if (more.length === 0) return;
  const count = more.reduce((sum, one) => sum + one.count, 0);
  out.line(`  and ${formatCount(more.length)} more kinds in ${formatCount(count)} rows`);
}

/** What is not as expected; what is needs no words. */
function printUnexpected({ expectations }: ImportReport, out: Output): void {
  const unexpected = expectations.filter(({ state }) => state === "bad");
  if (unexpected.length === 0) return;
  out.line("\nNot as expected (docs/operations.md, Health of data and models):");
  for (const { text } of unexpected) out.line(`  ${text}`);
}

function printMissing({ missing }: ImportReport, out: Output): void {
  if (!missing || missing.count === 0) return;
  const count = formatCount(missing.count);
  out.line(
    missing.hidden
      ? `Products on sale that are not in this file: ${count}, hidden now.`
      : `Products on sale that are not in this file: ${count}, left as they are (--hide-missing hides them).`,
  );
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
  printMissing(report, out);
  for (const note of report.notes) out.line(note);
  if (report.reasons.length > 0) {
    out.line("\nRejected:");
    printReasons(report.reasons, out);
    out.line(`  All of them, with their lines: ${report.rejectsFile}`);
  }
  if (report.remarks.length > 0) {
    out.line(`\nTaken, but read otherwise than written or in part: ${formatCount(report.remarkedRows)} rows`);
    printReasons(report.remarks, out, "what");
    out.line(`  All of them, with line and column: ${report.remarksFile}`);
  }
  printUnexpected(report, out);
  out.line(`\n${report.seconds.toFixed(1)} s. Next: npm run aisle -- train`);
}
