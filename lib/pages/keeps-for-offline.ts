import "server-only";
import { getLauncherEnv } from "@/lib/platform/env";

/** Whether browsers keep pages for when there is no network. Not while the shop is being worked on: its files change under one name. */
export function keepsForOffline(): boolean {
  const { AISLE_OFFLINE, NODE_ENV } = getLauncherEnv();
  return AISLE_OFFLINE === "on" && NODE_ENV !== "development";
}
