import { hash } from "node:crypto";
import { z } from "zod";
import { uuidv8 } from "@/lib/platform/ids";

/** Longer is no number of an event. */
export const MAX_EVENT_ID = 200;

const uuid = z.uuid();

/** Whether an id is one of ours: a UUID that says which kind it is. */
export const isEventId = (given: string): boolean => uuid.safeParse(given).success;

/**
 * The UUID of an event by whatever its sender calls it, always the same: sent again, by whichever road, it is the same event.
 * A UUID is itself.
 *
 * @param browser who speaks, where each browser numbers its own events; null: a server, whose numbers are unique
 */
export function eventIdOf(given: string, browser: string | null): string {
  if (isEventId(given)) return given.toLowerCase();
  const said = ["event", ...(browser === null ? [] : ["browser", browser]), given.normalize("NFC")];
  return uuidv8(hash("sha256", said.join("\n"), "hex"));
}
