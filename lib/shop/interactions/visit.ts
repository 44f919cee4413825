import "server-only";
import { createIsbotFromList, list as knownRobots } from "isbot";
import { clientAddress } from "@/lib/platform/http/client-request";
import type { Lane } from "./lanes";
import { originOf } from "./origin";

/** What a request says of whoever sent it. */
export interface Visit {
  lane: Extract<Lane, "person" | "robot" | "prefetch">;
  /** Keyed hash of its network; null where nobody's word is taken: our own code, imports and server keys. */
  origin: string | null;
}

/** The shop itself, or a program that the shop trusts. */
export const OURSELVES: Visit = { lane: "person", origin: null };

/** Browsers without a screen that the library's list does not name. */
const DRIVEN = ["\\bjsdom\\b", "happy-?dom", "webdriver", "zombie\\.js", "nightmare"];
const isKnownRobot = createIsbotFromList([...knownRobots, ...DRIVEN]);

/** Whether a user agent is that of a crawler, of a script, or of a browser that a program drives. */
export function isRobot(userAgent: string | null): boolean {
  return userAgent !== null && isKnownRobot(userAgent);
}

/** Whether a browser or a proxy fetches ahead of its user. */
function isPrefetch(headers: Pick<Headers, "get">): boolean {
  const purpose = ["sec-purpose", "purpose", "x-purpose", "x-moz"].map((name) => headers.get(name) ?? "");
  return purpose.some((value) => /\b(prefetch|prerender|preview)\b/i.test(value));
}

/** Who a browser's request comes from, by its headers. */
export function readVisit(headers: Pick<Headers, "get">, now = Date.now()): Visit {
  const origin = originOf(clientAddress(headers), now);
  if (isRobot(headers.get("user-agent"))) return { lane: "robot", origin };
  return { lane: isPrefetch(headers) ? "prefetch" : "person", origin };
}
