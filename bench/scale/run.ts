import path from "node:path";
import { UsageError } from "@/lib/cli/command";
import { readList, readNumber } from "@/lib/cli/read-values";
import { readArguments, runProgram } from "../program";
import { measureSize, type Size, type SizeRecord } from "./measure-size";
import { printGrowth, printSize } from "./print-size";

/** What a training of a large shop takes, watched from outside: time, memory and progress, in a worker as in production. */

const OPTIONS = {
  interactions: { type: "string", default: "1000000" },
  shoppers: { type: "string" },
  products: { type: "string" },
  data: { type: "string" },
  trainings: { type: "string", default: "1" },
  seed: { type: "string", default: "1" },
  json: { type: "boolean", default: false },
  help: { type: "boolean", default: false },
} as const;

const HELP = `npm run bench -- scale [options]

  Makes up a shop in a database of its own and lets a worker of its own train on it.

  --interactions <list>   sizes, one after the other (default ${OPTIONS.interactions.default})
  --shoppers, --products  default: a tenth and a hundredth of the interactions
  --data <folder>         keep the database there, or use the one that is there; for one size
  --trainings <n>         train so often; from the second on there is a live version to beat (default 1)
  --seed <number>         default 1
  --json                  one record a line on standard output, nothing else there
  --help                  this text`;

const readCall = () => readArguments({ options: OPTIONS }).values;
type Values = ReturnType<typeof readCall>;

const readCount = (text: string, option: string): number =>
  readNumber(text, option, { low: 1, high: 1e9, integer: true });

function readSizes({ interactions: list, shoppers, products }: Values): Size[] {
  return readList(list, "interactions").map((text) => {
    const interactions = readCount(text, "interactions");
    return {
      interactions,
      shoppers: readCount(shoppers ?? String(Math.ceil(interactions / 10)), "shoppers"),
      products: readCount(products ?? String(Math.ceil(interactions / 100)), "products"),
    };
  });
}

/** Progress on a terminal only: one line that is written over. */
function say(text: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[2K  ${text}`);
}

async function run(): Promise<void> {
  const values = readCall();
  if (values.help) return console.log(HELP);
  const sizes = readSizes(values);
  if (values.data !== undefined && sizes.length > 1) throw new UsageError("--data is for one size.");
  const options = {
    data: values.data === undefined ? null : path.resolve(values.data),
    seed: readCount(values.seed, "seed"),
    trainings: readCount(values.trainings, "trainings"),
    say: values.json ? () => {} : say,
  };
  const records: SizeRecord[] = [];
  for (const size of sizes) {
    const record = await measureSize(size, options);
    options.say("");
    records.push(record);
    if (values.json) console.log(JSON.stringify({ suite: "scale", ...record }));
    else printSize(record);
  }
  if (!values.json && records.length > 1) printGrowth(records);
}

await runProgram(HELP, run);
process.exit();
