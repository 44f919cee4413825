import "server-only";
import { headers } from "next/headers";
import { getEnv } from "@/lib/platform/env";

/** Where this site is as its visitors see it: `https://shop.example`. As configured, else as this request was addressed. */
export async function readSiteOrigin(): Promise<string> {
  const { NEXTAUTH_URL } = getEnv();
  if (NEXTAUTH_URL) return new URL(NEXTAUTH_URL).origin;
  const given = await headers();
  const scheme = given.get("x-forwarded-proto")?.split(",")[0]?.trim() ?? "http";
  const origin = `${scheme}://${given.get("host") ?? ""}`;
  // Anybody may write anything into a Host header.
  return URL.canParse(origin) ? origin : "http://localhost";
}
