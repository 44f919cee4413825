import { column, optionalColumn } from "@/lib/platform/files/source-row";
import type { ColumnOptions, ReadEvents } from "./event-file";
import { FileAccount, type Refusal } from "./file-account";
import { LogBuilder } from "./log-builder";
import { keepNewestRatings } from "./repeats";
import { openColumns, takeRows } from "./table-source";
import { readMoment, unreadableTime } from "./time-text";

const COLUMNS = [
  column("user", "userId", "user_id", "shopper"),
  column("item", "itemId", "item_id", "movieId", "movie_id", "product"),
  column("rating", "stars", "value"),
  optionalColumn("time", "timestamp", "at", "date"),
];
const TIME = 3;
/** MovieLens and its kin: `u.data`, `ratings.dat`, `ratings.csv` with or without header, tables with `name:type` headers. */
export const readRatings: ReadEvents<ColumnOptions> = async (facts, { names, onBytes }, options) => {
  const { table, has } = await openColumns(facts, COLUMNS, options, isRatingRow);
  const timed = has(TIME);
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
      const at = timed ? readMoment(time) : 0;
      if (at === null) return unreadableTime(time);
      events.add(user, item, "rating", rating, at);
      return null;
    },
  );
  return { events, account, timed, thin: keepNewestRatings, notes: [] };
};

/** A header has a name where the number of stars stands; a row whose stars are none may still have a time. */
function isRatingRow([, , rating = "", time = ""]: readonly string[]): boolean {
  return (rating !== "" && Number.isFinite(Number(rating))) || readMoment(time) !== null;
}

function badRating(text: string): Refusal {
  return { reason: `rating "${text}" is no number of 0 or more`, group: "rating is no number of 0 or more" };
}
