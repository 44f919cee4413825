import type { FileFacts } from "@/lib/platform/files/inspect-file";
import { openTable } from "@/lib/platform/files/open-table";
import {
  column,
  type ColumnSpec,
  optionalColumn,
  type SourceRow,
  type Table,
} from "@/lib/platform/files/source-row";
import { type ColumnOptions, type EventSource, listOf } from "./event-source";
import type { Fact } from "./fact";
import { mapColumns, mapHint } from "./map-columns";
import { futureTime, readMoment, readTime, TIME_NAMES, unreadableTime } from "./time";
import type { Rejection, Verdict } from "./verdict";

const TIME = ["time", "timestamp", "at", ...TIME_NAMES];
const TIME_PLACE = 3;
const WITHOUT_TIME = [
  column("user", "userId", "user_id", "shopper"),
  column("item", "itemId", "item_id", "movieId", "movie_id", "product"),
  column("rating", "stars", "value"),
];
const SHOP_COLUMNS: readonly ColumnSpec[] = [...WITHOUT_TIME, column(...TIME)];
const LOG_COLUMNS: readonly ColumnSpec[] = [...WITHOUT_TIME, optionalColumn(...TIME)];

/** What counts as a rating. */
interface RatingRules {
  readTime(text: string): number | null;
  /** Rows of a later time are rejected. Milliseconds since the epoch. */
  readonly latest: number;
  fits(stars: number): boolean;
  /** What stars must be, for rows with others. */
  readonly wanted: string;
}

const LOG_RULES: RatingRules = {
  readTime: readMoment,
  latest: Infinity,
  fits: (stars) => stars >= 0 && Number.isFinite(stars),
  wanted: "0 or more",
};

function judgeRating(values: readonly string[], timed: boolean, rules: RatingRules): Verdict<Fact> {
  const [user = "", item = "", ratingText = "", time = ""] = values;
  if (user === "") return { reject: "no user" };
  if (item === "") return { reject: "no item" };
  const stars = ratingText === "" ? Number.NaN : Number(ratingText);
  if (!rules.fits(stars)) return badRating(ratingText, rules);
  const at = timed ? rules.readTime(time) : 0;
  if (at === null) return unreadableTime(time);
  if (at > rules.latest) return futureTime(time);
  return { item: { shopper: user, product: item, kind: "rating", value: stars, at } };
}

function badRating(text: string, { wanted }: RatingRules): Rejection {
  return { reject: `rating "${text}" must be ${wanted}`, group: `rating must be ${wanted}` };
}

/** A header has a name where the number of stars stands; a row whose stars are none may still have a time. */
function isRatingRow([, , rating = "", time = ""]: readonly string[]): boolean {
  return (rating !== "" && Number.isFinite(Number(rating))) || readMoment(time) !== null;
}

/** MovieLens and its kin: `u.data`, `ratings.dat`, `ratings.csv` with or without header, tables with `name:type` headers. */
export async function openRatingLog(
  facts: FileFacts,
  { columns, delimiter }: ColumnOptions,
): Promise<EventSource> {
  const specs = mapColumns(LOG_COLUMNS, columns);
  const table = await openTable(facts, specs, { delimiter, isRow: isRatingRow, hint: mapHint(LOG_COLUMNS) });
  const timed = table.has(TIME_PLACE);
  return {
    table,
    timed,
    judge: ({ values }) => listOf(judgeRating(values, timed, LOG_RULES)),
    notes: () => [],
  };
}

const LOWEST = 0.5;
const HIGHEST = 5;

/** The same files for a shop: every rating has a time, and stars are those of MovieLens. */
export async function openShopRatings(
  facts: FileFacts,
  now: number,
): Promise<{ table: Table; judge(row: SourceRow): Verdict<Fact> }> {
  const rules: RatingRules = {
    readTime,
    latest: now,
    fits: (stars) => stars >= LOWEST && stars <= HIGHEST,
    wanted: `from ${LOWEST} to ${HIGHEST}`,
  };
  const table = await openTable(facts, SHOP_COLUMNS, { isRow: isRatingRow });
  return { table, judge: ({ values }) => judgeRating(values, true, rules) };
}
