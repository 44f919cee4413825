import "server-only";
import { getDb } from "@/lib/platform/db/client";
import { toUnavailable } from "@/lib/platform/db/unavailable";
import { isAppError } from "@/lib/platform/errors";
import { createSingleton } from "@/lib/platform/singleton";
import { Together } from "@/lib/platform/together";
import { type Events, type NewEvents, writeEvents } from "./write-events";

/** Batches in one statement: of a hundred events each, still less than the database takes in at once with ease. */
const MOST_BATCHES = 50;
/** Statements under way: while one waits for the disk, the next is being read. */
const AT_ONCE = 2;

type Result = { added: NewEvents } | { error: unknown };

/** Several batches as one. A list that several hold counts as seen when it first was. */
export function joinEvents(batches: readonly Events[]): Events {
  const lists = new Map(
    batches
      .flatMap(({ impressions = [] }) => impressions)
      .sort((a, b) => b.at - a.at)
      .map((impression) => [impression.list.id, impression]),
  );
  return {
    facts: batches.flatMap(({ facts }) => facts),
    impressions: [...lists.values()],
    clicks: batches.flatMap(({ clicks = [] }) => clicks),
  };
}

/** Gives each batch what was new of it; an id that several hold was new in the first of them. */
export function shareOut(batches: readonly Events[], added: NewEvents): NewEvents[] {
  const take = (ids: Iterable<string>, from: Set<string>) =>
    new Set([...ids].filter((id) => from.delete(id)));
  return batches.map(({ facts, impressions = [], clicks = [] }) => ({
    facts: take(new Set(facts.map(({ id }) => id)), added.facts),
    lists: take(new Set(impressions.map(({ list }) => list.id)), added.lists),
    clicks: take(new Set(clicks.map(({ id }) => id)), added.clicks),
  }));
}

async function writeAlone(events: Events): Promise<Result> {
  try {
    return { added: await writeEvents(getDb(), events) };
  } catch (error) {
    return { error };
  }
}

async function writeAll(batches: readonly Events[]): Promise<Result[]> {
  const [first, ...others] = batches;
  if (!first) return [];
  if (others.length === 0) return [await writeAlone(first)];
  try {
    const added = await writeEvents(getDb(), joinEvents(batches));
    return shareOut(batches, added).map((own) => ({ added: own }));
  } catch (error) {
    const away = toUnavailable(error);
    if (isAppError(away) && ["unavailable", "no_space"].includes(away.code))
      return batches.map(() => ({ error }));
    // One batch holds what cannot be written: the others must not pay for it.
    const results: Result[] = [];
    for (const events of batches) results.push(await writeAlone(events));
    return results;
  }
}

const writing = createSingleton(
  "shop.event-writing",
  () => new Together(writeAll, { atOnce: AT_ONCE, most: MOST_BATCHES }),
).get;

/**
 * Writes a batch as `writeEvents` does, in one statement with those that have come while earlier ones were being written:
 * each is on disk when its own call returns.
 */
export async function writeTogether(events: Events): Promise<NewEvents> {
  const result = await writing().call(events);
  if ("error" in result) throw result.error;
  return result.added;
}
