import path from "node:path";
import { AppError, messageOf } from "@/lib/platform/errors";
import { decodeText } from "@/lib/platform/files/decode-text";
import { type FileFacts, inspectFile } from "@/lib/platform/files/inspect-file";
import { requireFile } from "@/lib/platform/files/open-bytes";
import { openTable } from "@/lib/platform/files/open-table";
import { readFirstLine } from "@/lib/platform/files/read-lines";
import { column, optionalColumn, type SourceRow } from "@/lib/platform/files/source-row";
import { parseInput } from "@/lib/platform/parse-input";
import type { AnalysisInput } from "@/ml/index";
import { analysisInput } from "./analysis-input";

/** The columns of a table of variants, and where each stands in a variant. */
const PLACES: readonly (readonly [column: string, path: readonly string[]])[] = [
  ["n", ["n"]],
  ["sum", ["sum"]],
  ["sumSquares", ["sumSquares"]],
  ["covariateSum", ["covariate", "sum"]],
  ["covariateSumSquares", ["covariate", "sumSquares"]],
  ["covariateSumProducts", ["covariate", "sumProducts"]],
  ["covariateWithDenominator", ["covariate", "withDenominator"]],
  ["denominatorSum", ["denominator", "sum"]],
  ["denominatorSumSquares", ["denominator", "sumSquares"]],
  ["denominatorSumProducts", ["denominator", "sumProducts"]],
  ["covariateDenominatorSum", ["covariate", "denominator", "sum"]],
  ["covariateDenominatorSumSquares", ["covariate", "denominator", "sumSquares"]],
  ["covariateDenominatorSumProducts", ["covariate", "denominator", "sumProducts"]],
  ["covariateDenominatorWithMetric", ["covariate", "denominator", "withMetric"]],
  ["covariateDenominatorWithDenominator", ["covariate", "denominator", "withDenominator"]],
  ["expectedShare", ["expectedShare"]],
];

const SPECS = [
  column("variant", "name"),
  ...PLACES.map(([name]) => (name === "n" || name === "sum" ? column(name) : optionalColumn(name))),
];

const NUMBER = /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i;

/**
 * An analysis from a JSON document, or from a CSV table with one row for each variant.
 *
 * @param options what the command line says; it wins over the file
 * @throws AppError that names the file and the paths of what is wrong in it
 */
export async function readAnalysis(file: string, options: Record<string, unknown>): Promise<AnalysisInput> {
  requireFile(file);
  const facts = await inspectFile(file);
  const name = path.basename(file);
  const given = /^\s*[{[]/.test(await readFirstLine(facts)) ? await readJson(facts) : await readTable(facts);
  const isObject = typeof given === "object" && given !== null && !Array.isArray(given);
  const input = isObject ? { ...given, ...options } : given;
  return parseInput(
    analysisInput,
    input,
    (fields) =>
      `${name}: ${fields.map((field) => `${field.path || "the document"}: ${field.message}`).join(" ")}`,
  );
}

async function readJson(facts: FileFacts): Promise<unknown> {
  let text = "";
  for await (const part of decodeText(facts)) text += part;
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    const message = `${path.basename(facts.file)} is not JSON: ${messageOf(error)}.`;
    throw new AppError("invalid", message, { cause: error });
  }
}

async function readTable(facts: FileFacts): Promise<{ variants: object[]; expectedShares?: unknown[] }> {
  const table = await openTable(facts, SPECS);
  const file = path.basename(facts.file);
  if (table.ignored.length > 0) {
    const known = SPECS.map(({ names }) => names[0]).join(", ");
    throw new AppError(
      "invalid",
      `${file} has columns that mean nothing here: ${table.ignored.join(", ")}. There are ${known}.`,
    );
  }
  const variants: object[] = [];
  const shares: unknown[] = [];
  for await (const group of table.rows()) {
    for (const row of group) {
      const { expectedShare, ...variant } = readRow(row, file);
      variants.push(variant);
      if (expectedShare !== undefined) shares.push(expectedShare);
    }
  }
  return shares.length > 0 ? { variants, expectedShares: shares } : { variants };
}

type Cells = { [key: string]: unknown };

function readRow({ line, values: [name = "", ...cells], problem }: SourceRow, file: string): Cells {
  if (problem) throw new AppError("invalid", `${file} line ${line}: ${problem}.`);
  const variant: Cells = { name };
  cells.forEach((cell, i) => {
    const [columnName, place] = PLACES[i] ?? ["", []];
    if (cell === "") return;
    if (!NUMBER.test(cell))
      throw new AppError("invalid", `${file} line ${line}, ${columnName}: "${cell}" is not a number.`);
    put(variant, place, Number(cell));
  });
  return variant;
}

function put(into: Cells, [key = "", ...rest]: readonly string[], value: number): void {
  if (rest.length === 0) into[key] = value;
  else put((into[key] ??= {}) as Cells, rest, value);
}
