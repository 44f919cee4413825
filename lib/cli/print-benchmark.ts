import { BLEND } from "@/lib/data/benchmark/plan";
import type { RejectReason } from "@/lib/data/formats/row-account";
import {
  type BenchmarkSummary,
  isRefused,
  type ModelResult,
  type Outcome,
} from "@/lib/data/benchmark/results";
import type { Parameters } from "@/ml/index";
import { formatCount, formatTable } from "./format-table";
import type { Output } from "./output";

/** Columns of a table nobody chose metrics for: at the longest list, and errors of ratings. */
const SHOWN = ["recall", "ndcg", "hr", "mrr", "coverage", "rmse", "mae"];

const MOST_REASONS = 12;

/** What was read and how it is parted. Remarks and rejected rows reach people also with --json. */
export function printSummary(summary: BenchmarkSummary, out: Output): void {
  const { name, protocol, shoppers, products, trainEvents, cases, files, notes } = summary;
  const folds = cases.length > 1 ? ` in ${cases.length} folds` : "";
  const sum = (counts: readonly number[]) => formatCount(counts.reduce((total, count) => total + count, 0));
  out.line(`${name}: ${formatCount(shoppers)} shoppers, ${formatCount(products)} products`);
  out.line(`${protocol}${folds}: ${sum(trainEvents)} events to learn from, ${sum(cases)} questions`);
  for (const { file, rows, events, unit = "events", duplicates, rejected, reasons } of files) {
    const parts = `${formatCount(rows)} rows, ${formatCount(events)} ${unit}, ${formatCount(duplicates)} duplicates, ${formatCount(rejected)} rejected`;
    if (!out.json) out.line(`  ${file}: ${parts}`);
    else if (rejected > 0) out.note(`${file}: ${parts}`);
    noteReasons(reasons, out);
  }
  for (const note of notes) out.note(note);
}

/** Why rows were rejected: each kind of reason with the first few rows it happened to. */
function noteReasons(reasons: readonly RejectReason[], out: Output): void {
  for (const { reason, count, examples } of reasons.slice(0, MOST_REASONS)) {
    out.note(`    ${formatCount(count)} rejected: ${reason}`);
    for (const { line, reason: own, row } of examples) {
      out.note(`      line ${line}: ${own === reason ? "" : `${own}: `}${row}`);
    }
  }
  const more = reasons.length - MOST_REASONS;
  if (more > 0) out.note(`    and ${more} other reasons`);
}

/** The table of all models that are done, and why the others are not in it. */
export function printOutcomes(
  outcomes: readonly Outcome[],
  chosen: readonly string[] | null,
  out: Output,
): void {
  const results = outcomes.filter((outcome): outcome is ModelResult => !isRefused(outcome));
  const metrics = chosen === null ? headlines(results) : selectNames(namesOf(results), chosen);
  if (results.length > 0) {
    const header = ["model", ...metrics, "s to fit", "µs an answer"];
    out.line();
    for (const line of formatTable(
      header,
      results.map((result) => toCells(result, metrics)),
    ))
      out.line(line);
  }
  for (const outcome of outcomes) {
    if (isRefused(outcome)) out.line(`${outcome.model}: not compared. ${outcome.refused}`);
    else printParameters(outcome, out);
  }
}

function toCells(
  { model, measurements, fitSeconds, answerMicroseconds }: ModelResult,
  metrics: readonly string[],
): string[] {
  const cells = metrics.map((name) => {
    const found = measurements.find(({ metric }) => metric === name);
    if (found === undefined) return "";
    const { value, low, high } = found;
    return low === high ? value.toFixed(4) : `${value.toFixed(4)} (${low.toFixed(4)}–${high.toFixed(4)})`;
  });
  return [model, ...cells, fitSeconds.toFixed(2), answerMicroseconds?.toFixed(0) ?? ""];
}

function namesOf(results: readonly ModelResult[]): string[] {
  return [...new Set(results.flatMap(({ measurements }) => measurements.map(({ metric }) => metric)))];
}

/** The names that were asked for, in that order. */
function selectNames(names: readonly string[], chosen: readonly string[]): string[] {
  return chosen.flatMap((one) => names.filter((name) => name === one || name.split("@")[0] === one));
}

/** Of each metric the one at the longest list. */
function headlines(results: readonly ModelResult[]): string[] {
  const longest = new Map<string, string>();
  const lengthOf = (name: string) => Number(name.split("@")[1] ?? 0);
  for (const name of namesOf(results)) {
    const [metric = ""] = name.split("@");
    const before = longest.get(metric);
    if (before === undefined || lengthOf(name) > lengthOf(before)) longest.set(metric, name);
  }
  return SHOWN.flatMap((metric) => longest.get(metric) ?? []);
}

function printParameters({ model, parameters, choices, remarks }: ModelResult, out: Output): void {
  for (const remark of remarks) out.line(`${model}: ${remark}`);
  if (model === BLEND) return out.line(`${model}: ${JSON.stringify(parameters)}`);
  for (const [number, { parameters: chosen, search }] of choices.entries()) {
    if (search === null) continue;
    const { trials, stopped, metric, value, refused } = search;
    const fold = choices.length > 1 ? ` of fold ${number + 1}` : "";
    out.line(
      `${model}${fold}: ${trials} trials (${stopped} given up early), ${metric} ${value.toFixed(4)} on validation`,
    );
    if (refused) {
      const { gain, error } = refused;
      out.line(`  a gain of ${gain.toFixed(4)} was refused: its standard error is ${error.toFixed(4)}`);
    }
    out.line(`  ${setOption(model, chosen)}`);
  }
}

/** What to call the command with for these parameters. */
function setOption(model: string, parameters: Parameters): string {
  const pairs = Object.entries(parameters).map(([name, value]) => `${model}.${name}=${value}`);
  return `--set ${pairs.join(",")}`;
}
