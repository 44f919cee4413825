import path from "node:path";
import { parseArgs } from "node:util";
import { measureSize, type Size, type SizeRecord } from "./measure-size";
import { printGrowth, printSize } from "./print-size";

/*
 * What a training of a large shop takes: makes one up in a database of its own, lets a worker of its own train on it as
 * it would in production, and watches time, memory and progress from outside.
 *
 *   --interactions 100000,1000000,10000000   sizes, one after the other (default 1000000)
 *   --shoppers, --products                   default: a tenth and a hundredth of the interactions
 *   --data <folder>                          keep the database there, or use the one that is there
 *   --trainings <count>                      train so often; from the second on there is a live version to beat
 *   --seed <number>  --json
 */

const { values } = parseArgs({
  options: {
    interactions: { type: "string", default: "1000000" },
    shoppers: { type: "string" },
    products: { type: "string" },
    data: { type: "string" },
    trainings: { type: "string", default: "1" },
    seed: { type: "string", default: "1" },
    json: { type: "boolean", default: false },
  },
});

function readCount(name: string, text: string): number {
  const count = Number(text);
  if (Number.isInteger(count) && count >= 1) return count;
  console.error(`--${name} "${text}" is no whole number ≥ 1.`);
  process.exit(2);
}

function readSizes(): Size[] {
  return values.interactions.split(",").map((text) => {
    const interactions = readCount("interactions", text);
    return {
      interactions,
      shoppers: readCount("shoppers", values.shoppers ?? String(Math.ceil(interactions / 10))),
      products: readCount("products", values.products ?? String(Math.ceil(interactions / 100))),
    };
  });
}

/** Progress on a terminal only: one line that is written over. */
function say(text: string): void {
  if (process.stderr.isTTY && !values.json) process.stderr.write(`\r\u001b[2K  ${text}`);
}

const sizes = readSizes();
if (values.data !== undefined && sizes.length > 1) {
  console.error("--data is for one size.");
  process.exit(2);
}
const records: SizeRecord[] = [];
for (const size of sizes) {
  const record = await measureSize(size, {
    data: values.data === undefined ? null : path.resolve(values.data),
    seed: readCount("seed", values.seed),
    trainings: readCount("trainings", values.trainings),
    say,
  });
  say("");
  records.push(record);
  if (values.json) console.log(JSON.stringify({ suite: "scale", ...record }));
  else printSize(record);
}
if (!values.json && records.length > 1) printGrowth(records);
process.exit(0);
