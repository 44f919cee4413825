import { randomId } from "@/lib/platform/ids";

const REQUEST_ID = /^[\w-]{8,64}$/;

/** What a request is called in the log and in its answer: as whoever sent it calls it, or by a new name. */
export function requestIdOf(headers: Pick<Headers, "get">): string {
  const given = headers.get("x-request-id") ?? "";
  return REQUEST_ID.test(given) ? given : randomId();
}
