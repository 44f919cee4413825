import { decodePart } from "./decode-part";

/** The values that a Cookie header has for a name, as they were meant; more than one where cookies of several paths meet. */
export function readCookies(header: string | null, name: string): string[] {
  if (!header) return [];
  return header
    .split(";")
    .map((pair) => pair.trim())
    .filter((pair) => pair.startsWith(`${name}=`))
    .map((pair) => decodePart(pair.slice(name.length + 1)));
}

/** The first of them. */
export const readCookie = (header: string | null, name: string): string | undefined =>
  readCookies(header, name)[0];
