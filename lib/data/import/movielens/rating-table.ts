import type { FileFacts } from "@/lib/platform/files/inspect-file";
import { openBytes } from "@/lib/platform/files/open-bytes";
import { openCsv } from "@/lib/platform/files/read-csv";
import { column, type Table } from "@/lib/platform/files/source-row";

const COLUMNS = [
  column("userId", "user_id", "user"),
  column("movieId", "item_id", "item", "movie_id"),
  column("rating"),
  column("timestamp"),
];

const NAMES = ["userId", "movieId", "rating", "timestamp"];

async function readStart(file: string): Promise<string> {
  for await (const chunk of openBytes(file)) return chunk.subarray(0, 200).toString("latin1");
  return "";
}

/** u.data (tabs, no header), ratings.dat (`::`, no header), ratings.csv or a table with `name:type` headers. */
export async function openRatings(facts: FileFacts): Promise<Table> {
  const start = await readStart(facts.file);
  const header = /^\d/.test(start) ? NAMES : undefined;
  const delimiter = start.includes("::") ? "::" : undefined;
  return openCsv(facts, COLUMNS, { header, delimiter });
}
