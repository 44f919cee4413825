import { getLauncherEnv } from "@/lib/platform/env";

/** Whether visitors reach the shop by https: its address says so (`NEXTAUTH_URL`). */
export function isHttpsSite(): boolean {
  return getLauncherEnv().NEXTAUTH_URL?.startsWith("https://") ?? false;
}

/** A path of this shop as visitors reach it: by the address it was told, never by what a request calls it. */
export function siteAddress(path: string): string {
  const { NEXTAUTH_URL, PORT } = getLauncherEnv();
  return new URL(path, NEXTAUTH_URL ?? `http://localhost:${PORT}`).href;
}

/**
 * What one of our cookies is called. By https it begins with `__Host-`: browsers take such a cookie from this host by TLS
 * alone, so that neither a neighbouring host nor somebody on the way can put one of theirs in its place.
 */
export function cookieName(name: string): string {
  return isHttpsSite() ? `__Host-${name}` : name;
}
