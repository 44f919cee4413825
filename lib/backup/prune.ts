import { DateTime } from "luxon";

/** How many are kept: one of each of the newest days and weeks that have any. */
export interface Kept {
  daily: number;
  weekly: number;
}

const PREFIX = "aisle-";
const ENDING = ".aisle";
const WRITTEN = "yyyy-MM-dd'T'HH-mm-ss'Z'";

/** What a backup of this moment is called in the folder of backups. */
export const toFileName = (at: Date): string =>
  `${PREFIX}${DateTime.fromJSDate(at, { zone: "utc" }).toFormat(WRITTEN)}${ENDING}`;

/** The moment a file of that folder is of; null for a file of any other name. */
function readFileName(name: string): DateTime | null {
  if (!name.startsWith(PREFIX) || !name.endsWith(ENDING)) return null;
  const at = DateTime.fromFormat(name.slice(PREFIX.length, -ENDING.length), WRITTEN, { zone: "utc" });
  return at.isValid ? at : null;
}

/** The newest of each period, of the newest `limit` periods. */
function newestOfEach(times: readonly [string, DateTime][], period: "day" | "week", limit: number): string[] {
  const newest = new Map<string, string>();
  for (const [name, at] of times) {
    const key = at.startOf(period).toISODate() ?? "";
    if (!newest.has(key)) newest.set(key, name);
  }
  return [...newest.values()].slice(0, limit);
}

/**
 * Which of the files in the folder of backups may go, by their names. Files of other names are nobody's business. Days and
 * weeks are those of UTC; the newest file always stays.
 */
export function choosePruned(names: readonly string[], { daily, weekly }: Kept): string[] {
  const times = names
    .flatMap((name): [string, DateTime][] => {
      const at = readFileName(name);
      return at ? [[name, at]] : [];
    })
    .sort(([, a], [, b]) => b.toMillis() - a.toMillis());
  const kept = new Set([...newestOfEach(times, "day", daily), ...newestOfEach(times, "week", weekly)]);
  return times.map(([name]) => name).filter((name) => !kept.has(name));
}
