import { LRUCache } from "lru-cache";
import type { z } from "zod";
import { parseInput } from "@/lib/platform/parse-input";

/** Most callers ask for the same few things again and again; what they ask for need not be understood anew each time. */
const MAX_REMEMBERED = 1_000;
/** Longer ones are rare, and are not to fill memory. */
const MAX_LENGTH = 1_000;

/** What holds only for a time is looked at each time. */
const OF_THE_MOMENT = /(?:^|&)cursor=/;

function toObject(search: URLSearchParams): Record<string, string | string[]> {
  const object: Record<string, string | string[]> = {};
  for (const name of new Set(search.keys())) {
    const values = search.getAll(name);
    object[name] = values.length > 1 ? values : (values[0] ?? "");
  }
  return object;
}

/**
 * A reader of query strings: the query of an address as `schema` has it. The same string gives the same object, which must
 * not be changed. Throws AppError invalid.
 */
export function createQueryReader<Q>(schema: z.ZodType<Q>): (url: string) => Q {
  const remembered = new LRUCache<string, { query: Q }>({ max: MAX_REMEMBERED });
  return (url) => {
    const start = url.indexOf("?");
    const end = url.indexOf("#");
    const text = start < 0 ? "" : url.slice(start + 1, end < 0 ? undefined : end);
    const known = remembered.get(text);
    if (known) return known.query;
    const query = parseInput(schema, toObject(new URLSearchParams(text)));
    if (text.length <= MAX_LENGTH && !OF_THE_MOMENT.test(text)) remembered.set(text, { query });
    return query;
  };
}
