/**
 * Where to go after signing in: `wanted` when it is a path of this site, else `fallback`. Anything a browser could take
 * for another site (`//evil.example`, `/\evil.example`, `https:…`) is refused, so that a link to our sign-in page cannot
 * send people elsewhere.
 */
export function toSafePath(wanted: string | string[] | undefined, fallback: string): string {
  if (typeof wanted !== "string" || !wanted.startsWith("/")) return fallback;
  const site = "http://site.invalid";
  // Parsed the way browsers do: backslashes, tabs and line breaks included.
  const url = URL.canParse(wanted, site) ? new URL(wanted, site) : null;
  if (url?.origin !== site) return fallback;
  const path = `${url.pathname}${url.search}${url.hash}`;
  // "/.//evil.example" parses to the path "//evil.example".
  return path.startsWith("//") ? fallback : path;
}
