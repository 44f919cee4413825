import { DateTime, Info } from "luxon";

/** Which comes first where day and month are numbers and the year comes last. */
export const DATE_ORDERS = ["dmy", "mdy"] as const;
export type DateOrder = (typeof DATE_ORDERS)[number];

/** The day of a text as ISO 8601, and what follows it. */
interface Day {
  readonly date: string;
  readonly rest: string;
}

const WEEKDAY = /^(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?[.,]* +/i;
/** `Oct 1 10:15:00 UTC 2019`, as Unix prints it: the year comes behind the time. */
const YEAR_BEHIND = /^([a-z]{3,9}) (\d{1,2}) (\d{1,2}:\d{2}:\d{2})( [a-z]{3,4})? (\d{4})$/i;

const YEAR_FIRST = /^(\d{4})([-/.])(\d{1,2}|[a-z]{3,9})\2(\d{1,2})(?!\d)/i;
const COMPACT = /^(\d{4})(\d{2})(\d{2})(?=(?:\d{4}|\d{6})?(?:\D|$))/;
const YEAR_LAST = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})(?!\d)/;
const DAY_AND_NAME = /^(\d{1,2})(?:st|nd|rd|th)?[-/. ]+([a-z]{3,9})[-/., ]+(\d{4})(?!\d)/i;
const NAME_AND_DAY = /^([a-z]{3,9})[-/. ]+(\d{1,2})(?:st|nd|rd|th)?[-/, ]+(\d{4})(?!\d)/i;
/** Week and ordinal dates of ISO 8601. */
const ISO_OTHER = /^(\d{4}-?W\d{2}-?[1-7]|\d{4}-\d{3})(?!\d)/;

const TIME =
  /^(?:(?:T|,? (?:at )?|:) ?(\d{1,2}):?(\d{2})(?::?(\d{2})(?:[.,](\d{1,9}))?)?(?: ?([ap])\.?m\.?(?![a-z]))?)?(.*)$/i;
const OFFSET = /^(?:UTC|GMT|Z)?([+-])(\d{1,2})(?::?(\d{2}))?(?: (?:UTC|GMT))?$/;
const UTC = /^(?:Z|UTC|GMT|UT)?$/i;
/** Those that RFC 2822 defines. Other letters name more than one zone, or none. */
const LETTERS: ReadonlyMap<string, string> = new Map(
  Object.entries({ EST: -5, EDT: -4, CST: -6, CDT: -5, MST: -7, MDT: -6, PST: -8, PDT: -7 }).map(
    ([letters, hours]) => [letters, `UTC${hours}`],
  ),
);

const MONTHS = new Map(
  Info.months("long", { locale: "en" }).flatMap((name, i) =>
    [name, name.slice(0, 3), ...(name === "September" ? ["Sept"] : [])].map((word): [string, number] => [
      word.toLowerCase(),
      i + 1,
    ]),
  ),
);

function toDay(year: string, month: string | number, day: string, rest: string): Day | null {
  const number = typeof month === "number" ? month : (MONTHS.get(month.toLowerCase()) ?? Number(month));
  if (Number.isNaN(number)) return null;
  return { date: `${year}-${String(number).padStart(2, "0")}-${day.padStart(2, "0")}`, rest };
}

/** Two digits of a year are of this century, unless they are far ahead of us. */
function fullYear(year: string): string {
  if (year.length === 4) return year;
  return `${Number(year) < 70 ? "20" : "19"}${year}`;
}

/** Day and month as numbers, the year last. Without an order only what has one reading: 25/12/2019, 10.10.2019. */
function readYearLast(match: RegExpExecArray, rest: string, order: DateOrder | undefined): Day | null {
  const [, first = "", , second = "", year = ""] = match;
  const dmy = () => toDay(fullYear(year), Number(second), first, rest);
  const mdy = () => toDay(fullYear(year), Number(first), second, rest);
  if (order !== undefined) return order === "dmy" ? dmy() : mdy();
  if (year.length !== 4) return null;
  if (Number(first) > 12 || first === second) return dmy();
  return Number(second) > 12 ? mdy() : null;
}

function readDay(text: string, order: DateOrder | undefined): Day | null {
  const behind = (match: RegExpExecArray) => text.slice(match[0].length);
  let match = YEAR_FIRST.exec(text);
  if (match) return toDay(match[1] ?? "", match[3] ?? "", match[4] ?? "", behind(match));
  match = YEAR_LAST.exec(text);
  if (match) return readYearLast(match, behind(match), order);
  match = DAY_AND_NAME.exec(text);
  if (match) return toDay(match[3] ?? "", match[2] ?? "", match[1] ?? "", behind(match));
  match = NAME_AND_DAY.exec(text);
  if (match) return toDay(match[3] ?? "", match[1] ?? "", match[2] ?? "", behind(match));
  match = ISO_OTHER.exec(text);
  if (match) return { date: match[1] ?? "", rest: behind(match) };
  match = COMPACT.exec(text);
  if (!match) return null;
  const rest = behind(match);
  return toDay(match[1] ?? "", Number(match[2]), match[3] ?? "", /^\d/.test(rest) ? `T${rest}` : rest);
}

/** A zone as luxon takes it; null for one that cannot be told. */
function readZone(text: string): string | null {
  if (UTC.test(text)) return "utc";
  const offset = OFFSET.exec(text);
  if (offset) return `UTC${offset[1]}${offset[2]}${offset[3] ? `:${offset[3]}` : ""}`;
  const letters = LETTERS.get(text);
  if (letters !== undefined) return letters;
  return /^[a-z_]+\/[\w/+-]+$/i.test(text) ? text : null;
}

function toHour(hour: string, half: string | undefined): string {
  const number = Number(hour);
  if (half === undefined) return hour.padStart(2, "0");
  // Noon is 12 pm and midnight 12 am; 13 pm is nothing.
  if (number < 1 || number > 12) return "99";
  return String((number % 12) + (half.toLowerCase() === "p" ? 12 : 0)).padStart(2, "0");
}

/** As one blank-separated line without what says a thing twice: weekdays, names of zones behind their offsets. */
function simplify(text: string): string {
  const line = text.trim().replace(/\s+/g, " ").replace(WEEKDAY, "");
  const plain = line.replace(/ ?\([\w +:/-]*\)$/, "").replace(/([+-]\d{2}:?\d{2}|Z)\[[\w/+-]+\]$/, "$1");
  return plain.replace(YEAR_BEHIND, "$1 $2 $5 $3$4");
}

/**
 * A day or moment as people and programs write it, as milliseconds since the epoch; UTC where no zone is named. null
 * for anything else, and for what does not exist.
 *
 * @param order of day and month where both are numbers and the year comes last
 */
export function readWrittenTime(text: string, order?: DateOrder): number | null {
  const day = readDay(simplify(text), order);
  const time = day && TIME.exec(day.rest);
  if (!time) return null;
  const [, hour, minute = "00", second = "00", fraction = "0", half, behind = ""] = time;
  const zone = readZone(behind.trim().replace(/^\[(.*)\]$/, "$1"));
  if (zone === null) return null;
  const clock = hour === undefined ? "00:00:00" : `${toHour(hour, half)}:${minute}:${second}.${fraction}`;
  const read = DateTime.fromISO(`${day.date}T${clock}`, { zone });
  return read.isValid ? read.toMillis() : null;
}
