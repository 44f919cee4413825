import fs from "node:fs";
import { LRUCache } from "lru-cache";
import { z } from "zod";

const manifest = z.object({
  staticRoutes: z.array(z.object({ page: z.string() })),
  dynamicRoutes: z.array(z.object({ page: z.string(), regex: z.string() })),
});

/** Addresses the site does not have, and files of any name: one label each, however many are asked for. */
const OTHER = "other";
const FILES = "files";
/** Trying one route after the other takes as long as answering a kept page does. */
const MOST_REMEMBERED = 10_000;
const UNKNOWN = "/api/[[...unknown]]";

export type PatternOf = (address: string) => string;

/** The routes there are, by the manifest that a build writes; without one (in development) none are known. */
function readManifest(file: string): z.infer<typeof manifest> {
  if (!fs.existsSync(file)) return { staticRoutes: [], dynamicRoutes: [] };
  return manifest.parse(JSON.parse(fs.readFileSync(file, "utf8")));
}

/**
 * Says of an address which route it is of, as its folder is called: `/products/blue-cup?from=list` is
 * `/products/[slug]`. There are as many answers as there are routes, and two more.
 *
 * @param file the build's `routes-manifest.json`
 */
export function readPatterns(file: string): PatternOf {
  const { staticRoutes, dynamicRoutes } = readManifest(file);
  const fixed = new Set(staticRoutes.map(({ page }) => page));
  const open = dynamicRoutes.map(({ page, regex }) => ({ page, regex: new RegExp(regex) }));
  const remembered = new LRUCache<string, string>({ max: MOST_REMEMBERED });
  const find = (path: string): string => {
    const found = open.find(({ regex }) => regex.test(path))?.page ?? OTHER;
    const pattern = found === UNKNOWN ? OTHER : found;
    remembered.set(path, pattern);
    return pattern;
  };
  return (address) => {
    const end = address.search(/[?#]/);
    const path = end < 0 ? address : address.slice(0, end);
    if (fixed.has(path)) return path;
    if (path.startsWith("/_next/")) return FILES;
    return remembered.get(path) ?? find(path);
  };
}
