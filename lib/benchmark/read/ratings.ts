import { mapColumns } from "@/lib/import/generic/map-columns";
import { readTime } from "@/lib/import/read-time";
import type { FileFacts } from "@/lib/import/source/inspect-file";
import { openCsv } from "@/lib/import/source/read-csv";
import { column, type ColumnSpec, optionalColumn, type Table } from "@/lib/import/source/source-row";
import type { ColumnOptions, ReadEvents } from "./event-file";
import { FileAccount, type Refusal } from "./file-account";
import { LogBuilder } from "./log-builder";
import { keepNewestRatings } from "./repeats";
import { hasColumn, takeRows } from "./table-source";
import { readFirstLine } from "./text-lines";
import { unreadableTime } from "./time-text";

const COLUMNS = [
  column("user", "userId", "user_id", "shopper"),
  column("item", "itemId", "item_id", "movieId", "movie_id", "product"),
  column("rating", "stars", "value"),
  optionalColumn("time", "timestamp", "at", "date"),
];
const TIME = 3;
/** The columns of files without a header, in the order all published ones have. */
const ORDER = ["user", "item", "rating", "time"];
const MARKS = ["::", "\t", ",", ";", "|"];

/** MovieLens and its kin: `u.data`, `ratings.dat`, `ratings.csv` with or without header, tables with `name:type` headers. */
export const readRatings: ReadEvents<ColumnOptions> = async (facts, { names, onBytes }, options) => {
  const specs = mapColumns(COLUMNS, options.columns);
  const table = await openRatings(facts, specs, options.delimiter);
  const timed = hasColumn(table, specs, TIME);
  const events = new LogBuilder(names);
  const account = new FileAccount(facts.file);
  await takeRows(
    table,
    account,
    onBytes,
    ({ values: [user = "", item = "", ratingText = "", time = ""] }) => {
      if (user === "") return { reason: "no user" };
      if (item === "") return { reason: "no item" };
      const rating = ratingText === "" ? Number.NaN : Number(ratingText);
      if (!(rating >= 0 && Number.isFinite(rating))) return badRating(ratingText);
      const at = timed ? readTime(time) : 0;
      if (at === null) return unreadableTime(time);
      events.add(user, item, "rating", rating, at);
      return null;
    },
  );
  return { events, account, timed, thin: keepNewestRatings, notes: [] };
};

/** A header names its columns; a first row without one has a number where the rating stands. */
async function openRatings(
  facts: FileFacts,
  specs: readonly ColumnSpec[],
  given: string | undefined,
): Promise<Table> {
  const first = await readFirstLine(facts);
  const delimiter = given ?? MARKS.find((mark) => first.includes(mark)) ?? ",";
  const cells = first.split(delimiter).map((cell) => cell.trim());
  const isRow = cells.length >= 3 && cells[2] !== "" && Number.isFinite(Number(cells[2]));
  const header = isRow ? cells.map((_, i) => ORDER[i] ?? `column ${i + 1}`) : undefined;
  return openCsv(facts, specs, { header, delimiter });
}

function badRating(text: string): Refusal {
  return { reason: `rating "${text}" is no number of 0 or more`, group: "rating is no number of 0 or more" };
}
