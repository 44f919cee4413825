/** The origin a text names, as browsers write it: `https://www.example`; null for anything else, a path included. */
export function readOrigin(text: string): string | null {
  if (!URL.canParse(text)) return null;
  const { protocol, origin, pathname, search, hash, username } = new URL(text);
  const isOrigin = pathname === "/" && search === "" && hash === "" && username === "";
  return isOrigin && (protocol === "https:" || protocol === "http:") ? origin : null;
}
