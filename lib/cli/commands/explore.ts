import fs from "node:fs";
import path from "node:path";
import { BENCHMARK_FORMATS } from "@/lib/data/benchmark/read/dataset";
import { readExplored } from "@/lib/data/benchmark/read-explored";
import { guessFormat } from "@/lib/data/benchmark/guess-format";
import type { Exploration, ExploredLog } from "@/lib/recommender/health/explore/exploration";
import { exploreLog } from "@/lib/recommender/health/explore/explore-log";
import { readShopLog } from "@/lib/recommender/health/explore/explore-shop";
import { writeHtml } from "@/lib/recommender/health/explore/write-html";
import { AppError } from "@/lib/platform/errors";
import { defineCommand, UsageError } from "../command";
import { EXIT } from "../exit-code";
import { formatCount } from "../format-table";
import type { Output } from "../output";
import { resolveGiven } from "../paths";
import { readChoice, readDateOrder, readDelimiter, readKinds, readPairs } from "../read-values";
import { withSession } from "../session";

const OPTIONS = {
  output: { type: "string", short: "o" },
  format: { type: "string" },
  map: { type: "string" },
  kinds: { type: "string" },
  "date-order": { type: "string" },
  delimiter: { type: "string" },
} as const;

type Values = { [K in Exclude<keyof typeof OPTIONS, "output">]?: string | undefined };

async function readLog(file: string | undefined, values: Values, out: Output): Promise<ExploredLog> {
  if (file === undefined) {
    const option = Object.keys(values).find((name) => name in OPTIONS && name !== "output");
    if (option) throw new UsageError(`--${option} says how a file is to be read: name one.`);
    return withSession(out, () => out.step("Reading the shop’s interactions", () => readShopLog()));
  }
  const given = resolveGiven(file);
  const format =
    values.format === undefined
      ? await guessFormat(given)
      : readChoice(values.format, "format", BENCHMARK_FORMATS);
  const options = {
    columns: readPairs(values.map, "map"),
    kinds: readKinds(values.kinds),
    dateOrder: readDateOrder(values["date-order"]),
    delimiter: readDelimiter(values.delimiter),
  };
  return out.step(`Reading ${path.basename(given)} as ${format}`, (onProgress) =>
    readExplored(given, format, options, (fraction) => onProgress(fraction, "reading rows")),
  );
}

/** Writes beside the target and renames, so that nobody opens half a report. */
function writeReport(target: string, html: string): void {
  const draft = `${target}.part`;
  fs.writeFileSync(draft, html);
  fs.renameSync(draft, target);
}

function printFound(
  { events, shoppers, products, density, advice, outliers }: Exploration,
  out: Output,
): void {
  out.line(
    `${formatCount(events)} events of ${formatCount(shoppers)} shoppers with ${formatCount(products)} products; ${(100 * density).toPrecision(2)} % of all pairs.`,
  );
  if (outliers.length > 0) out.line("\nNot as usual:");
  for (const sentence of outliers) out.line(`  ${sentence}`);
  if (advice.length > 0) out.line("\nWhat to do with it:");
  for (const sentence of advice) out.line(`  ${sentence}`);
}

export const exploreCommand = defineCommand({
  name: "explore",
  summary: "Write what is in the shop's data, or in a file, as one HTML page with charts",
  positionals: ["[file]"],
  options: OPTIONS,
  details: `
  [file]               interactions, a data set's file or folder; without one: what this shop has recorded
  -o, --output <path>  the page (default: exploration.html where you are)
  --format <format>    ${BENCHMARK_FORMATS.join(", ")}
                       (default: by what is in the file)
  --map <pairs>        shopper=userId,product=sku,time=ts,kind=event: the file's names for columns
  --kinds <pairs>      buy=purchase,*=view: the file's words for kinds of interactions
  --date-order <order> dmy or mdy: whether 10/1/2019 is in January or in October
  --delimiter <mark>   of a table, when it cannot be guessed; "tab" for tabs`,
  async run({ values, positionals: [file], out }) {
    const target = resolveGiven(values.output ?? "exploration.html");
    const { output: _, ...reading } = values;
    const found = exploreLog(await readLog(file, reading, out));
    if (found.events === 0)
      throw new AppError("conflict", "Nothing has been recorded yet that could be explored.");
    writeReport(target, writeHtml(found, new Date()));
    out.result({ file: target, ...found });
    printFound(found, out);
    out.line(`\nWith charts: ${target}`);
    return EXIT.ok;
  },
});
