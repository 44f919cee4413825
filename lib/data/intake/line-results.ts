import "server-only";
import { getLog } from "@/lib/platform/log";
import { requireRoom } from "@/lib/platform/free-space";
import { isAppError } from "@/lib/platform/errors";
import { toUnavailable } from "@/lib/platform/db/unavailable";
import type { GivenLine } from "@/lib/platform/http/lines";
import { parseObject } from "@/lib/platform/files/read-json-lines";

/** A line that is an object, or why it is none. */
export type ReadLine = { line: number; object: Record<string, unknown> } | { line: number; problem: string };

/** Reads a line as far as JSON goes. */
export function readLine({ line, text }: GivenLine): ReadLine {
  if (text === null) return { line, problem: "the line is too long" };
  const object = parseObject(text);
  return object === null ? { line, problem: "this is not a JSON object" } : { line, object };
}

/** Said last when the rest of the lines was not taken: from `line` on nothing was. */
export interface FailedLine {
  line: number;
  status: "failed";
  message: string;
}

/**
 * Takes lines group by group, each in a transaction of its own. When one cannot be written, the last result says from which
 * line on the body has to be sent again; sending all of it again changes nothing.
 */
export async function* takeGroups<Result>(
  groups: AsyncIterable<GivenLine[]>,
  take: (group: GivenLine[]) => Promise<Result[]>,
): AsyncGenerator<(Result | FailedLine)[]> {
  for await (const group of groups) {
    if (group.length === 0) continue;
    let results: Result[];
    try {
      await requireRoom();
      results = await take(group);
    } catch (thrown) {
      const error = toUnavailable(thrown);
      if (!isAppError(error)) getLog("intake").error({ err: error }, "cannot take lines");
      const why = isAppError(error) ? error.message : "Something went wrong on our side.";
      const message = `${why} Nothing was taken from this line on: send the rest again.`;
      yield [{ line: group[0]?.line ?? 0, status: "failed", message }];
      return;
    }
    yield results;
  }
}
