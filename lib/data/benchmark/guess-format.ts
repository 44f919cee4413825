import fs from "node:fs";
import { inspectFile } from "@/lib/platform/files/inspect-file";
import { readFirstLine } from "@/lib/platform/files/read-lines";
import type { BenchmarkFormat } from "./read/dataset";

/** Columns that only one published data set has. */
const TELLING: readonly (readonly [RegExp, BenchmarkFormat])[] = [
  [/\binvoice(no)?\b.*\bstockcode\b/i, "online-retail"],
  [/\bvisitorid\b.*\bitemid\b/i, "retailrocket"],
  [/\buser_id:token\b|^user_?id[,\t]movie_?id\b|^\d+::\d+::/i, "movielens"],
  [/\bsession_?id\b/i, "sessions"],
  [/^\d+( \d+){2,}$/, "adjacency"],
];

/** The format of a file by its first line: the shop's own interactions, unless something else shows. A folder is a data set's. */
export async function guessFormat(given: string): Promise<BenchmarkFormat> {
  if (fs.statSync(given, { throwIfNoEntry: false })?.isDirectory()) return guessFolder(given);
  const first = await readFirstLine(await inspectFile(given));
  return TELLING.find(([pattern]) => pattern.test(first))?.[1] ?? "interactions";
}

function guessFolder(folder: string): BenchmarkFormat {
  const names = fs.readdirSync(folder).join(" ");
  if (/online_?retail/i.test(names)) return "online-retail";
  return /\.inter\b|ratings|movies|u\.data/i.test(names) ? "movielens" : "retailrocket";
}
