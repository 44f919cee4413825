import { readCookie } from "@/lib/platform/http/cookies";
import { cookieName } from "@/lib/platform/http/site";
import { type Device, readDevice } from "./device";
import type { Forced } from "./plan";

/** The cookie that holds the variant that somebody who tries an experiment wants to see. */
export const variantCookieName = () => cookieName("aisle-variant");
/** Cookies write the colon as `%3A`. */
const NAMED = /^([a-z][a-z0-9-]{0,39})(?::|%3[Aa])([a-z][a-z0-9-]{0,39})$/;

/** `experiment:variant` as cookies and addresses write it; null for what is not of that form. */
export function parseForced(text: string | null | undefined): Forced | null {
  const [, experiment, variant] = NAMED.exec(text ?? "") ?? [];
  return experiment && variant ? { experiment, variant } : null;
}

/** What headers say of how lists will be looked at. */
export interface Viewing {
  device: Device;
  forced: Forced | null;
}

/** Reads it from a request's headers. */
export function viewingOf(headers: Pick<Headers, "get">): Viewing {
  const forced = parseForced(readCookie(headers.get("cookie"), variantCookieName()));
  return { device: readDevice(headers), forced };
}
