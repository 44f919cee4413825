import fs from "node:fs";
import { systemClock } from "@/lib/platform/clock";
import { messageOf } from "@/lib/platform/errors";
import { checkGenerateOptions, DAY_MS, type GenerateOptions } from "@/lib/data/generate/options";
import { defineCommand, UsageError } from "../command";
import { EXIT } from "../exit-code";
import { resolveGiven } from "../paths";
import { printShopStatistics } from "../print-shop-statistics";
import { withSession } from "../session";

const OPTIONS = {
  shoppers: { type: "string", default: "1000000" },
  products: { type: "string", default: "100000" },
  interactions: { type: "string", default: "10000000" },
  days: { type: "string", default: "365" },
  seed: { type: "string", default: "1" },
  until: { type: "string" },
  out: { type: "string" },
  shop: { type: "boolean", default: false },
  "replace-sample": { type: "boolean", default: false },
} as const;

const DETAILS = `
  --out <folder>       write catalog.csv and interactions.csv.gz, which "aisle import" reads
  --shop               fill this shop's database instead; it must be empty
  --replace-sample     with --shop: take the sample shop away first

  --shoppers <count>   shoppers that appear (default 1000000)
  --products <count>   products on sale (default 100000)
  --interactions <n>   interactions in all (default 10000000)
  --days <count>       length of the history (default 365)
  --seed <number>      another shop; the same numbers and --until give the same one, byte for byte (default 1)
  --until <date>       the history ends before this day, UTC, as 2026-01-31 (default: today)`;

function readCount(name: string, text: string): number {
  const plain = text.replaceAll("_", "");
  if (!/^\d{1,10}$/.test(plain)) throw new UsageError(`--${name} "${text}" must be a whole number.`);
  return Number(plain);
}

function readUntil(text: string | undefined): number {
  const midnight = Math.floor(systemClock.now() / DAY_MS) * DAY_MS;
  if (text === undefined) return midnight;
  const until = Date.parse(/^\d{4}-\d\d-\d\d$/.test(text) ? text : "");
  // 30 February would be a day in March.
  const exists = !Number.isNaN(until) && new Date(until).toISOString().startsWith(text);
  if (!exists) throw new UsageError(`--until "${text}" must be a day like 2026-01-31.`);
  if (until > midnight) throw new UsageError(`--until ${text} lies in the future.`);
  return until;
}

/** Sizes out of range were typed by somebody: that is a wrong call. */
function checked(options: GenerateOptions): GenerateOptions {
  try {
    checkGenerateOptions(options);
    return options;
  } catch (error) {
    throw new UsageError(messageOf(error));
  }
}

function readFolder(text: string): string {
  const folder = resolveGiven(text);
  const isFile = fs.statSync(folder, { throwIfNoEntry: false })?.isFile() ?? false;
  if (isFile) throw new UsageError(`--out ${folder} is a file; name a folder.`);
  return folder;
}

export const generateCommand = defineCommand({
  name: "generate",
  summary: "Make up a large, believable shop as files or into this database, reproducible by seed",
  positionals: [],
  options: OPTIONS,
  details: DETAILS,
  async run({ values, out }) {
    const { out: folder, shop: intoShop } = values;
    if ((folder === undefined) === !intoShop)
      throw new UsageError("Choose where to write: --out <folder> or --shop.");
    if (values["replace-sample"] && !intoShop) throw new UsageError("--replace-sample goes with --shop.");
    const count = (name: "shoppers" | "products" | "interactions" | "days" | "seed") =>
      readCount(name, values[name]);
    const options = checked({
      shoppers: count("shoppers"),
      products: count("products"),
      interactions: count("interactions"),
      days: count("days"),
      seed: count("seed"),
      until: readUntil(values.until),
    });
    const { makeShop } = await import("@/lib/data/generate/generate-interactions");
    if (folder !== undefined) {
      const target = readFolder(folder);
      const { writeShopFiles } = await import("@/lib/data/generate/write-files");
      const written = await out.step("Making up a shop", async (onProgress) =>
        writeShopFiles(makeShop(options), target, onProgress),
      );
      const { statistics, ...files } = written;
      out.result({ ...options, files, statistics });
      printShopStatistics(statistics, out);
      out.line(`\nWritten: ${files.catalog}, ${files.interactions}`);
      return EXIT.ok;
    }
    const { fillShop } = await import("@/lib/data/generate/fill-shop");
    const statistics = await withSession(out, ({ pool }) =>
      out.step("Making up a shop", async (onProgress) =>
        fillShop(pool, makeShop(options), { replaceSample: values["replace-sample"], onProgress }),
      ),
    );
    out.result({ ...options, statistics });
    printShopStatistics(statistics, out);
    out.line("\nNext: npm run aisle -- train");
    return EXIT.ok;
  },
});
